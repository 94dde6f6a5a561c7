"""The mark: four pieces held together by a joint, the joint is the K."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path as FilePath

from PIL import Image

from .palette import JOINT
from .raster import encoded, to_image
from .shapes import Arc, Drawing, Line, path, polygon
from .svg import to_svg

SIZE = 40
_ON_LIGHT = ("p800", "p700", "p600")
_ON_DARK = ("p700", "p600", "p500")
_ON_DEEP = ("p600", "p500", "p400")
_TOUCH_ICON_SIZE = 180
_TOUCH_ICON_PADDING = 0.12
ICON_GROUND = "#FDFCF9"
_FAVICON_SIZE = 32
_FAVICON_SIZES = (16, 32, 48)
APP_ICON_SIZES = (192, 512)
# A phone may cut an icon down to a circle of four fifths of its width; the square fits into it.
_MASKABLE_PADDING = 0.23


def mark_svg(dark: bool = False, deep: bool = False) -> str:
    """The mark for inlining; ``dark`` for dark pages, ``deep`` for the footer's ground."""
    pieces = _ON_DEEP if deep else _ON_DARK if dark else _ON_LIGHT
    return to_svg(mark(pieces), decorative=True)


def mark(pieces: Sequence[str] = _ON_LIGHT) -> Drawing:
    """The mark with its stem, arms and corner piece in the given three colours."""
    stem, arm, corner = pieces
    return Drawing(
        SIZE,
        SIZE,
        (
            path(
                stem,
                (3, 0),
                Line(11, 0),
                Line(11, SIZE),
                Line(3, SIZE),
                Arc(0, 37, 3, 3),
                Line(0, 3),
                Arc(3, 0, 3, 3),
            ),
            polygon(arm, (15, 0), (34.6, 0), (15, 16.8)),
            polygon(arm, (15, SIZE), (34.6, SIZE), (15, 23.2)),
            polygon(corner, (SIZE, 3), (SIZE, 37), (20.4, 20)),
            path(
                JOINT,
                (11, 0),
                Line(15, 0),
                Line(15, 16.8),
                Line(34.6, 0),
                Line(37, 0),
                Arc(SIZE, 3, 3, 3),
                Line(20.4, 20),
                Line(SIZE, 37),
                Arc(37, SIZE, 3, 3),
                Line(34.6, SIZE),
                Line(15, 23.2),
                Line(15, SIZE),
                Line(11, SIZE),
            ),
        ),
    )


def favicon_png(size: int = _FAVICON_SIZE) -> bytes:
    """The mark on a transparent ground."""
    return encoded(to_image(mark(), size, size, transparent=True))


def favicon_ico() -> bytes:
    """The mark in the small sizes of the old format, which programs ask for at the root."""
    images = [to_image(mark(), size, size, transparent=True) for size in _FAVICON_SIZES]
    buffer = BytesIO()
    sizes = [image.size for image in images]
    images[-1].save(buffer, "ICO", sizes=sizes, append_images=images[:-1])
    return buffer.getvalue()


def touch_icon_png(size: int = _TOUCH_ICON_SIZE, padding: float = _TOUCH_ICON_PADDING) -> bytes:
    """The mark with room around it (a part of its width), as phones want it."""
    padding = round(size * padding)
    inner = size - 2 * padding
    icon = Image.new("RGB", (size, size), ICON_GROUND)
    picture = to_image(mark(), inner, inner, transparent=True)
    icon.paste(picture, (padding, padding), picture)
    return encoded(icon)


def write_icons(folder: FilePath) -> None:
    """Writes the icons of browsers and phones."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "favicon.svg").write_text(to_svg(mark()) + "\n", encoding="utf-8")
    (folder / f"favicon-{_FAVICON_SIZE}.png").write_bytes(favicon_png())
    (folder / "favicon.ico").write_bytes(favicon_ico())
    (folder / f"touch-icon-{_TOUCH_ICON_SIZE}.png").write_bytes(touch_icon_png())
    for size in APP_ICON_SIZES:
        (folder / f"icon-{size}.png").write_bytes(touch_icon_png(size))
        (folder / f"maskable-{size}.png").write_bytes(touch_icon_png(size, _MASKABLE_PADDING))
