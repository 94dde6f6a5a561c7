"""What places tell those above them. Rows written in bulk send no signal of Django's."""

from django.dispatch import Signal

places_written = Signal()
"""Sent in the transaction, with `places`: the districts and municipalities just written."""
