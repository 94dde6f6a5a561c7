"""The desk: what a person finds after signing in, and the menus of the admin."""
