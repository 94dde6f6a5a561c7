"""Where profiles are found."""

from __future__ import annotations

from typing import Any

from pages.base.models import localised
from pages.programmes.models import Membership

from .centre import CentrePage
from .city import CityPage


def profile_urls(members: list[Membership], language: str) -> dict[int, str]:
    """Where the listed profiles of memberships are: {membership id: address}; a query per kind."""
    kinds: list[tuple[Any, list[int]]] = [
        (CentrePage, [member.pk for member in members if member.district_id]),
        (CityPage, [member.pk for member in members if member.municipality_id]),
    ]
    urls: dict[int, str] = {}
    for model, keys in kinds:
        if keys:
            pages = model.objects.sources().listed().filter(membership__in=keys)
            for page in localised(pages, language, lambda page: page.pk):
                urls[page.facts.membership_id] = page.url or ""
    return urls
