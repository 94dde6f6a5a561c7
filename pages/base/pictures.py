"""Pictures as the templates take them: uploaded ones with their rights, or drawn ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.images.models import Filter

from .drawing.palette import GAP, TILE, TOPICS
from .models import KittImage, KittRendition


@dataclass(frozen=True, slots=True)
class Use:
    """Where a picture stands: the widths it comes in, and how wide it is shown there.

    Small ones do without AVIF, which saves little there.
    """

    widths: tuple[int, ...]
    sizes: str
    avif: bool = True

    def sizes_in(self, form: str) -> tuple[str, ...]:
        """The sizes in one format, smallest first."""
        return tuple(spec(width, form) for width in self.widths)

    @property
    def specs(self) -> tuple[str, ...]:
        """The sizes in all formats that may exist."""
        return (*self.sizes_in("webp"), *(self.sizes_in("avif") if self.avif else ()))


def spec(width: int, form: str) -> str:
    """A size in Wagtail's words."""
    return f"width-{width}|format-{form}"


USES = {
    "teaser": Use((480, 960), "(min-width: 62rem) 24rem, (min-width: 40rem) 12rem, 92vw"),
    "lead": Use((640, 1280), "(min-width: 62rem) 42rem, 92vw"),
    "figure": Use((640, 1280), "(min-width: 62rem) 48rem, 92vw"),
    "head": Use((480, 960), "(min-width: 62rem) 25rem, 92vw"),
    "portrait": Use((160, 320), "6rem", avif=False),
    "logo": Use((240, 480), "12rem", avif=False),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What `components/picture.html` and `figure.html` need. `night_url`: for dark pages.

    `srcset` is WebP, `avif` the same sizes in AVIF where they exist and are smaller. `lang`:
    language of alternative text and caption, where it is not that of the page. The words of the
    picture library are German.
    """

    url: str
    width: int
    height: int
    alt: str = ""
    srcset: str = ""
    sizes: str = ""
    avif: str = ""
    night_url: str = ""
    caption: str = ""
    credit: str = ""
    lang: str = ""


def picture(image: KittImage | None, use: str = "figure", alt: str | None = None) -> Picture | None:
    """An uploaded picture in the sizes of `use`; None when it may not be shown."""
    if image is None or not image.has_rights():
        return None
    chosen = USES[use]
    webp, avif = _sizes_of(image, chosen)
    smallest = webp[0]
    return Picture(
        url=smallest.url,
        width=smallest.width,
        height=smallest.height,
        alt=image.alt_text if alt is None else alt,
        srcset=_srcset(webp),
        sizes=chosen.sizes,
        avif=_srcset(avif),
        caption=image.caption,
        credit=image.credit,
        lang="" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE,
    )


def _sizes_of(image: KittImage, use: Use) -> tuple[list[Any], list[Any]]:
    """WebP and AVIF, smallest first. WebP is made if need be; AVIF is there as a whole or not."""
    filters = {name: Filter(spec=name) for name in use.specs}
    found = image.find_existing_renditions(*filters.values())
    missing = [filters[name] for name in use.sizes_in("webp") if filters[name] not in found]
    found |= image.create_renditions(*missing)
    webp = [found[filters[name]] for name in use.sizes_in("webp")]
    avif = [found.get(filters[name]) for name in use.sizes_in("avif") if name in filters]
    return webp, avif if all(avif) else []


def _srcset(sizes: list[Any]) -> str:
    by_width = {one.width: one.url for one in sizes}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())


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
        image.prefetched_renditions = []
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
