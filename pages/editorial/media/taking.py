"""Taking one file in: refused with a reason, recognised, or kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from pages.base.choosing import choosable
from pages.base.likeness import alike
from pages.base.models import KittDocument, KittImage


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: `row` is kept, or `twin` is there already, or `problem` says why not.

    `remark` is said of what was kept.
    """

    name: str
    row: Any = None
    twin: Any = None
    problem: str = ""
    remark: str = ""


def take_picture(file: Any, title: str, shared: dict[str, Any], user: Any, *, again: bool) -> Taken:
    """Keep a picture with the rights that were given for all."""
    problem = _unfit(
        file, settings.WAGTAILIMAGES_EXTENSIONS, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    )
    if problem:
        return Taken(file.name, problem=problem)
    form = get_image_form(KittImage)(_data(title, shared), {"file": file}, user=user)
    if not form.is_valid():
        return Taken(file.name, problem=_reason(form))
    row = form.save(commit=False)
    row.uploaded_by_user = user
    row.save()
    twin = None if again else twin_of(row, user)
    if twin is not None:
        row.delete()
        return Taken(file.name, twin=twin)
    form.save_m2m()
    return Taken(file.name, row)


def take_document(
    file: Any, title: str, shared: dict[str, Any], user: Any, *, again: bool
) -> Taken:
    """Keep a document."""
    problem = _unfit(file, settings.WAGTAILDOCS_EXTENSIONS, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    if problem:
        return Taken(file.name, problem=problem)
    form = get_document_form(KittDocument)(_data(title, shared), {"file": file}, user=user)
    if not form.is_valid():
        return Taken(file.name, problem=_reason(form))
    row = form.save(commit=False)
    row.uploaded_by_user = user
    row.save()
    twin = None if again else same_file(row, user)
    if twin is not None:
        row.delete()
        return Taken(file.name, twin=twin)
    form.save_m2m()
    return Taken(file.name, row, remark=_about_pdf(row))


def twin_of(picture: KittImage, user: Any) -> Any:
    """A picture that the person may choose and that is the same: as a file, or to the eye."""
    return same_file(picture, user) or _lookalike(picture, user)


def same_file(row: Any, user: Any) -> Any:
    """The same file, among what the person may choose: of the rest nothing is told."""
    rows = choosable(user, type(row)).exclude(pk=row.pk)
    return rows.filter(file_hash=row.get_file_hash()).order_by("pk").first()


def _lookalike(picture: KittImage, user: Any) -> Any:
    rows = choosable(user, KittImage).exclude(pk=picture.pk).exclude(look="")
    found = next(alike(picture.look, rows.values_list("pk", "look").iterator()), None)
    return KittImage.objects.filter(pk=found).first() if found else None


def _data(title: str, shared: dict[str, Any]) -> dict[str, Any]:
    collection = shared["collection"]
    return {**shared, "title": title, "collection": collection.pk}


def _unfit(file: Any, endings: list[str] | tuple[str, ...], most: int) -> str:
    """Of the wrong kind, empty, or too large: what it is, what is allowed, and what to do."""
    ending = PurePath(file.name).suffix.lstrip(".").lower()
    if ending not in endings:
        return _(
            "Files of the kind “%(kind)s” cannot be used. Allowed are: %(kinds)s. "
            "Please save it in one of these formats."
        ) % {"kind": ending.upper() or "?", "kinds": ", ".join(one.upper() for one in endings)}
    if not file.size:
        return _("The file is empty. Please check whether it was copied completely.")
    if file.size > most:
        return _(
            "The file has %(size)s, at most %(most)s are possible. "
            "Please make it smaller before you upload it."
        ) % {"size": filesizeformat(file.size), "most": filesizeformat(most)}
    return ""


def _reason(form: Any) -> str:
    return " ".join(str(one) for errors in form.errors.values() for one in errors)


def _about_pdf(document: KittDocument) -> str:
    """A PDF without any structure cannot be read aloud in the right order."""
    if not document.filename.lower().endswith(".pdf"):
        return ""
    with document.open_file() as file:
        if b"/StructTreeRoot" in file.read():
            return ""
    return _(
        "This PDF has no tags, so it is probably not accessible. "
        "Please save it as a tagged PDF (PDF/UA) and upload it again."
    )
