"""Single tiles: one piece on one paper, or the paper alone."""

from collections.abc import Callable

from .palette import TILE, luminance
from .shapes import Arc, Circle, Line, Point, Rect, Shape, path, polygon

_CORNERS: tuple[Point, ...] = ((0, 0), (TILE, 0), (TILE, TILE), (0, TILE))
_HALF = TILE / 2
# A whole tile in a darker ink than this would outweigh every figure around it.
_FULL_TILE_LUMINANCE = 0.15


def _quarter(ink: str, turn: int) -> Shape:
    before, corner, after = (_CORNERS[(turn + step) % 4] for step in (-1, 0, 1))
    return path(ink, before, Line(*corner), Line(*after), Arc(*before, TILE, TILE))


def _half(ink: str, turn: int) -> Shape:
    return (
        Rect(ink, 0, 0, TILE, _HALF),
        Rect(ink, _HALF, 0, _HALF, TILE),
        Rect(ink, 0, _HALF, TILE, _HALF),
        Rect(ink, 0, 0, _HALF, TILE),
    )[turn]


def _triangle(ink: str, turn: int) -> Shape:
    return polygon(ink, *(_CORNERS[(turn + step) % 4] for step in (0, 1, 2)))


def _wedge(ink: str, turn: int) -> Shape:
    tips: tuple[Point, ...] = ((_HALF, 0), (TILE, _HALF), (_HALF, TILE), (0, _HALF))
    return polygon(ink, tips[turn], _CORNERS[(turn + 2) % 4], _CORNERS[(turn + 3) % 4])


def _disc(ink: str, turn: int) -> Shape:
    return Circle(ink, _HALF, _HALF, 34)


def _full(ink: str, turn: int) -> Shape:
    return Rect(ink, 0, 0, TILE, TILE)


SINGLES: dict[str, Callable[[str, int], Shape]] = {
    "quarter": _quarter,
    "half": _half,
    "triangle": _triangle,
    "wedge": _wedge,
    "disc": _disc,
    "full": _full,
}
EMPTY = "empty"


def suits(single: str, ink: str) -> bool:
    """Whether a single may be drawn in this ink."""
    return single != "full" or luminance(ink) >= _FULL_TILE_LUMINANCE
