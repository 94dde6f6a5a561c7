"""Old addresses: where they lead, and which are made when a page gets another address.

A redirect leads to a page by its id, so that chains do not arise, and answers only while the page
is public: it never tells that there is one that is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.base.public import reachable_pages

from .lookup import is_public, own_path
from .tree import Tree

_MOST_STEPS = 5
_BATCH = 500


def normal(address: str) -> str:
    """An address as the table keeps it: path and query, decoded, without the last slash."""
    path: str = Redirect.normalise_path(address)
    return path


@dataclass(frozen=True, slots=True)
class Target:
    """Where an old address leads; `url` is empty while there is nothing public."""

    url: str
    permanent: bool


def target_of(request: HttpRequest) -> Target | None:
    """Where to lead a visitor from an address that nothing answers; None: nobody knows it.

    The address with its query goes first, then the path alone.
    """
    full = request.get_full_path()
    if "\0" in unquote(full):
        return None
    redirect = _find(Site.find_for_request(request), full, request.path)
    if redirect is None:
        return None
    url = leads_to(redirect, {normal(full), normal(request.path)})
    return Target(url, redirect.is_permanent)


def leads_to(redirect: Redirect, seen: Iterable[str] = ()) -> str:
    """The address to which a redirect leads a visitor; empty when there is nothing public."""
    passed = set(seen)
    for _step in range(_MOST_STEPS):
        if redirect.redirect_page_id:
            public = reachable_pages([redirect.redirect_page])
            address = Tree().address(public[0].url_path) if public else ""
            return address if normal(address) not in passed else ""
        path = own_path(redirect.redirect_link) if redirect.redirect_link else ""
        if path is None:  # another website
            return str(redirect.redirect_link)
        if not path or normal(path) in passed:
            return ""
        if is_public(path):
            return path
        passed.add(normal(path))
        further = _find(redirect.site, path, urlsplit(path).path)
        if further is None:
            return ""
        redirect = further
    return ""


def leads_from(path: str) -> str:
    """The address to which an old path leads a visitor; empty when nobody knows it."""
    redirect = _find(None, path, urlsplit(path).path)
    return leads_to(redirect, {normal(path)}) if redirect else ""


def _find(site: Site | None, *addresses: str) -> Redirect | None:
    wanted = list(dict.fromkeys(_spellings(*addresses)))
    rows = Redirect.objects.filter(old_path__in=wanted).select_related("redirect_page", "site")
    if site is not None:
        rows = rows.filter(Q(site=site) | Q(site=None))
    # The order of the addresses, and one for this very site before one for all.
    order = {path: place for place, path in enumerate(wanted)}
    return min(rows, key=lambda row: (order[row.old_path], row.site_id is None), default=None)


def _spellings(*addresses: str) -> Iterable[str]:
    """As asked for, undecoded, and in small letters: old servers did not tell them apart."""
    for address in addresses:
        plain = normal(address)
        yield from (plain, Redirect.normalise_path(address, decode_unicode=False), plain.lower())


def keep_old_addresses(page: Page, before: str, after: str) -> int:
    """Lead from the old addresses of a page and of all below it to the new ones; how many.

    `before` and `after` are paths in the tree. Pages that have never been public had no address
    that anybody could know. A redirect that somebody made by hand stays as it is, unless it would
    lead a page to itself.
    """
    tree = Tree()
    made: dict[str, Redirect] = {}
    taken: dict[str, Page] = {}
    rows = Page.objects.filter(path__startswith=page.path)
    for one in rows.only("pk", "url_path", "first_published_at", "live").iterator():
        url_path = before + one.url_path.removeprefix(after)
        old, new = tree.address(url_path), tree.address(one.url_path)
        taken[normal(new)] = one
        root = tree.root_of(url_path)
        if root and new and old != new and (one.live or one.first_published_at):
            made[normal(old)] = Redirect(
                old_path=normal(old),
                site_id=root.site_id,
                redirect_page_id=one.pk,
                automatically_created=True,
            )
    with transaction.atomic():
        for row in _rows(taken):
            own = row.redirect_page_id == taken[row.old_path].pk
            if own or (row.automatically_created and taken[row.old_path].live):
                row.delete()
        for row in _rows(made):
            if row.automatically_created:
                row.delete()
            else:
                del made[row.old_path]
        Redirect.objects.bulk_create(made.values(), batch_size=_BATCH)
    return len(made)


def _rows(paths: Iterable[str]) -> list[Redirect]:
    """The redirects at these addresses, at most one for each."""
    wanted = list(paths)
    found: dict[str, Redirect] = {}
    for start in range(0, len(wanted), _BATCH):
        some = Redirect.objects.filter(old_path__in=wanted[start : start + _BATCH])
        found |= {row.old_path: row for row in some}
    return list(found.values())
