"""The vocabulary: things made of two pieces and the joint that makes them one.

The keys are the German names the picture data uses. Every figure spans two tiles side by
side unless its entry says otherwise. Coordinates are those of the figure: two tiles of 120
with a gap of 8 between them, so the joint lies at 120 to 128. Pieces reach to the middle
of the gap and the joint is laid over them, which leaves no hairline between the two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .palette import GAP, JOINT, TILE
from .shapes import Arc, Circle, Line, Point, Rect, Shape, path, polygon

FAR = TILE + GAP
SPAN = 2 * TILE + GAP
MIDDLE = SPAN / 2

Shapes = Iterator[Shape]


@dataclass(frozen=True)
class Tones:
    """The colours of one figure: two inks that differ, an accent, and its paper."""

    one: str
    two: str
    accent: str
    paper: str


@dataclass(frozen=True)
class Figure:
    """A figure of the vocabulary with its size in tiles."""

    draw: Callable[[Tones], Shapes]
    columns: int = 2
    rows: int = 1
    joints: tuple[Rect, ...] = (Rect(JOINT, TILE, 0, GAP, TILE),)


def _mirrored(x: float) -> float:
    return SPAN - x


def _buch(tones: Tones) -> Shapes:
    """An open book: two pages that curve towards the spine."""
    for ink, edge, clockwise in ((tones.one, 12, True), (tones.two, _mirrored(12), False)):
        spine = MIDDLE
        yield path(
            ink,
            (edge, 26),
            Arc(spine, 37, 110, 110, clockwise),
            Line(spine, 106),
            Arc(edge, 95, 110, 110, not clockwise),
        )


def _bruecke(tones: Tones) -> Shapes:
    """A bridge over the whole width; the joint is its keystone."""
    for ink, edge, foot, clockwise in (
        (tones.one, 0, 34, True),
        (tones.two, SPAN, _mirrored(34), False),
    ):
        yield path(
            ink,
            (edge, 30),
            Line(MIDDLE, 30),
            Line(MIDDLE, 52),
            Arc(foot, TILE, MIDDLE - 34, TILE - 52, not clockwise),
            Line(edge, TILE),
        )


def _paar(tones: Tones) -> Shapes:
    """Two people, one a little taller, shoulder to shoulder."""
    for ink, left, right, shoulder in (
        (tones.one, 8, MIDDLE, 70),
        (tones.two, MIDDLE, _mirrored(8), 61),
    ):
        yield path(
            ink,
            (left, TILE),
            Line(left, shoulder + 38),
            Arc(left + 38, shoulder, 38, 38),
            Line(right - 38, shoulder),
            Arc(right, shoulder + 38, 38, 38),
            Line(right, TILE),
        )
        yield Circle(tones.accent, (left + right) / 2, shoulder - 28, 21)


def _gespraech(tones: Tones) -> Shapes:
    """Two speech bubbles that are one."""
    for ink, side, clockwise in ((tones.one, 1, True), (tones.two, -1, False)):

        def at(x: float, y: float, side: int = side) -> Point:
            return MIDDLE - side * (MIDDLE - x), y

        yield path(
            ink,
            (MIDDLE, 14),
            Line(*at(58, 14)),
            Arc(*at(32, 82), 40, 40, not clockwise),
            Line(*at(22, 110)),
            Line(*at(58, 94)),
            Line(MIDDLE, 94),
        )


def _quarter(ink: str, base: float, tip: float, left: bool) -> Shape:
    """A quarter disc around the joint, from the outer edge at ``base`` to ``tip``."""
    edge, inner = (0, TILE) if left else (SPAN, FAR)
    curve = Arc(inner, tip, TILE, TILE, left is (tip < base))
    return path(ink, (edge, base), curve, Line(MIDDLE, tip), Line(MIDDLE, base))


def _kuppel(tones: Tones) -> Shapes:
    """A dome."""
    yield _quarter(tones.one, TILE, 0, left=True)
    yield _quarter(tones.two, TILE, 0, left=False)


def _schale(tones: Tones) -> Shapes:
    """A bowl."""
    yield _quarter(tones.one, 0, TILE, left=True)
    yield _quarter(tones.two, 0, TILE, left=False)


def _blatt(tones: Tones) -> Shapes:
    """A leaf with its midrib."""
    yield _quarter(tones.one, TILE, 0, left=True)
    yield _quarter(tones.two, 0, TILE, left=False)


def _halm(tones: Tones) -> Shapes:
    """A seedling: two leaves on one stalk."""
    yield path(tones.one, (MIDDLE, TILE), Arc(0, 0, 124, TILE), Arc(MIDDLE, TILE, 124, TILE))
    yield path(
        tones.two,
        (MIDDLE, TILE),
        Arc(SPAN, 0, 124, TILE, False),
        Arc(MIDDLE, TILE, 124, TILE, False),
    )


def _arkade(tones: Tones) -> Shapes:
    """Two arches of one arcade."""
    for ink, left, middle in ((tones.one, 0, 60), (tones.two, MIDDLE, _mirrored(60))):
        yield Rect(ink, left, 18, MIDDLE, TILE - 18)
        yield path(
            tones.paper,
            (middle - 34, TILE),
            Line(middle - 34, 82),
            Arc(middle + 34, 82, 34, 34),
            Line(middle + 34, TILE),
        )


def _treppe(tones: Tones) -> Shapes:
    """Stairs of four steps that go on behind the joint."""
    for ink, left, low in ((tones.one, 0, 96), (tones.two, MIDDLE, 48)):
        right = left + MIDDLE
        tread = 60 if left == 0 else 188
        yield polygon(
            ink,
            (left, TILE),
            (left, low),
            (tread, low),
            (tread, low - 24),
            (right, low - 24),
            (right, TILE),
        )


def _strebe(tones: Tones) -> Shapes:
    """Two braces on one post."""
    yield polygon(tones.one, (0, 0), (MIDDLE, 0), (MIDDLE, TILE), (TILE, TILE))
    yield polygon(tones.two, (SPAN, 0), (MIDDLE, 0), (MIDDLE, TILE), (FAR, TILE))


def _welle(tones: Tones) -> Shapes:
    """Three waves of even thickness that cross the joint on their crest."""
    for height in (27, 60, 93):
        for ink, mirrored in ((tones.one, False), (tones.two, True)):
            yield _wave(ink, height, mirrored)


def _wave(ink: str, height: float, mirrored: bool) -> Shape:
    """Half a wave from one crest at the edge through the trough to the joint's crest."""
    near, far, half = 30.0, 46.0, 8.0  # inner and outer radius, half the thickness
    radius = (near + far) / 2
    # Where arcs meet, both lean alike: the edges lie across the band, on the radius.
    sine = (MIDDLE / 4) / radius
    cosine = (1 - sine**2) ** 0.5
    lean_x, lean_y = half * sine, half * cosine
    rise = radius * (1 - cosine)  # from the middle line to the crest

    def at(x: float) -> float:
        return SPAN - x if mirrored else x

    def arc(x: float, y: float, size: float, clockwise: bool) -> Arc:
        return Arc(at(x), y, size, size, clockwise is not mirrored)

    first, second = MIDDLE / 4, 3 * MIDDLE / 4
    return path(
        ink,
        (at(0), height - rise - half),
        arc(first + lean_x, height - lean_y, far, True),
        arc(second - lean_x, height - lean_y, near, False),
        arc(MIDDLE, height - rise - half, far, True),
        Line(MIDDLE, height - rise + half),
        arc(second + lean_x, height + lean_y, near, False),
        arc(first - lean_x, height + lean_y, far, True),
        arc(0, height - rise + half, near, False),
    )


