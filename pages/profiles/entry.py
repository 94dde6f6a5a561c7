"""Entries of the profiles."""

from __future__ import annotations

from django.utils.html import strip_tags

from pages.base.entries import Entry, entry, no_entry
from pages.base.entry import page_entry

from .models import CentreIndexPage, CentrePage, CityIndexPage, CityPage


@entry(CentrePage)
def centre(page: CentrePage, language: str) -> Entry:
    district = page.facts.membership.district if page.facts.membership else None
    parts = (
        page.portrait,
        strip_tags(page.aims),
        strip_tags(page.focus),
        strip_tags(page.projects),
    )
    return page_entry(
        page,
        "centre",
        body=" ".join(part for part in parts if part),
        districts=(district.pk,) if district else (),
        point=(district.latitude, district.longitude) if district and district.latitude else None,
    )


@entry(CityPage)
def city(page: CityPage, language: str) -> Entry:
    place = page.facts.membership.municipality if page.facts.membership else None
    parts = (page.portrait, strip_tags(page.focus), strip_tags(page.vision))
    return page_entry(
        page,
        "city",
        body=" ".join(part for part in parts if part),
        districts=(place.district_id,) if place else (),
        municipality=place.pk if place else None,
        point=(place.latitude, place.longitude) if place and place.latitude else None,
    )


no_entry(CentreIndexPage, "It only lists the profiles.")
no_entry(CityIndexPage, "It only lists the profiles.")
