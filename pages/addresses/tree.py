"""Paths in the page tree and addresses of the site, one turned into the other."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import override
from wagtail.models import Site

PAGE = "page"
"""The name of the route that finds pages of the tree."""


@dataclass(frozen=True, slots=True)
class Root:
    """The tree of one language: its path, and the address that stands for it."""

    site_id: int
    path: str
    address: str


class Tree:
    """The trees of all languages, as they stand now; at most one query."""

    def __init__(self) -> None:
        self.roots: dict[str, Root] = {}
        for one in Site.get_site_root_paths():
            with override(one.language_code):
                address = reverse("wagtail_serve", args=[""])
            self.roots.setdefault(one.language_code, Root(one.site_id, one.root_path, address))

    def root_of(self, url_path: str) -> Root | None:
        """The root below which a path in the tree lies."""
        found = (root for root in self.roots.values() if url_path.startswith(root.path))
        return next(found, None)

    def address(self, url_path: str) -> str:
        """The address of a page; empty when it is in no tree of the site."""
        root = self.root_of(url_path)
        return root.address + url_path.removeprefix(root.path) if root else ""

    def url_path(self, address: str) -> str:
        """Where a page at this address would stand in the tree; empty when none can."""
        plain = unquote(urlsplit(address).path).rstrip("/") + "/"
        match = match_of(plain)
        root = self.roots.get(language_of(plain))
        if match is None or match.url_name != PAGE or root is None:
            return ""
        return root.path + plain.removeprefix(root.address)


def language_of(address: str) -> str:
    """The language with which an address begins; the source language for all others."""
    code = address.split("/", 2)[1] if address.startswith("/") else ""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def match_of(address: str) -> ResolverMatch | None:
    """The view that answers for an address, whatever the language of the moment."""
    plain = unquote(urlsplit(address).path)
    with override(language_of(plain)):  # patterns know the current language only
        try:
            return resolve(plain)
        except (Resolver404, ValueError):
            return None
