"""Drawn pictures of the site: compositions of pieces and joints, group pictures, the mark."""

from .alt_text import alt_for_group
from .composition import composition
from .mark import mark_svg, write_icons
from .people import group_picture
from .raster import to_png
from .shapes import Drawing
from .svg import to_svg

__all__ = [
    "Drawing",
    "alt_for_group",
    "composition",
    "group_picture",
    "mark_svg",
    "to_png",
    "to_svg",
    "write_icons",
]
