"""Who helps on in a district: its coordination centre, or the nearest one."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext as _

from pages.base.context import current_language
from pages.base.models import in_language
from pages.places.models import District

from .models import CentrePage
from .whereabouts import in_district


def responsible_centre(district: District | None) -> dict[str, Any] | None:
    """The centre of a district as a contact card, or that of a neighbour, which is then said.

    None where neither has one. One query, and one more in another language.
    """
    if district is None:
        return None
    near = Q(membership__district__in=district.neighbours())
    own = Q(membership__district=district)
    found = (
        CentrePage.objects.sources()
        .listed()
        .filter(own | near)
        .annotate(place=Case(When(own, then=Value(0)), default=Value(1)))
        .select_related("locale", "membership__district", "visiting")
        .order_by("place", "membership__district__sort_key", "pk")[:1]
    )
    pages = in_language(CentrePage, found, current_language())
    return _card(pages[0], district) if pages else None


def _card(page: CentrePage, district: District) -> dict[str, Any]:
    facts = page.facts
    place, visiting = facts.membership.district, facts.visiting
    text = _("They know who needs help %(where)s, and they advise you.")
    words = {"where": in_district(place), "district": district.name}
    if place != district:
        text = _("%(district)s has no coordination centre of its own. The nearest is %(where)s.")
    return {
        "organisation": _("Coordination centre %(district)s") % {"district": place.name},
        "organisation_url": page.url,
        "phone": visiting.phone if visiting else "",
        "email": visiting.email if visiting else "",
        "text": text % words,
    }
