"""The files of a release's press kit: their addresses and what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, BinaryIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import PressReleasePage
from . import package, pdf, plain_text, shelf
from .pictures import KitPicture
from .sheet import Sheet, release_sheet

PDF = "mitteilung.pdf"
TEXT = "mitteilung.txt"
PACKAGE = "pressemappe.zip"


def owner_name(translation_key: Any, language: str) -> str:
    """The name of a release in one language on the shelf."""
    return f"{translation_key}-{language}"


def owner(page: PressReleasePage) -> str:
    """The name of a release on the shelf."""
    return owner_name(page.translation_key, page.language)


class PressKit:
    """The files of one release, in the language of the request."""

    def __init__(self, page: PressReleasePage) -> None:
        self.page = page

    @cached_property
    def sheet(self) -> Sheet:
        return release_sheet(self.page)

    @cached_property
    def paper(self) -> pdf.Paper:
        return pdf.paper(self.sheet)

    @cached_property
    def pdf_fingerprint(self) -> str:
        return pdf.fingerprint(self.paper, self.sheet)

    @cached_property
    def package_fingerprint(self) -> str:
        return package.fingerprint(self.sheet, self.pdf_fingerprint)

    def pdf(self) -> BinaryIO:
        """The PDF, made at most once as long as nothing in it changes. Raises `shelf.Busy`."""
        return shelf.shelved(
            owner(self.page), self.pdf_fingerprint, lambda: pdf.render(self.paper, self.sheet)
        )

    def text(self) -> str:
        """The plain text."""
        return plain_text.plain_text(self.sheet)

    def package(self) -> Iterator[bytes]:
        """Everything in one file, piece by piece."""
        return package.packed(self.sheet, self.pdf if pdf.is_available() else None)


def downloads(page: PressReleasePage, pictures: list[KitPicture]) -> list[dict[str, str]]:
    """The files as `components/downloads.html` lists them, without looking into any of them."""
    url = page.url or ""
    size = shelf.known_size(owner(page))
    items = [
        {
            "title": _("Release as plain text"),
            "url": f"{url}{TEXT}",
            "kind": "TXT",
            "note": _("to copy from"),
        },
        {
            "title": _("Download everything"),
            "url": f"{url}{PACKAGE}",
            "kind": "ZIP",
            "size": filesizeformat(sum(one.image.file.size for one in pictures) + (size or 0)),
            "note": _contents(len(pictures)),
        },
    ]
    if pdf.is_available():
        as_pdf = {
            "title": _("Release as PDF"),
            "url": f"{url}{PDF}",
            "kind": "PDF",
            "size": filesizeformat(size) if size else "",
            "note": _("accessible"),
        }
        items.insert(0, as_pdf)
    return items


def _contents(pictures: int) -> str:
    if not pictures:
        return _("release in all formats")
    words = ngettext("with %(count)d picture", "with %(count)d pictures", pictures)
    return words % {"count": pictures}
