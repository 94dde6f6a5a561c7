"""The addresses of the site: an example of every type, every list, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override
from wagtail.models import Page

from pages.base.checks import public_types

LANGUAGES = [code for code, _label in settings.LANGUAGES]


def lists() -> dict[str, list[str]]:
    """All addresses without a variable part that lie below a language."""
    found = {code: [f"/{code}/"] for code in LANGUAGES}
    for code in LANGUAGES:
        with override(code):
            urls = {url for name in _names(get_resolver().url_patterns) if (url := _address(name))}
        shown = (url for url in urls if url.startswith(f"/{code}/") and not _is_special(url))
        found[code] += sorted(url for url in shown if _is_page(url))
    return {f"lists-{code}": list(dict.fromkeys(urls)) for code, urls in found.items()}


def _is_special(url: str) -> bool:
    """Wagtail's form for a password, to which nothing leads; the gallery has a list of its own."""
    return "/_" in url or url.endswith("/galerie/")


def _is_page(url: str) -> bool:
    """Whether the address answers with a page: not with data or a calendar, and not with no."""
    answer = Client().get(url)
    return bool(answer.status_code == 200 and "text/html" in answer["Content-Type"])


def _names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern) and pattern.name and not prefix:
            yield pattern.name


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def gallery() -> dict[str, list[str]]:
    """Every subject of the gallery, and every page whose frame it shows."""
    from pages.demo.gallery import SUBJECTS
    from pages.demo.gallery.frames import FRAMES

    with override(settings.LANGUAGE_CODE):
        return {
            "gallery": [
                reverse("gallery"),
                *(reverse("gallery-subject", args=[one.slug]) for one in SUBJECTS),
            ],
            "frames": [reverse("gallery-frame", args=[one.slug]) for one in FRAMES],
        }


def pages() -> dict[str, list[str]]:
    """The first and the last of every public type, in each language it can be read in."""
    found: dict[str, list[str]] = {f"pages-{code}": [] for code in LANGUAGES}
    for model in public_types():
        for row in _examples(model):
            for code in LANGUAGES:
                url = _url_in(row, code)
                if url:
                    found[f"pages-{code}"].append(url)
    return {name: list(dict.fromkeys(urls)) for name, urls in found.items()}


def _examples(model: type[Any]) -> list[Any]:
    rows = model.objects.listed()
    if hasattr(model, "translation_key"):
        rows = model.objects.sources().listed()
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return [model.objects.get(pk=key) for key in dict.fromkeys([*keys[:1], *keys[-1:]])]


def _url_in(row: Any, code: str) -> str:
    if isinstance(row, Page):
        twin = row if row.locale.language_code == code else row.twin(code)
        return (twin.url or "") if twin else ""
    with override(code):
        return str(row.get_absolute_url())
