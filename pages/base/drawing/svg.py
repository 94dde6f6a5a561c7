"""Drawings as compact SVG: one path element per run of shapes in the same colour."""

from itertools import groupby

from .palette import hex_colour
from .shapes import Arc, Circle, Drawing, Line, Path, Polygon, Rect, Shape, Step


def to_svg(drawing: Drawing, night: bool = False, decorative: bool = False) -> str:
    """The drawing as an SVG document without text, styles or scripts.

    ``night`` exchanges the colours for dark pages; ``decorative`` adds the attributes
    that keep an inlined picture away from screen readers and the tab order.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    hidden = ' aria-hidden="true" focusable="false"' if decorative else ""
    runs = groupby(drawing.shapes, key=lambda shape: shape.colour)
    paths = "".join(
        f'<path fill="{hex_colour(colour, night)}" d="{"".join(map(path_data, run))}"/>'
        for colour, run in runs
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}"{hidden}>{paths}</svg>'
    )


def path_data(shape: Shape) -> str:
    """The outline of one shape as SVG path data."""
    match shape:
        case Rect(x=x, y=y, width=width, height=height):
            return f"M{_join(x, y)}h{_number(width)}v{_number(height)}h{_number(-width)}z"
        case Circle(x=x, y=y, radius=radius):
            half = f"a{_join(radius, radius)} 0 1 1 "
            return f"M{_join(x - radius, y)}{half}{_join(2 * radius, 0)}{half}" + (
                f"{_join(-2 * radius, 0)}z"
            )
        case Polygon(points=((x, y), *others)):
            return f"M{_join(x, y)}L{_join(*(part for point in others for part in point))}z"
        case Path(start=(x, y), steps=steps):
            return f"M{_join(x, y)}{''.join(map(_step, steps))}z"
    raise TypeError(f"Unknown shape: {shape!r}")


def _step(step: Step) -> str:
    match step:
        case Line(x=x, y=y):
            return f"L{_join(x, y)}"
        case Arc(x=x, y=y, rx=rx, ry=ry, clockwise=clockwise, large=large):
            return f"A{_join(rx, ry)} 0 {int(large)} {int(clockwise)} {_join(x, y)}"


def _number(value: float) -> str:
    # A tenth of a unit is far below a pixel. Adding zero turns -0.0 into 0.0.
    return f"{round(value, 1) + 0.0:g}"


def _join(*values: float) -> str:
    """Numbers parted by a blank only where no minus sign parts them already."""
    return " ".join(map(_number, values)).replace(" -", "-")
