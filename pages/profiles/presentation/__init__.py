"""From profiles to the plain values that the templates take."""

from .centre import centre, centre_index
from .city import city, city_index

__all__ = ["centre", "centre_index", "city", "city_index"]
