"""The pictures of a release in full size, with what belongs under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.base.models import KittImage

from ..models import PressReleasePage

NBSP = "\u00a0"
ON_PAPER = (118, 100)
"""How wide and how high a picture may be on a sheet, in millimetres."""


@dataclass(frozen=True, slots=True)
class KitPicture:
    """A picture that the press may take: the file as it was uploaded, its words and its rights.

    `alt` is empty where the picture is only decoration; `lang` is the language of the words where
    it is not that of the page.
    """

    image: KittImage
    number: int
    alt: str = ""
    lang: str = ""

    @property
    def suffix(self) -> str:
        """The ending of the file, without the dot."""
        return PurePosixPath(str(self.image.file.name)).suffix.lstrip(".").lower()

    @property
    def kind(self) -> str:
        """The kind of the file: JPEG, PNG."""
        return {"jpg": "JPEG"}.get(self.suffix, self.suffix.upper())

    @property
    def size(self) -> str:
        """The size of the file in words."""
        return filesizeformat(self.image.file.size)

    @property
    def pixels(self) -> str:
        """“1600 × 900 Pixel”."""
        words = {"width": self.image.width, "height": self.image.height}
        return (_("%(width)s × %(height)s pixels") % words).replace(" ", NBSP)

    @property
    def on_paper(self) -> str:
        """Width and height on a sheet, as CSS takes them."""
        width, height = self.image.width, self.image.height
        scale = min(ON_PAPER[0] / width, ON_PAPER[1] / height)
        return f"width:{width * scale:.1f}mm;height:{height * scale:.1f}mm"

    @property
    def caption(self) -> str:
        return str(self.image.caption).strip()

    @property
    def credit(self) -> str:
        return str(self.image.credit).strip()

    @property
    def licence(self) -> str:
        return str(self.image.licence).strip()

    def file_name(self, slug: str) -> str:
        """The name under which it is saved: `start-der-4-staffel-bild-1.jpg`."""
        return f"{slug}-{slugify(_('picture'))}-{self.number}.{self.suffix}"


def kit_pictures(page: PressReleasePage, photo: KittImage | None) -> list[KitPicture]:
    """The pictures of the text that may be shown, each once; without any, the cohort's `photo`."""
    blocks = [block.value for block in page.body if block.block_type == "picture"]
    found: dict[int, KitPicture] = {}
    for value in blocks:
        image = value["image"]
        if image and image.pk not in found and is_there(image):
            found[image.pk] = KitPicture(image, len(found) + 1, alt_of(value), _foreign())
    if not found and photo and is_there(photo):
        found[photo.pk] = KitPicture(photo, 1, photo.alt_text, _foreign())
    return list(found.values())


def picture_of(page: PressReleasePage, key: int) -> KitPicture | None:
    """The picture of that id, if it belongs to the release and may be shown."""
    pictures = kit_pictures(page, page.cohort_photo)
    return next((one for one in pictures if one.image.pk == key), None)


def by_image(pictures: Iterable[KitPicture]) -> dict[int, KitPicture]:
    """The pictures by the id of their image."""
    return {one.image.pk: one for one in pictures}


def is_there(image: KittImage) -> bool:
    """Whether a picture has its rights today, and its file."""
    if not image.has_rights():
        return False
    try:
        # Wagtail's own `get_file_size` would write to the database.
        return bool(image.file.size)
    except OSError:
        return False


def alt_of(value: Any) -> str:
    """The alternative text of a picture block; empty for decoration."""
    if value.get("decorative"):
        return ""
    image = value["image"]
    return str(value.get("alt_text") or (image.alt_text if image else ""))


def _foreign() -> str:
    here = get_language() or settings.LANGUAGE_CODE
    return "" if here == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
