"""From opportunities to the plain values that the templates take."""

from .detail import detail
from .lists import doors, for_lists, rows
from .similar import near, similar
from .status import status, why_over

__all__ = ["detail", "doors", "for_lists", "near", "rows", "similar", "status", "why_over"]
