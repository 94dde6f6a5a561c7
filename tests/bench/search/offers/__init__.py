"""A table of opportunities as Wagtail's own search would index it."""
