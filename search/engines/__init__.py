"""Engines that keep the index: one protocol, several implementations."""
