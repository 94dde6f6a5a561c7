"""Before something leaves the website: what becomes unreachable, and what stands there instead.

The forms that ask before deleting, unpublishing and moving show it, and offer a redirect or a
notice. Which things are meant says the address of the form, never what was sent with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.translation import override
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.base.models import TranslatedRecord
from pages.base.public import reachable_pages
from pages.base.where_used import Places, where_used

from .models import Farewell
from .redirects import normal
from .tree import Tree

_ACTIONS = frozenset({"delete", "unpublish", "move_confirm", "move"})
_MOST = 100
_KEYS = ("page_id", "page_to_move_id", "image_id", "document_id", "pk")
_FILES = {"wagtailimages": "base.KittImage", "wagtaildocs": "base.KittDocument"}


@dataclass(slots=True)
class Leaving:
    """What the form is about: things with where they are used, and addresses that will end."""

    things: list[Any]
    used: list[tuple[Any, Places]] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    moves: bool = False

    @property
    def parent(self) -> Page | None:
        """The page above the first, to which visitors may be led."""
        pages = [one for one in self.things if isinstance(one, Page) and one.depth > 2]
        return pages[0].get_parent() if pages else None


def leaving(request: HttpRequest, *, with_uses: bool = True) -> Leaving | None:
    """What the address of a form is about; None for addresses of other kinds."""
    match = request.resolver_match
    action = _action(match) if match else ""
    if match is None or action not in _ACTIONS:
        return None
    things = list(_things(request, match))[:_MOST]
    found = Leaving(things, moves=action.startswith("move"))
    if with_uses:
        found.used = [(one, where_used(one, request.user, 10)) for one in things]
    below = action == "delete" or bool(request.POST.get("include_descendants"))
    found.addresses = [] if found.moves else list(_addresses(things, below=below))
    return found


def _action(match: ResolverMatch) -> str:
    return str(match.kwargs.get("action") or match.url_name or "")


def _things(request: HttpRequest, match: ResolverMatch) -> Iterator[Any]:
    model, keys = _asked_for(request, match)
    if model is None:
        return
    for row in model._base_manager.filter(pk__in=[key for key in keys if str(key).isdecimal()]):
        yield row.specific if isinstance(row, Page) else row


def _asked_for(request: HttpRequest, match: ResolverMatch) -> tuple[Any, list[Any]]:
    if "model_name" in match.kwargs:
        label = match.kwargs["app_label"], match.kwargs["model_name"]
        kind = bulk_action_registry.get_bulk_action_class(*label, match.kwargs.get("action"))
        return (apps.get_model(*label) if kind else None), request.GET.getlist("id")
    keys = [match.kwargs[name] for name in _KEYS if name in match.kwargs]
    space = match.namespace
    if space == "wagtailadmin_pages":
        return Page, keys
    if space in _FILES:
        return apps.get_model(_FILES[space]), keys
    if space.startswith("wagtailsnippets_"):
        room, name = space.removeprefix("wagtailsnippets_").split("_", 1)
        return apps.get_model(room, name), keys
    return None, []


def _addresses(things: Iterable[Any], *, below: bool) -> Iterator[tuple[str, str]]:
    """Address and title of all that visitors reach now, in every language."""
    pages: dict[int, Page] = {}
    for one in things:
        if isinstance(one, Page):
            for twin in one.get_translations(inclusive=True):
                rows = twin.get_descendants(inclusive=True) if below else [twin]
                pages |= {row.pk: row for row in rows}
        elif isinstance(one, TranslatedRecord) and one.is_reachable() and one.is_source:
            yield from _of_record(one)
    tree = Tree()
    for page in reachable_pages(pages.values()):
        address = tree.address(page.url_path)
        if address:
            yield address, page.title


def _of_record(one: TranslatedRecord) -> Iterator[tuple[str, str]]:
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield one.get_absolute_url(), one.title


def lead_on(addresses: Iterable[tuple[str, str]], target: Page) -> None:
    """Lead visitors of addresses that have ended to a page."""
    for address, _title in addresses:
        path = normal(address)
        Farewell.objects.filter(old_path=path).delete()
        Redirect.objects.filter(old_path=path).delete()
        Redirect.objects.create(old_path=path, redirect_page=target, is_permanent=True)


def say_goodbye(addresses: Iterable[tuple[str, str]], text: str) -> None:
    """Let addresses that have ended say so."""
    for address, title in addresses:
        path = normal(address)
        Redirect.objects.filter(old_path=path).delete()
        Farewell.objects.update_or_create(
            old_path=path, defaults={"title": title[:255], "text": text}
        )
