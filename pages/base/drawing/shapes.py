"""The description every picture is made of: flat shapes with a colour name each.

Units are picture units (a tile is 120 wide), y grows downwards. Renderers turn the
description into SVG or pixels and know nothing about figures or people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle by its upper left corner and size."""

    colour: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Circle:
    """A disc by its centre and radius."""

    colour: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Polygon:
    """A closed area with straight edges."""

    colour: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Line:
    """A straight step of an outline to a point."""

    x: float
    y: float


@dataclass(frozen=True)
class Arc:
    """A step along an upright ellipse to a point; flags as in SVG path data."""

    x: float
    y: float
    rx: float
    ry: float
    clockwise: bool = True
    large: bool = False


Step = Line | Arc


@dataclass(frozen=True)
class Path:
    """A closed area bounded by straight lines and elliptical arcs."""

    colour: str
    start: Point
    steps: tuple[Step, ...]


Shape = Rect | Circle | Polygon | Path


@dataclass(frozen=True)
class Drawing:
    """A finished picture: size in units and its shapes from back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def polygon(colour: str, *points: Point) -> Polygon:
    """A polygon from loose points."""
    return Polygon(colour, points)


def path(colour: str, start: Point, *steps: Step) -> Path:
    """A path from loose steps; it closes itself with a straight line."""
    return Path(colour, start, steps)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape shifted by (dx, dy)."""
    match shape:
        case Polygon(points=points):
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in points))
        case Path(start=(x, y), steps=steps):
            shifted = tuple(replace(step, x=step.x + dx, y=step.y + dy) for step in steps)
            return replace(shape, start=(x + dx, y + dy), steps=shifted)
        case _:
            return replace(shape, x=shape.x + dx, y=shape.y + dy)


def all_moved(shapes: Iterable[Shape], dx: float, dy: float) -> list[Shape]:
    """A group of shapes shifted together."""
    return [moved(shape, dx, dy) for shape in shapes]
