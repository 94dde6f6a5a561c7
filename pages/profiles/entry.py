"""Entries of the profiles."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.entries import Entry, entry, list_page, no_entry, prepare
from pages.base.entry import page_entry, words_of
from pages.base.entry_parts import Address, parties, visit_of

from .models import CentreIndexPage, CentrePage, CityIndexPage, CityPage


@prepare(CentrePage)
def many_centres(pages: Sequence[CentrePage]) -> None:
    """Load what entries say of many centres."""
    facts = [page.facts for page in pages]
    hours = ("visiting__hours", "visiting__special_days")
    prefetch_related_objects(facts, "host", "membership__district", *hours)


@prepare(CityPage)
def many_cities(pages: Sequence[CityPage]) -> None:
    """Load what entries say of many cities."""
    facts = [page.facts for page in pages]
    prefetch_related_objects(facts, "project_owner", "membership__municipality__district")


@entry(CentrePage)
def centre(page: CentrePage, language: str) -> Entry:
    district = page.facts.membership.district if page.facts.membership else None
    region = district.name if district else ""
    parts = (
        page.portrait,
        words_of(page.aims),
        words_of(page.focus),
        words_of(page.projects),
    )
    return page_entry(
        page,
        "centre",
        body=" ".join(part for part in parts if part),
        districts=(district.pk,) if district else (),
        point=(district.latitude, district.longitude) if district and district.latitude else None,
        kicker=_("Coordination centre"),
        by=parties(page.facts.host),
        area=region,
        visit=visit_of(page.facts.visiting, timezone.localdate(), region),
        topic="kreis",
        seed=district.slug if district else str(page.facts.pk),
    )


@entry(CityPage)
def city(page: CityPage, language: str) -> Entry:
    place = page.facts.membership.municipality if page.facts.membership else None
    parts = (page.portrait, words_of(page.focus), words_of(page.vision))
    return page_entry(
        page,
        "city",
        body=" ".join(part for part in parts if part),
        districts=(place.district_id,) if place else (),
        municipality=place.pk if place else None,
        point=(place.latitude, place.longitude) if place and place.latitude else None,
        kicker=_("Engaged city"),
        by=parties(page.facts.project_owner),
        address=Address(town=place.name) if place else Address(),
        area=place.district.name if place and place.district else "",
        topic="stadt",
        seed=str(place.key or place.pk if place else page.facts.pk),
    )


no_entry(CentreIndexPage, "It only lists the profiles.")
no_entry(CityIndexPage, "It only lists the profiles.")
list_page("finder", None)
