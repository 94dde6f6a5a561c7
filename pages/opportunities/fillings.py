"""Opportunities on the pages of other rooms: the start page and the profiles of centres."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Window
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.models import Organisation
from pages.base.records import in_language
from pages.base.slots import fill
from pages.profiles.models import CentrePage
from pages.profiles.whereabouts import in_district

from .models import Opportunity
from .presentation import doors, for_lists, rows

NEWEST = 3
OF_DISTRICT = 4
OF_ORGANISATION = 20


def newest() -> Any:
    """The listed offers, newest first."""
    offers = for_lists(Opportunity.objects.sources().listed())
    return offers.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


@fill("home", "pages/opportunities/filling.html", order=10)
def newest_offers(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The newest offers as doors."""
    found = list(newest()[:NEWEST])
    if not found:
        return None
    return {
        "title": _("Help where you live"),
        "items": doors(in_language(found)),
        "link_url": reverse("opportunities"),
        "link_label": _("All opportunities"),
        "surface": False,
    }


@fill("centre", "pages/opportunities/filling.html")
def offers_of_county(request: HttpRequest, page: CentrePage) -> dict[str, Any] | None:
    """Some offers of the county of a profile."""
    membership = page.facts.membership
    district = membership.district if membership else None
    if district is None:
        return None
    offers = newest().filter(district=district).annotate(total=Window(Count("pk")))
    found = list(offers[:OF_DISTRICT])
    if not found:
        return None
    count = found[0].total
    where = in_district(district)
    label = ngettext(
        "See the opportunity %(where)s", "All %(count)s opportunities %(where)s", count
    )
    return {
        "title": _("Take part %(where)s") % {"where": where},
        "items": doors(in_language(found)),
        "link_url": f"{reverse('opportunities')}?kreis={district.slug}",
        "link_label": label % {"count": count, "where": where},
        "surface": True,
    }


@fill("organisation", "pages/opportunities/of_organisation.html")
def offers_of_organisation(
    request: HttpRequest, organisation: Organisation | None
) -> dict[str, Any] | None:
    """The offers of an organisation on its page."""
    if organisation is None or organisation.pk is None:
        return None
    found = list(newest().filter(organisation=organisation)[:OF_ORGANISATION])
    if not found:
        return None
    return {
        "title": _("Take part with %(name)s") % {"name": organisation.name},
        "rows": rows(in_language(found)),
    }
