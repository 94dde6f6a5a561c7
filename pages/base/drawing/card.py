"""The picture that stands for a page where it is shared: its title beside a composition.

1200 x 630 pixels, the size that social networks ask for. The words stand on the left; the
composition of the page's topic bleeds off the right edge; a joint holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .composition import composition
from .mark import mark
from .palette import GAP, TILE, rgb
from .raster import few_colours, to_image

WIDTH, HEIGHT = 1200, 630
ROWS, COLUMNS = 4, 3
SOFT_HYPHEN = "\u00ad"

_GROUND, _INK, _MUTED, _JOINT = "#FDFCF9", "#102326", "#455A5C", "#F1AE3E"
_SCALE = HEIGHT / (ROWS * (TILE + GAP) - GAP)
_PICTURE_WIDTH = round((COLUMNS * (TILE + GAP) - GAP) * _SCALE)
_JOINT_WIDTH = round(GAP * _SCALE)
_EDGE = 64
_TEXT_WIDTH = WIDTH - _PICTURE_WIDTH - _JOINT_WIDTH - 2 * _EDGE
_TITLE_TOP, _BOTTOM = 112, 476
_SIZES = (76, 68, 60, 54, 48, 43, 38, 34)  # pixels of the title; the largest that fits is taken
_UNPARTED = 48  # down to this size words are rather set smaller than parted
_LEADING = 1.12
_MARK = 52
_LABEL, _NAME = 27, 30


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on the card. Soft hyphens in the title are used where a line needs them."""

    title: str
    kicker: str = ""
    operator: str = ""


def share_card(words: Words, topic: str, seed: str, fonts: Path) -> Image.Image:
    """The finished card. `fonts` is the folder with the built faces of Kitt Sans."""
    card = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    drawing = composition(topic, COLUMNS, ROWS, seed)
    card.paste(to_image(drawing, _PICTURE_WIDTH, HEIGHT), (WIDTH - _PICTURE_WIDTH, 0))
    pen = ImageDraw.Draw(card)
    left = WIDTH - _PICTURE_WIDTH - _JOINT_WIDTH
    pen.rectangle((left, 0, left + _JOINT_WIDTH - 1, HEIGHT), fill=_JOINT)
    _write_kicker(pen, words.kicker, fonts)
    _write_title(pen, words, fonts)
    _sign(card, pen, words.operator, fonts)
    colours = {rgb(shape.colour) for shape in (*drawing.shapes, *mark().shapes)}
    return few_colours(card, colours)


def _write_kicker(pen: ImageDraw.ImageDraw, kicker: str, fonts: Path) -> None:
    if kicker:
        face = _face(fonts, 500, _LABEL)
        pen.text((_EDGE, _EDGE), _shortened(kicker, face), font=face, fill=_MUTED, anchor="lt")


def _write_title(pen: ImageDraw.ImageDraw, words: Words, fonts: Path) -> None:
    top = _TITLE_TOP if words.kicker else _EDGE - 12
    face, lines = _fitted(words.title, _BOTTOM - top, fonts)
    step = round(face.size * _LEADING)
    for number, line in enumerate(lines):
        pen.text((_EDGE, top + number * step), line, font=face, fill=_INK, anchor="la")


def _sign(card: Image.Image, pen: ImageDraw.ImageDraw, operator: str, fonts: Path) -> None:
    """The mark and the name of the website, at the foot of the words."""
    top = HEIGHT - _EDGE - _MARK
    picture = to_image(mark(), _MARK, _MARK, transparent=True)
    card.paste(picture, (_EDGE, top), picture)
    face = _face(fonts, 500, _NAME)
    left = _EDGE + _MARK + 20
    name = _shortened(operator, face, _TEXT_WIDTH - _MARK - 20)
    pen.text((left, top + _MARK / 2), name, font=face, fill=_INK, anchor="lm")


def _fitted(title: str, room: int, fonts: Path) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The title in the largest size in which it fits, in lines of about the same length."""
    whole = title.replace(SOFT_HYPHEN, "")
    large = [size for size in _SIZES if size >= _UNPARTED]
    tries = [(whole, size, True) for size in large] + [(whole, size, False) for size in large]
    for text, size, only_even in [*tries, *((title, size, False) for size in _SIZES)]:
        face = _face(fonts, 500, size)
        lines = _lines(text, face, _TEXT_WIDTH)
        if len(lines) * size * _LEADING <= room and _within(lines, face, _TEXT_WIDTH):
            lines = _balanced(text, face, len(lines))
            if _even(lines, face) or not only_even:
                return face, lines
    most = int(room // (face.size * _LEADING))
    return face, [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), face)]


def _within(lines: list[str], face: ImageFont.FreeTypeFont, width: int) -> bool:
    return all(face.getlength(line) <= width for line in lines)


def _balanced(title: str, face: ImageFont.FreeTypeFont, count: int) -> list[str]:
    """The same number of lines, as narrow as possible, as `text-wrap: balance` has it."""
    narrow, wide = _TEXT_WIDTH // 3, _TEXT_WIDTH
    parted = _parted(_lines(title, face, wide))
    while wide - narrow > 4:
        middle = (narrow + wide) // 2
        lines = _lines(title, face, middle)
        # No word is parted for the sake of balance.
        if len(lines) == count and _within(lines, face, middle) and _parted(lines) <= parted:
            wide = middle
        else:
            narrow = middle
    return _lines(title, face, wide)


def _even(lines: list[str], face: ImageFont.FreeTypeFont) -> bool:
    """Whether no line but the last looks lost beside the others."""
    widths = [face.getlength(line) for line in lines]
    return min(widths[:-1], default=max(widths)) >= max(widths) / 2


def _parted(lines: list[str]) -> int:
    return sum(line.endswith("-") for line in lines)


def _lines(title: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The title in lines no wider than `width`, parted at spaces, soft hyphens and hyphens."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(title):
        joined = line + piece
        if line and face.getlength(_shown(joined) + _hyphen(joined)) > width:
            lines.append(_shown(line) + _hyphen(line))
            line = piece
        else:
            line = joined
    return [*lines, _shown(line)]


def _pieces(title: str) -> Iterator[str]:
    """Parts after which a line may end; each keeps the sign at which it was parted."""
    piece = ""
    for sign in title:
        piece += sign
        if sign in f" -–/{SOFT_HYPHEN}":
            yield piece
            piece = ""
    if piece:
        yield piece


def _hyphen(line: str) -> str:
    return "-" if line.endswith(SOFT_HYPHEN) else ""


def _shown(line: str) -> str:
    return line.replace(SOFT_HYPHEN, "").strip(" ")


def _shortened(text: str, face: ImageFont.FreeTypeFont, width: int = _TEXT_WIDTH) -> str:
    """As many whole words as fit, with an ellipsis where some do not."""
    text = text.replace(SOFT_HYPHEN, "")
    if face.getlength(text) <= width:
        return text
    words = text.split(" ")
    while len(words) > 1 and face.getlength(" ".join(words) + " …") > width:
        words.pop()
    return " ".join(words).rstrip(",;:.–") + " …"


@lru_cache(maxsize=32)
def _face(fonts: Path, weight: int, size: int) -> ImageFont.FreeTypeFont:
    path = fonts / f"KittSans-{weight}.woff2"
    if path.is_file():
        return ImageFont.truetype(str(path), size)
    return ImageFont.load_default(size)  # type: ignore[return-value]  # nothing is built yet
