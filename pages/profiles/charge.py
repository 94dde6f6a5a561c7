"""Who is in charge where: the centre of a district, or the nearest one, and the city profiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery, prefetch_related_objects
from django.utils.translation import gettext as _

from pages.base.models import localised
from pages.places.land import Land, place_point
from pages.places.models import District
from pages.programmes.models import Membership

from .finder import Spot
from .models import CentreIndexPage, CentrePage, CityPage
from .whereabouts import in_district, the_district


@dataclass(slots=True)
class Charge:
    """Who is in charge in a spot. `member`: the district has a centre, with or without profile."""

    spot: Spot
    member: bool = False
    centre: CentrePage | None = None
    nearest: District | None = None
    cities: list[CityPage] = field(default_factory=list)


def centre_members() -> Any:
    """The memberships of today in the programme of the coordination centres."""
    programmes = CentreIndexPage.objects.sources().listed().values("programme")
    rows = Membership.objects.listed().as_of().filter(district__isnull=False)
    return rows.filter(programme__in=programmes)


def charges(spots: list[Spot], land: Land, language: str) -> list[Charge]:
    """Whose centre is in charge in each spot, or the nearest; ten cost as many queries as one."""
    keys = _centre_keys()
    found = [_charge(spot, keys, land) for spot in spots]
    places = {(one.nearest or one.spot.district).pk for one in found}
    centres = _centres([key for pk in places if (key := keys.get(pk))], language)
    for one in found:
        one.centre = centres.get((one.nearest or one.spot.district).pk)
    return found


def add_details(found: list[Charge], language: str) -> None:
    """Load what an answer shows beside: opening hours of the centres, and the city profiles."""
    visiting = [one.centre.facts.visiting for one in found if one.centre]
    rows = [row for row in visiting if row]
    prefetch_related_objects(rows, "hours", "special_days", "texts")
    cities = _cities([one.spot for one in found], language)
    for one in found:
        one.cities = [page for page in cities if _is_of(page, one.spot)]


def _centre_keys() -> dict[int, int | None]:
    """{id of a district with a centre: id of its German profile, if that is listed}."""
    profiles = CentrePage.objects.sources().listed().filter(membership=OuterRef("pk"))
    rows = centre_members().annotate(profile=Subquery(profiles.values("pk")[:1]))
    return dict(rows.values_list("district_id", "profile"))


def _charge(spot: Spot, keys: dict[int, int | None], land: Land) -> Charge:
    if spot.district.pk in keys:
        return Charge(spot, member=True)
    known = [one for one in land.districts if keys.get(one.pk)]
    point = place_point(spot.towns[0]) if spot.towns else None
    return Charge(spot, nearest=land.nearest(spot.district, known, point))


def _centres(keys: list[int], language: str) -> dict[int, CentrePage]:
    """The profiles of these ids by district, each with its visiting details."""
    if not keys:
        return {}
    rows = CentrePage.objects.sources().filter(pk__in=keys)
    pages = localised(rows, language, lambda page: page.pk, "membership", "visiting")
    return {page.facts.membership.district_id: page for page in pages}


def _cities(spots: list[Spot], language: str) -> list[CityPage]:
    """The city profiles in the districts of the spots."""
    districts = [spot.district.pk for spot in spots]
    members = Membership.objects.as_of().filter(municipality__district__in=districts)
    rows = CityPage.objects.sources().listed().filter(membership__in=members)
    return localised(rows, language, _city_name, "membership__municipality")


def _city_name(page: CityPage) -> str:
    place = page.membership.municipality if page.membership else None
    return place.sort_key if place else ""


def _is_of(page: CityPage, spot: Spot) -> bool:
    """Whether the profile is that of a town of the spot; of a whole district, of any town in it."""
    membership = page.facts.membership
    place = membership.municipality if membership else None
    if place is None:
        return False
    if spot.towns:
        return place in spot.towns
    return bool(place.district_id == spot.district.pk)


def statement(charge: Charge) -> str:
    """Whether the district has a centre of its own, or where the nearest one is."""
    words = {"district": the_district(charge.spot.district)}
    if charge.member:
        text = _("%(district)s has a coordination centre of its own.") % words
        return text if charge.centre else f"{text} {_('Its profile is not public yet.')}"
    if charge.nearest is None:
        return ""
    none = _("%(district)s has no coordination centre of its own.") % words
    nearest = _("The nearest one is %(where)s.") % {"where": in_district(charge.nearest)}
    return f"{none} {nearest}"
