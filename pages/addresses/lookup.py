"""What stands at addresses of this site: pages in bulk, records one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import ResolverMatch
from wagtail.models import Page

from pages.base.models import Organisation
from pages.base.public import reachable_pages
from pages.base.records import RecordDetail

from .tree import PAGE, Tree, match_of

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: a page (public or not), or something outside the tree."""

    public: bool
    page: Page | None = None


def own_path(address: str) -> str | None:
    """Path and query of an address of this site, with or without its host; None for others."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("", "http", "https") or (parts.scheme and not parts.hostname):
        return None
    hosts = {urlsplit(settings.BASE_URL).hostname, *settings.ALLOWED_HOSTS}
    if parts.hostname and parts.hostname not in hosts:
        return None
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    query = f"?{parts.query}" if parts.query else ""
    return path + query + (f"#{parts.fragment}" if parts.fragment else "")


def look_up(paths: Iterable[str]) -> dict[str, Found]:
    """What stands at each of the paths; those where nothing does are missing.

    As many queries for many pages as for few, and one for each record.
    """
    found: dict[str, Found] = {}
    in_tree: dict[str, str] = {}
    tree = Tree()
    for path in dict.fromkeys(paths):
        match = match_of(path)
        if match is not None and match.url_name != PAGE:
            found[path] = Found(public=_answers(match))
        elif url_path := tree.url_path(path):
            in_tree[path] = url_path
    return found | _pages(in_tree)


def is_public(path: str) -> bool:
    """Whether a visitor gets something at this path."""
    one = look_up([path]).get(path)
    return bool(one and one.public)


def _pages(in_tree: dict[str, str]) -> dict[str, Found]:
    pages: dict[str, Page] = {}
    wanted = list(dict.fromkeys(in_tree.values()))
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Page.objects.filter(url_path__in=wanted[start : start + _AT_ONCE], depth__gt=1)
        pages |= {page.url_path: page for page in rows}
    public = {page.pk for page in reachable_pages(pages.values())}
    return {
        path: Found(public=pages[url_path].pk in public, page=pages[url_path])
        for path, url_path in in_tree.items()
        if url_path in pages
    }


def _answers(match: ResolverMatch) -> bool:
    """Whether the record of a match is public; lists always are."""
    public_id = str(match.kwargs.get("address", "")).partition("-")[0]
    view = getattr(match.func, "view_class", None)
    if match.url_name == Organisation.route:
        return Organisation.objects.reachable().filter(public_id=public_id).exists()
    if view is not None and issubclass(view, RecordDetail):
        rows = view.model.objects.sources().reachable()
        return bool(rows.filter(public_id=public_id).exists())
    return True
