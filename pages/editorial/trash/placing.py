"""Where pages stand again that come back: at their old place, or where somebody chose."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import Page

PAGE = "wagtailcore.page"


class CannotRestore(Exception):
    """Why something cannot come back, in words for people."""


def place(content: dict[str, Any], chosen: Page | None) -> None:
    """Give the pages among the rows a place in the tree, and count them at their parents."""
    pages = [row["fields"] for row in content["rows"] if row["model"] == PAGE]
    paths = {fields["path"] for fields in pages}
    for top in [fields for fields in pages if fields["path"][: -Page.steplen] not in paths]:
        below = [fields for fields in pages if fields["path"].startswith(top["path"])]
        _put(top, below, _parent(top, content["parents"], chosen))


def _parent(top: dict[str, Any], parents: dict[str, int], chosen: Page | None) -> Page:
    stood = Page.objects.filter(pk=parents.get(top["path"])).first()
    if chosen is not None:
        locale = int(top["locale_id"])
        stood = chosen if chosen.locale_id == locale else _twin(chosen, locale) or stood
    if stood is None:
        raise CannotRestore(_("The page above it is gone. Please choose where it should stand."))
    return stood


def _twin(page: Page, locale: int) -> Page | None:
    twin: Page | None = Page.objects.filter(
        translation_key=page.translation_key, locale_id=locale
    ).first()
    return twin


def _put(top: dict[str, Any], below: list[dict[str, Any]], parent: Page) -> None:
    old_path, old_url = top["path"], top["url_path"]
    path = _free_path(old_path, parent)
    slug = _free_slug(top["slug"], parent)
    url = f"{parent.url_path}{slug}/"
    top["slug"] = slug
    for fields in below:
        fields["path"] = path + fields["path"].removeprefix(old_path)
        fields["depth"] = len(fields["path"]) // Page.steplen
        fields["url_path"] = url + fields["url_path"].removeprefix(old_url)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)


def _free_path(old: str, parent: Page) -> str:
    """The old place in the order, where nothing stands there now; else the last."""
    wanted = parent.path + old[-Page.steplen :]
    if not Page.objects.filter(path=wanted).exists():
        return str(wanted)
    last = Page.objects.child_of(parent).order_by("path").last()
    return str(last._inc_path())


def _free_slug(slug: str, parent: Page) -> str:
    """The old slug, with a number where another page has it by now."""
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    free, number = slug, 2
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return str(free)
