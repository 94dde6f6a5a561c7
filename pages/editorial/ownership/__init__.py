"""Whose content it is, in all of the admin: what Wagtail and its packages leave open."""
