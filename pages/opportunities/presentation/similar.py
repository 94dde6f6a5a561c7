"""Where to look instead: offers like one that is over, full or gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from pages.base.choices import Place
from pages.base.freshness import last_confirmation_due
from pages.base.models import Category
from pages.base.records import in_language
from pages.places.models import District

from ..models import Opportunity
from .lists import for_lists

NUMBER = 3


def similar(record: Any, number: int = NUMBER) -> list[Any]:
    """Offers like this one, see `near`."""
    fields = [one.pk for one in record.categories.all() if one.facet == Category.Facet.FIELD]
    return near(fields, record.district_id, number, without=record.pk)


def near(
    fields: Iterable[int],
    district: int | None,
    number: int = NUMBER,
    *,
    without: int | None = None,
) -> list[Any]:
    """Confirmed offers with free places that come closest, best first, newest first among equals.

    Same field in the district, then in its neighbours, then from anywhere; then other fields in
    the district. `fields` are ids of categories. One query, and one more in another language.
    """
    through = Opportunity.categories.through
    same_field = Exists(
        through.objects.filter(opportunity=OuterRef("pk"), category__in=list(fields))
    )
    here = Q(district=district) if district else Q(pk__in=[])
    there = Q(district__in=District(pk=district).neighbours()) if district else Q(pk__in=[])
    anywhere = Q(place_kind__in=[Place.ONLINE, Place.HYBRID, Place.STATEWIDE])
    last = last_confirmation_due(timezone.localdate(), settings.CONFIRM_OPPORTUNITIES_MONTHS)
    fresh = Q(confirmed_on__isnull=True) | Q(confirmed_on__gt=last)
    offers = Opportunity.objects.sources().listed().filter(fresh, state=Opportunity.State.OPEN)
    found = (
        for_lists(offers)
        .filter(here | there | anywhere)
        .exclude(pk=without)
        .annotate(
            closeness=Case(
                When(here & Q(same_field), then=Value(4)),
                When(there & Q(same_field), then=Value(3)),
                When(anywhere & Q(same_field), then=Value(2)),
                When(here, then=Value(1)),
                default=Value(0),
            )
        )
        .filter(closeness__gt=0)
        .order_by("-closeness", F("first_published_at").desc(nulls_last=True), "-pk")
    )
    return in_language(found[:number])
