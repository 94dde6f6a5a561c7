"""The menus of the admin: in plain German, what is used most first, and nothing that leads nowhere.

Wagtail and the rooms add their entries; here stands in what order they come, what some of them are
called instead, and who does not need them.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from pages.base.choosing import touchable_pages
from pages.base.desk import Viewer
from pages.base.ownership import reach, sees_everything
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage, CityPage

Asked = Callable[[Any], bool]


def everybody(_user: Any) -> bool:
    return True


def nobody(_user: Any) -> bool:
    return False


def operator(user: Any) -> bool:
    return Viewer(user).is_operator


def translating(user: Any) -> bool:
    """Staff of communications, and whoever writes in another language."""
    return sees_everything(user) or bool(reach(user).languages)


def sharing(user: Any) -> bool:
    """Whoever writes drafts that others may want to see."""
    return sees_everything(user) or not reach(user).languages


def uploading(user: Any) -> bool:
    """Whoever may add pictures: the others only choose them in forms."""
    return _keeps(user, get_image_model())


def uploading_files(user: Any) -> bool:
    """The same for documents."""
    return _keeps(user, get_document_model())


def _keeps(user: Any, model: Any) -> bool:
    policy = policy_registry.get_by_type(model)
    return bool(policy.user_has_any_permission(user, ["add", "change", "delete"]))


def pages_of(model: Any) -> Asked:
    """Whoever has pages of that kind to work on."""

    def asked(user: Any) -> bool:
        return ContentType.objects.get_for_model(model).pk in _kinds_of_pages(user)

    return asked


def _kinds_of_pages(user: Any) -> set[int]:
    """The kinds of listed pages that a person works on; asked once for the object of a person."""
    known: set[int] | None = getattr(user, "_kinds_of_pages", None)
    if known is None:
        kinds = ContentType.objects.get_for_models(*_LISTED).values()
        rows = touchable_pages(user).filter(content_type__in=kinds).order_by()
        known = set(rows.values_list("content_type", flat=True).distinct())
        user._kinds_of_pages = known
    return known


_LISTED = (PressReleasePage, CentrePage, CityPage)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands, who finds it, and its name if Wagtail's is none."""

    order: int
    who: Asked = everybody
    label: Any = None


MAIN = {
    "wagtailadmin_explore_root": Place(10),
    "releases:index": Place(12, pages_of(PressReleasePage)),
    "centres:index": Place(14, pages_of(CentrePage)),
    "cities:index": Place(16, pages_of(CityPage)),
    "wagtailsnippets_opportunities_opportunity:list": Place(20),
    "events": Place(30),
    "organisations": Place(40),
    "wagtailimages:index": Place(50, uploading),
    "wagtaildocs:index": Place(60, uploading_files),
    "programmes": Place(70),
    "wagtailsnippets_press_topic:list": Place(75),
    "publishing_bundles": Place(80),
    "barrier_reports:index": Place(90),
    "search-words": Place(100, label=_("Improve the search")),
    "website": Place(110),
    "places": Place(120),
    "people": Place(130),
    "trash": Place(135),
    "wagtailsnippets:index": Place(140, nobody),
    "reports": Place(200, label=_("Overviews")),
    "settings": Place(210),
    "help": Place(220),
}
REPORTS = {
    "broken_links": Place(10),
    "care_report": Place(15),
    "wagtail_localize:translations_report": Place(20, translating, _("Translations")),
    "urgent_publications": Place(30),
    "links": Place(40, sharing),
    "wagtailadmin_reports:aging_pages": Place(50, sees_everything, _("Not edited for long")),
    "wagtailadmin_reports:locked_pages": Place(60, sees_everything),
    "helpful_report": Place(70),
    "unknown_addresses": Place(80),
    "audit_log": Place(90),
    "wagtailadmin_reports:workflow": Place(100, operator),
    "wagtailadmin_reports:workflow_tasks": Place(110, operator),
    "wagtailadmin_reports:site_history": Place(120, operator),
    "wagtailadmin_reports:page_types_usage": Place(130, operator),
}
LAST = Place(150)
"""Where entries stand that are not named here."""
_WITH_OTHERS = frozenset({"reports", "settings", "help"})


def arrange(items: list[Any], places: dict[str, Place], request: HttpRequest) -> None:
    """Bring the entries of a menu into order; takes out what the person does not need."""
    found = []
    for item in items:
        place = places.get(_key(item), LAST)
        if place.who(request.user):
            mine = copy(_alone(item, request) or item)  # the entries are those of all people
            mine.order = place.order
            mine.label = place.label or mine.label
            found.append(mine)
    items[:] = found


def _key(item: Any) -> str:
    """The name of a menu within the menu, or of the address of an entry."""
    return str(item.name) if item.url == "#" else _name_of(item.url)


@cache
def _name_of(url: str) -> str:
    try:
        return resolve(url).view_name
    except Resolver404:
        return ""


def _alone(item: Any, request: HttpRequest) -> Any:
    """The only entry of a menu within the menu, which need not be opened first."""
    if not isinstance(item, SubmenuMenuItem) or item.name in _WITH_OTHERS:
        return None
    entries = item.menu.menu_items_for_request(request)
    return entries[0] if len(entries) == 1 else None


@hooks.register("construct_main_menu", order=1000)
def main_menu(request: HttpRequest, items: list[Any]) -> None:
    arrange(items, MAIN, request)
    items[:] = [_without_version(item) if item.name == "settings" else item for item in items]


def _without_version(item: Any) -> SubmenuMenuItem:
    """Settings without the number of Wagtail's version below them."""
    return SubmenuMenuItem(
        item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order
    )


@hooks.register("construct_reports_menu", order=1000)
def reports_menu(request: HttpRequest, items: list[Any]) -> None:
    arrange(items, REPORTS, request)


@hooks.register("construct_help_menu", order=1000)
def help_menu(request: HttpRequest, items: list[Any]) -> None:
    """Nothing about the product behind it, and nothing on other websites."""
    items[:] = [
        item
        for item in items
        if not item.name.startswith("whats-new") and item.name != "editor-guide"
    ]
