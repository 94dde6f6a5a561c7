"""Signing in to the admin: django-allauth with our words, limits, second factors and sessions."""
