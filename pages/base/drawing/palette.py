"""Colours, palettes and topics of the drawn pictures, read once from ``palette.json``."""

import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = json.loads(
    Path(__file__).with_name("palette.json").read_text(encoding="utf-8")
)

TILE: int = _DATA["tile"]
GAP: int = _DATA["gap"]
COLOURS: dict[str, str] = _DATA["colours"]
NIGHT_COLOURS: dict[str, str] = COLOURS | _DATA["night"]

GROUND = "kreide"
JOINT = "kitt"

# Two inks side by side need this contrast by day; after the night exchange it is enough
# that they did not become the same tone.
INK_CONTRAST = 1.4
INK_CONTRAST_AT_NIGHT = 1.15
PAPER_CONTRAST = 1.25


@dataclass(frozen=True)
class Palette:
    """Papers (tile grounds) and inks (pieces) that sound well together."""

    papers: tuple[str, ...]
    inks: tuple[str, ...]

    def ink_pairs(self) -> list[tuple[str, str]]:
        """All ordered pairs of inks that may stand side by side in one figure."""
        return [pair for pair in permutations(self.inks, 2) if inks_differ(*pair)]


@dataclass(frozen=True)
class Topic:
    """A subject of the site with the figures and the palette that stand for it."""

    figures: tuple[str, ...]
    palette: Palette


PALETTES: dict[str, Palette] = {
    name: Palette(tuple(tones["paper"]), tuple(tones["ink"]))
    for name, tones in _DATA["palettes"].items()
}
TOPICS: dict[str, Topic] = {
    name: Topic(tuple(entry["figures"]), PALETTES[entry["palette"]])
    for name, entry in _DATA["topics"].items()
}


def hex_colour(name: str, night: bool = False) -> str:
    """The sRGB value of a colour name, like ``#04585C``."""
    return (NIGHT_COLOURS if night else COLOURS)[name]


def rgb(name: str, night: bool = False) -> tuple[int, int, int]:
    """The same colour as three numbers from 0 to 255."""
    red, green, blue = bytes.fromhex(hex_colour(name, night)[1:])
    return red, green, blue


def luminance(name: str, night: bool = False) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in rgb(name, night))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, night: bool = False) -> float:
    """WCAG contrast ratio between two colour names, from 1 to 21."""
    dark, light = sorted((luminance(one, night), luminance(other, night)))
    return (light + 0.05) / (dark + 0.05)


def inks_differ(one: str, other: str) -> bool:
    """Whether two inks can be the two halves of a figure, by day and by night."""
    return (
        contrast(one, other) >= INK_CONTRAST
        and contrast(one, other, night=True) >= INK_CONTRAST_AT_NIGHT
    )


def shows_on(ink: str, paper: str) -> bool:
    """Whether a piece in this ink is clearly visible on this paper."""
    return all(contrast(ink, paper, night) >= PAPER_CONTRAST for night in (False, True))
