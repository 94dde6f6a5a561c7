"""Pictures as the templates take them: uploaded ones with their rights, or drawn ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from .drawing.palette import GAP, TILE, TOPICS
from .models import KittImage, KittRendition


@dataclass(frozen=True, slots=True)
class Use:
    """Where a picture stands: the widths it comes in, and how wide it is shown there."""

    widths: tuple[int, ...]
    sizes: str

    @property
    def specs(self) -> tuple[str, ...]:
        return tuple(f"width-{width}|format-webp" for width in self.widths)


USES = {
    "teaser": Use((480, 960), "(min-width: 62rem) 24rem, (min-width: 40rem) 12rem, 92vw"),
    "lead": Use((640, 1280), "(min-width: 62rem) 42rem, 92vw"),
    "figure": Use((640, 1280), "(min-width: 62rem) 48rem, 92vw"),
    "head": Use((480, 960), "(min-width: 62rem) 25rem, 92vw"),
    "portrait": Use((160, 320), "6rem"),
    "logo": Use((240, 480), "12rem"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What `components/picture.html` and `figure.html` need. `night_url`: for dark pages.

    `lang`: language of alternative text and caption, where it is not that of the page. The words
    of the picture library are German.
    """

    url: str
    width: int
    height: int
    alt: str = ""
    srcset: str = ""
    sizes: str = ""
    night_url: str = ""
    caption: str = ""
    credit: str = ""
    lang: str = ""


def picture(image: KittImage | None, use: str = "figure", alt: str | None = None) -> Picture | None:
    """An uploaded picture in the sizes of `use`; None when it may not be shown."""
    if image is None or not image.has_rights():
        return None
    chosen = USES[use]
    sizes = sorted(image.get_renditions(*chosen.specs).values(), key=lambda one: one.width)
    by_width = {rendition.width: rendition for rendition in sizes}
    smallest = sizes[0]
    return Picture(
        url=smallest.url,
        width=smallest.width,
        height=smallest.height,
        alt=image.alt_text if alt is None else alt,
        srcset=", ".join(f"{one.url} {width}w" for width, one in by_width.items()),
        sizes=chosen.sizes,
        caption=image.caption,
        credit=image.credit,
        lang="" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE,
    )


def pictures(keys: Iterable[int | None], use: str = "teaser") -> dict[int, Picture]:
    """The pictures of a list by the id of their image; one query, once all sizes are made."""
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    shown = {image.pk: picture(image, use) for image in _with_sizes(wanted, USES[use].specs)}
    return {key: one for key, one in shown.items() if one}


def _with_sizes(keys: set[int], specs: tuple[str, ...]) -> list[KittImage]:
    """The images with their renditions; a second query only for those that have none yet."""
    rows = KittRendition.objects.filter(image__in=keys, filter_spec__in=specs)
    images: dict[int, Any] = {}
    for rendition in rows.select_related("image"):
        image = images.setdefault(rendition.image_id, rendition.image)
        image.prefetched_renditions = [*getattr(image, "prefetched_renditions", []), rendition]
    new = keys - images.keys()
    return [*images.values(), *(KittImage.objects.filter(pk__in=new) if new else [])]


def fetch_sizes(images: Iterable[KittImage], specs: Iterable[str]) -> None:
    """Load the sizes of these images at once; later each finds its own without a query.

    `picture` and `get_rendition` then still make those that are missing.
    """
    by_key: dict[int, list[Any]] = {}
    for image in images:
        by_key.setdefault(image.pk, []).append(image)
        image.prefetched_renditions = []  # type: ignore[attr-defined]
    if by_key:
        for rendition in KittRendition.objects.filter(image__in=by_key, filter_spec__in=specs):
            for image in by_key[rendition.image_id]:
                image.prefetched_renditions.append(rendition)


def drawn(topic: str, seed: Any, columns: int = 3, rows: int = 2) -> Picture:
    """A drawn composition, always the same for the same seed; decoration, so without words.

    Teasers are 3 x 2 tiles, page heads 4 x 3, the hero 5 x 5.
    """
    topic = topic if topic in TOPICS else "alle"
    size = f"{columns}x{rows}"
    return Picture(
        url=reverse("drawing", args=[topic, size, str(seed), "tag"]),
        night_url=reverse("drawing", args=[topic, size, str(seed), "nacht"]),
        width=columns * (TILE + GAP) - GAP,
        height=rows * (TILE + GAP) - GAP,
    )


def picture_ids(body: Any) -> list[int]:
    """The ids of the pictures in a body, read without fetching any picture."""
    values = [block.get("value") for block in body.raw_data if block.get("type") == "picture"]
    return [value["image"] for value in values if isinstance(value, dict) and value.get("image")]