def _ball(tones: Tones) -> Shapes:
    """A ball, caught."""
    for ink, clockwise in ((tones.one, False), (tones.two, True)):
        yield path(ink, (MIDDLE, 10), Arc(MIDDLE, 110, 50, 50, clockwise))


def _flagge(tones: Tones) -> Shapes:
    """A pennant with a stripe, one tile wide and two high."""
    yield polygon(tones.one, (0, 0), (TILE, TILE), (TILE, MIDDLE), (0, MIDDLE))
    yield polygon(tones.two, (0, SPAN), (TILE, FAR), (TILE, MIDDLE), (0, MIDDLE))


def _haus(tones: Tones) -> Shapes:
    """A house of four pieces; the inks change places between roof and walls."""
    yield polygon(tones.one, (0, TILE), (TILE, 8), (MIDDLE, 8), (MIDDLE, TILE))
    yield polygon(tones.two, (SPAN, TILE), (FAR, 8), (MIDDLE, 8), (MIDDLE, TILE))
    for ink, left, window in (
        (tones.two, 18, 52),
        (tones.one, MIDDLE, _mirrored(86)),
    ):
        yield Rect(ink, left, FAR, MIDDLE - 18, TILE)
        yield Rect(tones.paper, window, FAR + 34, 34, 34)


def _baum(tones: Tones) -> Shapes:
    """A tree with two storeys of foliage on a little hill; the joint is its trunk."""
    for ink, ground, left in ((tones.one, tones.two, True), (tones.two, tones.one, False)):
        for inset, bottom, height in ((30, TILE, 106), (6, FAR + 78, 78)):
            edge = inset if left else _mirrored(inset)
            crown = Arc(MIDDLE, bottom - height, MIDDLE - inset, height, left)
            yield path(ink, (edge, bottom), crown, Line(MIDDLE, bottom))
        hill = Arc(MIDDLE, SPAN - 18, MIDDLE, 18, left)
        yield path(ground, (0 if left else SPAN, SPAN), hill, Line(MIDDLE, SPAN))


def _scheibe(tones: Tones) -> Shapes:
    """A disc of four quarters that hold each other."""
    for ink, edge, top, clockwise in (
        (tones.one, 0, 0, True),
        (tones.two, SPAN, 0, False),
        (tones.accent, 0, SPAN, False),
        (tones.one, SPAN, SPAN, True),
    ):
        level = TILE if top == 0 else FAR
        column = TILE if edge == 0 else FAR
        yield path(
            ink,
            (edge, MIDDLE),
            Line(edge, level),
            Arc(column, top, TILE, TILE, clockwise),
            Line(MIDDLE, top),
            Line(MIDDLE, MIDDLE),
        )


_UPRIGHT = Rect(JOINT, TILE, 0, GAP, SPAN)
_LEVEL = Rect(JOINT, 0, TILE, SPAN, GAP)

FIGURES: dict[str, Figure] = {
    "buch": Figure(_buch),
    "bruecke": Figure(_bruecke),
    "paar": Figure(_paar),
    "gespraech": Figure(_gespraech),
    "kuppel": Figure(_kuppel),
    "schale": Figure(_schale),
    "blatt": Figure(_blatt),
    "halm": Figure(_halm),
    "arkade": Figure(_arkade),
    "treppe": Figure(_treppe),
    "strebe": Figure(_strebe),
    "welle": Figure(_welle),
    "ball": Figure(_ball),
    "flagge": Figure(_flagge, columns=1, rows=2, joints=(Rect(JOINT, 0, TILE, TILE, GAP),)),
    "haus": Figure(_haus, rows=2, joints=(_UPRIGHT,)),
    "baum": Figure(_baum, rows=2, joints=(_UPRIGHT,)),
    "scheibe": Figure(_scheibe, rows=2, joints=(_UPRIGHT, _LEVEL)),
}
