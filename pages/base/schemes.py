"""Addresses that a link may have: no scripts."""

from __future__ import annotations

import html
import re

_ALLOWED = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):")
_RUNNING = frozenset({"javascript", "data", "vbscript", "blob", "file"})
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)


def is_harmless(value: str) -> bool:
    """Whether a text is no address that a browser would run. Browsers skip control characters."""
    scheme = _scheme(value)
    return scheme not in _RUNNING


def is_link(url: str) -> bool:
    """Whether an address may be linked to: a website, a mail, a phone, a place on the site."""
    scheme = _scheme(url)
    return not scheme or scheme in _ALLOWED


def links_are_harmless(markup: str) -> bool:
    """Whether no link in a text would run."""
    return all(is_link(url) for url in _HREF.findall(markup))


def _scheme(value: str) -> str:
    plain = _IGNORED.sub("", html.unescape(value)).lower()
    found = _SCHEME.match(plain)
    return found[1] if found else ""
