"""Pictures of pages: taken, made small, and compared with a tolerance."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageStat

SHARE = 0.4
"""Pictures are kept that much smaller."""
QUALITY = 20
SLICE = 8000
"""CSS pixels; taller pictures than 16,384 come out of the browser damaged."""
BLOCK = 13
"""Pixels of a small picture. A line of text fills one."""
MOST = 26
"""The mean difference of a block, of 255, that smoothing and compression may cause."""
MOST_HEIGHT = 3
"""Pixels by which a small picture may be taller or shorter."""

READY = """
async () => {
    for (const one of document.querySelectorAll("img[loading=lazy]")) one.loading = "eager";
    await document.fonts.ready;
    await Promise.all([...document.images].map((one) => one.decode().catch(() => null)));
    scrollTo(0, 0);
    return Math.ceil(document.documentElement.getBoundingClientRect().height);
}
"""


def take(page: Any) -> Image.Image:
    """The whole page as it is shown now, small."""
    height = page.evaluate(READY)
    width = page.viewport_size["width"]
    whole = Image.new("RGB", (width, height))
    for top in range(0, height, SLICE):
        clip = {"x": 0, "y": top, "width": width, "height": min(SLICE, height - top)}
        part = page.screenshot(full_page=True, clip=clip, animations="disabled")
        whole.paste(Image.open(io.BytesIO(part)).convert("RGB"), (0, top))
    return whole.resize((round(width * SHARE), round(height * SHARE)), Image.Resampling.BOX)


def keep(picture: Image.Image, path: Path) -> None:
    """Store a reference."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "WEBP", quality=QUALITY, method=6)


def difference(picture: Image.Image, reference: Image.Image) -> tuple[str, Image.Image | None]:
    """What differs, in words, with a picture of it; nothing when they look the same."""
    if abs(picture.height - reference.height) > MOST_HEIGHT:
        return f"{picture.height} instead of {reference.height} pixels tall", None
    size = (reference.width, min(picture.height, reference.height))
    one, other = (image.crop((0, 0, *size)).convert("RGB") for image in (picture, reference))
    soft = ImageFilter.BoxBlur(1)
    changes = ImageChops.difference(one.filter(soft), other.filter(soft)).convert("L")
    blocks = changes.resize(
        (max(1, size[0] // BLOCK), max(1, size[1] // BLOCK)), Image.Resampling.BOX
    )
    worst = ImageStat.Stat(blocks).extrema[0][1]
    if worst <= MOST:
        return "", None
    return f"a block differs by {worst:.0f} of 255", beside(one, other, changes)


def beside(one: Image.Image, other: Image.Image, changes: Image.Image) -> Image.Image:
    """New, old and what differs, side by side."""
    shown = Image.new("RGB", (one.width * 3, one.height))
    for place, image in enumerate((one, other, changes.point(lambda value: min(255, value * 4)))):
        shown.paste(image.convert("RGB"), (place * one.width, 0))
    return shown
