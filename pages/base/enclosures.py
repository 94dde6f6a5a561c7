"""Pictures that go out with a feed: one size, with credit, only where the rights allow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .head import absolute
from .models import KittImage, KittRendition

SPEC = "max-1200x1200|format-jpeg"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture with its full address, its size in bytes, and the words that belong to it."""

    url: str
    length: int
    mime_type: str
    width: int
    height: int
    alt: str
    credit: str


def enclosures(keys: Iterable[int | None]) -> dict[int, Enclosure]:
    """The pictures that may be shown, by the id of their image; two queries, once all are made."""
    wanted = {key for key in keys if key}
    images = [image for image in KittImage.objects.filter(pk__in=wanted) if image.has_rights()]
    made = {
        rendition.image_id: rendition
        for rendition in KittRendition.objects.filter(image__in=images, filter_spec=SPEC)
    }
    return {
        image.pk: one
        for image in images
        if (one := _enclosure(image, made.get(image.pk) or image.get_rendition(SPEC)))
    }


def _enclosure(image: KittImage, rendition: KittRendition) -> Enclosure | None:
    try:
        length = rendition.file.size
    except OSError:  # the file is missing: no reason to do without the feed
        return None
    return Enclosure(
        url=absolute(rendition.url),
        length=length,
        mime_type="image/jpeg",
        width=rendition.width,
        height=rendition.height,
        alt=image.alt_text,
        credit=image.credit,
    )
