"""The tables of the editorial room, one file per subject."""

from .publishing import Bundle, BundleItem, Hitch

__all__ = ["Bundle", "BundleItem", "Hitch"]
