"""Pictures, documents and the press kit of drafts, below the address of a link only."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override

from pages.base.film_rules import ending
from pages.base.media import FILM_KINDS, is_public
from pages.base.models import KittDocument, KittImage, KittRendition
from pages.base.public import apart
from pages.base.ranges import file_response
from pages.press.kit import files, pdf
from pages.press.kit.pictures import picture_of
from pages.press.kit.shelf import Busy
from pages.press.models import PressReleasePage

from ..models import Link, LinkedObject
from . import drafts, embargo
from .guarding import by_link
from .views import SEEN, release_of

_PICTURE = re.compile(r"bild-(\d+)\.(\w+)")
SECONDS_BUSY = "15"


@by_link(*SEEN)
def rendition(request: HttpRequest, link: Link, name: str) -> HttpResponseBase:
    """A size of a picture in one of the drafts."""
    found = (
        KittRendition.objects.filter(file=f"images/{PurePosixPath(name).name}")
        .select_related("image")
        .first()
    )
    if found is None or not found.image.has_rights() or not _shows(link, found.image):
        raise Http404
    return _sent(lambda: FileResponse(default_storage.open(str(found.file.name))))


@by_link(*SEEN)
def document(request: HttpRequest, link: Link, key: int, name: str) -> HttpResponseBase:
    """A document in one of the drafts."""
    found = KittDocument.objects.filter(pk=key).first()
    if found is None or found.filename != name or not _shows(link, found):
        raise Http404
    kind = FILM_KINDS.get(ending(found))
    if kind:
        file = _sent(lambda: found.file.open("rb"))
        return file_response(request, file, file.size, kind, found.get_file_hash())
    return _sent(lambda: _download(found))


@by_link(*SEEN)
def kit_file(request: HttpRequest, link: Link, item: LinkedObject, name: str) -> HttpResponseBase:
    """A file of the press kit of a release: PDF, text, pictures, everything."""
    row = _release(link, item)
    if row is None:
        raise Http404
    with override(row.locale.language_code), apart(drafts.foreseen(row)):
        try:
            response = _kit_file(row, name)
        except Busy:
            response = HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
            response["Retry-After"] = SECONDS_BUSY
    return response


def _kit_file(row: Any, name: str) -> HttpResponseBase:
    kit = files.PressKit(row)
    if name == files.TEXT:
        return HttpResponse(kit.text(), content_type="text/plain; charset=utf-8")
    if name == files.PDF and pdf.is_available():
        return FileResponse(kit.pdf(), content_type="application/pdf", filename=f"{row.slug}.pdf")
    if name == files.PACKAGE:
        # All at once: piece by piece it would be packed when this request is over.
        whole = b"".join(kit.package())
        response = HttpResponse(whole, content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{row.slug}.zip"'
        return response
    wanted = _PICTURE.fullmatch(name)
    picture = picture_of(row, int(wanted[1])) if wanted else None
    if picture is None or wanted is None or picture.suffix != wanted[2]:
        raise Http404
    file, name = picture.image.file, picture.file_name(row.slug)
    return _sent(lambda: FileResponse(file.open("rb"), as_attachment=True, filename=name))


def _release(link: Link, item: LinkedObject) -> Any | None:
    """The version of a release that the link shows now; None when it shows none."""
    target = drafts.stored(item.target) if link.is_valid and item.target else None
    if not isinstance(target, PressReleasePage) or link.kind == Link.Kind.CONFIRM:
        return None
    if link.kind != Link.Kind.EMBARGO:
        return drafts.latest(target)
    now = embargo.of_page(target)
    return release_of(item, now) if now.state == embargo.WAITING else None


def _versions(link: Link) -> list[Any]:
    """The versions that the link shows now."""
    if not link.is_valid or link.kind == Link.Kind.CONFIRM:
        return []
    items = [item for item in link.items.all() if item.target is not None]
    if link.kind == Link.Kind.EMBARGO:
        found = [_release(link, item) for item in items]
        return [row for row in found if row is not None]
    return [drafts.latest(item.target) for item in items]


def _shows(link: Link, media: KittImage | KittDocument) -> bool:
    """Whether one of the drafts shows it, or everybody may see it."""
    if not link.is_valid:
        return False
    wanted = (type(media), media.pk)
    return any(wanted in drafts.media_of(row) for row in _versions(link)) or is_public(media)


def _download(found: KittDocument) -> FileResponse:
    response = FileResponse(found.file.open("rb"), content_type=found.content_type)
    response["Content-Disposition"] = found.content_disposition
    # As Wagtail does: a file of somebody must not run scripts here.
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _sent(open_file: Any) -> Any:
    try:
        return open_file()
    except FileNotFoundError as error:
        raise Http404 from error
