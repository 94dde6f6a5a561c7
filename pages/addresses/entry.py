"""What this room has an address for."""

from pages.base.entries import list_page

from .overview import ROUTE

list_page(ROUTE, None)
