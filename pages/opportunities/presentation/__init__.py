"""From opportunities to the plain values that the templates take."""

from .detail import detail, similar, why_over
from .lists import doors, for_lists, rows

__all__ = ["detail", "doors", "for_lists", "rows", "similar", "why_over"]
