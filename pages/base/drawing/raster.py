"""Drawings as pixels: drawn at three times the size with Pillow, then reduced."""

import math
from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

from .palette import rgb
from .shapes import Arc, Circle, Drawing, Line, Path, Point, Polygon, Rect, Shape

_OVERSAMPLING = 3
_SAVE_OPTIONS: dict[str, dict[str, int | bool]] = {
    "PNG": {"compress_level": 9},
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "WEBP": {"quality": 88, "method": 4},
}


def to_png(
    drawing: Drawing, width: int, height: int, format: str = "PNG", night: bool = False
) -> bytes:
    """The drawing as an image file of exactly width x height pixels.

    The drawing fills the image; what is left over when the proportions differ is cut off
    evenly on both sides. ``format`` is PNG, JPEG or WEBP.
    """
    image = to_image(drawing, width, height, night=night)
    if format.upper() == "PNG":
        image = few_colours(image, {rgb(shape.colour, night) for shape in drawing.shapes})
    return encoded(image, format)


def encoded(image: Image.Image, format: str = "PNG") -> bytes:
    """An image as the bytes of a file."""
    buffer = BytesIO()
    image.save(buffer, format, **_SAVE_OPTIONS[format.upper()])
    return buffer.getvalue()


def few_colours(image: Image.Image, flat: Iterable[tuple[int, int, int]]) -> Image.Image:
    """The image with a table of 256 colours: a third of the size, no visible difference.

    ``flat`` are the colours of its flat areas, which stay exact.
    """
    small = image.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    values = small.getpalette() or []
    table = [tuple(values[start : start + 3]) for start in range(0, len(values), 3)]
    # Quantising shifts flat areas by a hair; their colours are put back exactly.
    for colour in flat:
        nearest = min(range(len(table)), key=lambda index: math.dist(table[index], colour))
        table[nearest] = colour
    small.putpalette([channel for colour in table for channel in colour])
    return small


def to_image(
    drawing: Drawing, width: int, height: int, night: bool = False, transparent: bool = False
) -> Image.Image:
    """The drawing as a Pillow image; a transparent one keeps an alpha channel."""
    mode = "RGBA" if transparent else "RGB"
    size = (width * _OVERSAMPLING, height * _OVERSAMPLING)
    canvas = Image.new(mode, size)
    pen = ImageDraw.Draw(canvas)
    scale = max(size[0] / drawing.width, size[1] / drawing.height)
    dx = (size[0] - drawing.width * scale) / 2
    dy = (size[1] - drawing.height * scale) / 2
    for shape in drawing.shapes:
        _draw(pen, shape, rgb(shape.colour, night), scale, dx, dy)
    return canvas.resize((width, height), Image.Resampling.LANCZOS)


def _draw(
    pen: ImageDraw.ImageDraw,
    shape: Shape,
    fill: tuple[int, int, int],
    scale: float,
    dx: float,
    dy: float,
) -> None:
    if isinstance(shape, Rect):
        left, top = round(shape.x * scale + dx), round(shape.y * scale + dy)
        right = round((shape.x + shape.width) * scale + dx)
        bottom = round((shape.y + shape.height) * scale + dy)
        # Pillow paints the last row and column too.
        pen.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=fill)
        return
    step = 2 / scale
    # Pillow counts from the middle of a pixel, the drawing from its corner.
    pen.polygon(
        [(x * scale + dx - 0.5, y * scale + dy - 0.5) for x, y in outline(shape, step)], fill=fill
    )


def outline(shape: Shape, step: float = 1.0) -> list[Point]:
    """The edge of a shape as points; curves are followed in steps of this many units."""
    match shape:
        case Rect(x=x, y=y, width=width, height=height):
            return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        case Polygon(points=points):
            return list(points)
        case Circle(x=x, y=y, radius=radius):
            start = (x - radius, y)
            opposite = Arc(x + radius, y, radius, radius)
            back = Arc(x - radius, y, radius, radius)
            return [start, *_along(start, opposite, step), *_along((x + radius, y), back, step)]
        case Path(start=start, steps=steps):
            edge = [start]
            for part in steps:
                if isinstance(part, Line):
                    edge.append((part.x, part.y))
                else:
                    edge.extend(_along(edge[-1], part, step))
            return edge
    raise TypeError(f"Unknown shape: {shape!r}")


def _along(start: Point, arc: Arc, step: float) -> list[Point]:
    """Points on an arc after its start (SVG 2, appendix B.2.4, without rotation)."""
    x1, y1 = start[0] / arc.rx, start[1] / arc.ry
    x2, y2 = arc.x / arc.rx, arc.y / arc.ry
    half_chord = math.dist((x1, y1), (x2, y2)) / 2
    # A chord longer than the ellipse enlarges the ellipse, as SVG demands.
    radius = max(1.0, half_chord)
    offset = math.sqrt(radius**2 - half_chord**2)
    if arc.large == arc.clockwise:
        offset = -offset
    normal = (-(y2 - y1) / (2 * half_chord), (x2 - x1) / (2 * half_chord))
    cx, cy = (x1 + x2) / 2 + normal[0] * offset, (y1 + y2) / 2 + normal[1] * offset
    first, last = math.atan2(y1 - cy, x1 - cx), math.atan2(y2 - cy, x2 - cx)
    turn = (last - first) % math.tau if arc.clockwise else -((first - last) % math.tau)
    count = max(2, math.ceil(abs(turn) * radius * max(arc.rx, arc.ry) / step))
    angles = (first + turn * index / count for index in range(1, count + 1))
    return [
        ((cx + radius * math.cos(angle)) * arc.rx, (cy + radius * math.sin(angle)) * arc.ry)
        for angle in angles
    ]
