"""Addresses that belong to the site itself, so that no page may take them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

RESERVED = _("The site uses this address for a list. Please choose another one.")


def is_reserved(parent: Any, slug: str) -> bool:
    """Whether the site uses the address of a page with this slug below `parent` for another view.

    The addresses are the same in all languages.
    """
    if parent is None or parent.depth < 2:
        return False
    above = parent.url_path.split("/", 2)[2]  # without the start page, which stands for a language
    with override(settings.LANGUAGE_CODE):  # patterns know the current language only
        match = resolve(f"/{settings.LANGUAGE_CODE}/{above}{slug}/")
    return match.url_name != "page"
