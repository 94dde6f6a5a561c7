"""Choosing rows by typing a few letters of their names, instead of from endless lists."""
