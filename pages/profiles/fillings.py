"""“Find your centre” on the start page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.slots import fill
from pages.places.land import Land, land
from pages.programmes.models import Membership

from .finder import finder_url
from .presentation.finder import LIST, centre_map, centres_of_today


@fill("home", "pages/profiles/home_finder.html", order=5)
def find_your_centre(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The field for town or postcode, and the map; nothing while there is no centre."""
    members = centres_of_today(page.language)
    if not members:
        return None
    country = land()
    return {
        "finder_text": _how_many(members, country),
        "finder_map": centre_map(country, members),
        "finder_all_url": finder_url(anchor=LIST),
    }


def _how_many(members: list[Membership], country: Land) -> str:
    """“In 16 von 21 Landkreisen berät ein Koordinierungszentrum …”, counted."""
    present = {one.district_id for one in members}
    counties = [one for one in country.districts if not one.is_city]
    words = {"number": sum(one.pk in present for one in counties), "all": len(counties)}
    if words["number"] < len(present):  # cities take part as well
        words = {"number": len(present), "all": len(country.districts)}
        return (
            _("In %(number)s of %(all)s counties and cities a centre advises on volunteering.")
            % words
        )
    return (
        ngettext(
            "In %(number)s of %(all)s county a centre advises volunteers and associations.",
            "In %(number)s of %(all)s counties a centre advises volunteers and associations.",
            words["all"],
        )
        % words
    )
