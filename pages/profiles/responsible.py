"""Who helps on in a district: its coordination centre, or the nearest one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from pages.base.context import current_language
from pages.base.public import shown
from pages.places.land import Land, land
from pages.places.models import District

from .charge import Charge, charges, statement
from .finder import Spot
from .whereabouts import in_district


def responsible_centre(district: District | None) -> dict[str, Any] | None:
    """The centre of a district as a contact card, or the nearest one, which is then said.

    None where there is none at all. Three queries.
    """
    return responsible_centres([district])[0] if district else None


def responsible_centres(
    districts: Sequence[District], known: Land | None = None
) -> list[dict[str, Any] | None]:
    """The same for several districts, in their order, with as many queries."""
    spots = [Spot(district) for district in districts]
    found = charges(spots, known or land(), current_language())
    return [_card(charge, one) for charge, one in zip(found, districts, strict=True)]


def _card(charge: Charge, district: District) -> dict[str, Any] | None:
    if charge.centre is None:
        return None
    place, visiting = charge.nearest or district, shown(charge.centre.facts.visiting)
    text = _("They know who needs help %(where)s, and they advise you.")
    return {
        "organisation": _("Coordination centre %(district)s") % {"district": place.name},
        "organisation_url": charge.centre.url,
        "phone": visiting.phone if visiting else "",
        "email": visiting.email if visiting else "",
        "text": statement(charge) if charge.nearest else text % {"where": in_district(place)},
    }
