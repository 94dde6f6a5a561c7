"""The answer to “who is in charge near me?”, for the view and for the start page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pages.base.context import Frame, current_language
from pages.base.head import absolute
from pages.base.meta import trail
from pages.base.opening import opening_state
from pages.base.presentation import NBSP, Card, Teaser, drawn, foreign, visiting_card
from pages.base.public import shown
from pages.places.land import Land, plain_name
from pages.places.models import District
from pages.places.names import name_key
from pages.programmes.maps import Shown, TileMap, by_district, tile_map
from pages.programmes.member_lists import counted
from pages.programmes.models import Membership
from pages.programmes.overview import link_profiles

from ..charge import Charge, add_details, centre_members, charges, statement
from ..finder import Question, Spot, finder_url
from ..models import CentrePage, CityPage
from ..whereabouts import in_district, index_name, locator_among, where_it_lies
from ..whereabouts import where_its_seat_is as where_the_seat_is
from .shared import head

LIST = "#liste"


def finder_view(request: HttpRequest, question: Question, land: Land) -> dict[str, Any]:
    """Context of the page of the finder."""
    language = current_language()
    title, lead = _words(question)
    found = charges(question.spots, land, language) if question.spots else []
    if found:
        add_details(found, language)
    asked = not question.is_empty
    return {
        "title": title,
        "lead": lead,
        "value": question.text or ", ".join(spot.name for spot in question.spots),
        "answers": [answer(one, land) for one in found],
        "spots": question.spots,
        "which": [_which(spot, question.text) for spot in sorted(question.which, key=_city_first)],
        "close": [_close(spot) for spot in question.close],
        "is_postcode": bool(question.postcode),
        "is_unknown": question.is_unknown,
        "text": question.text,
        "all_url": finder_url(anchor=LIST),
        "picture": drawn("kreis", _seed(question), 4, 3),
        **({} if question.spots or question.which else map_and_list(land, language)),
        "breadcrumbs": _trail(request),
        "meta": _meta(title, request.path, asked=asked),
    }


def _words(question: Question) -> tuple[str, str]:
    """The heading and the sentence below it."""
    if question.which:
        return _which_words(question)
    names = [spot.name for spot in question.spots]
    if names:
        place = ", ".join(names)
        if question.postcode:
            place = question.postcode if len(names) > 1 else f"{question.postcode}{NBSP}{place}"
        lead = across(question) if len(names) > 1 else ""
        return _("Advice near you: %(place)s") % {"place": place}, lead
    if question.is_unknown:
        return _("Find local advice"), ""
    lead = _("Enter your town or postcode: you see who advises volunteers and associations there.")
    return _("Find local advice"), lead


def across(question: Question) -> str:
    """“Die Postleitzahl 64395 gilt in zwei Kreisen …”: one sees all of them."""
    number = len(question.spots)
    return ngettext(
        "This postcode belongs to %(number)s district.",
        "This postcode belongs to %(number)s districts. You see all of them.",
        number,
    ) % {"number": number}


def _which_words(question: Question) -> tuple[str, str]:
    """“Kassel gibt es zweimal.” and the question that follows."""
    spots = question.which
    plain = {name_key(name): name for spot in spots for name in _names(spot)}
    words = {"name": plain.get(name_key(question.text), question.text), "number": len(spots)}
    title = ngettext(
        "There are two places called %(name)s.",
        "There are %(number)s places called %(name)s.",
        len(spots) - 1,
    )
    kinds = sorted(spot.district.is_city for spot in spots)
    lead = _("Do you mean the city or the county?") if kinds == [False, True] else ""
    return title % words, lead or _("Which one do you mean?")


def _city_first(spot: Spot) -> bool:
    return not spot.district.is_city


def _names(spot: Spot) -> list[str]:
    return [plain_name(spot.district), *(town.name for town in spot.towns)]


def _which(spot: Spot, text: str) -> Teaser:
    """One of several places with the same name."""
    district, url = spot.district, finder_url(text, spot.district)
    if spot.towns and not district.is_city:
        return Teaser(spot.name, url, summary=in_district(district))
    kind = _("independent city") if district.is_city else where_the_seat_is(district)
    return Teaser(district.name, url, summary=kind)


def _close(spot: Spot) -> Teaser:
    """A place whose name is like the unknown one."""
    return Teaser(spot.name, finder_url(spot.name, spot.district))


def _seed(question: Question) -> str:
    return question.spots[0].district.slug if question.spots else "finden"


def answer(charge: Charge, land: Land) -> dict[str, Any]:
    """Who is in charge in one spot, for the template."""
    spot, centre = charge.spot, charge.centre
    district = spot.district
    on_map = land.on_map
    in_charge = charge.nearest or district
    name = _("Coordination centre %(district)s") % {"district": in_charge.name}
    own = centre is not None and charge.member
    return {
        "id": f"stelle-{district.slug}",
        "title": name if own else spot.name,
        "nearest": _("The nearest: %(centre)s") % {"centre": name} if charge.nearest else "",
        "where": _where(spot),
        "statement": statement(charge),
        "card": centre_card(centre) if centre else None,
        "card_heading": _("How to reach it") if own else name,
        "profile": _profile(centre) if centre else None,
        "head": head(centre) if centre else None,
        "cities": [_profile(page) for page in charge.cities],
        "locator": locator_among(on_map, district, where_the_seat_is(district))
        if district in on_map
        else None,
    }


def _profile(page: CentrePage | CityPage) -> Teaser:
    language = foreign(page.language)
    return Teaser(page.title, page.url or "", summary=page.portrait, lang=language)


def _where(spot: Spot) -> str:
    """“Gießen liegt im Landkreis Gießen.”, “Brensbach und Fränkisch-Crumbach liegen …”."""
    if len(spot.towns) < 2:
        town = spot.towns[0] if spot.towns else None
        return where_it_lies(spot.district, town) if town or spot.district.is_city else ""
    *first, last = (town.name for town in spot.towns)
    words = {"names": ", ".join(first), "last": last, "where": in_district(spot.district)}
    return _("%(names)s and %(last)s lie %(where)s.") % words


def centre_card(page: CentrePage) -> Card:
    """How to reach a centre, and whether it is open."""
    visiting = shown(page.facts.visiting)
    card = visiting_card(visiting) or Card()
    state = opening_state(visiting) if visiting else None
    card.text = state.text if state else ""
    card.accessibility = ""  # it stands in the profile
    return card


def centres_of_today(language: str) -> list[Membership]:
    """The memberships of the districts that have a centre, with the addresses of the profiles."""
    rows = centre_members().select_related("district")
    return link_profiles(list(rows), language)


def centre_map(land: Land, members: list[Membership]) -> TileMap | None:
    """The map of the districts that have a centre; every tile leads to an answer."""
    words = (_("with a centre"), _("without a centre of its own"))
    shown = Shown(land, by_district(members), words=words)
    return tile_map(shown, label=_("Counties and independent cities"))


def map_and_list(land: Land, language: str) -> dict[str, Any]:
    """The way on where nothing was typed or found: all districts on the map and A to Z."""
    members = centres_of_today(language)
    urls = {one.district_id: one.profile_url for one in members}
    present = [one for one in land.districts if one.pk in urls]
    others = [one for one in land.districts if one.pk not in urls]
    titles = (
        (_("With a centre: %(who)s"), present),
        (_("Without a centre of their own: %(who)s") if present else "%(who)s", others),
    )
    groups = [
        {"title": title % {"who": counted(rows)}, "items": [_item(one, urls) for one in rows]}
        for title, rows in titles
        if rows
    ]
    return {"map": centre_map(land, members), "groups": groups}


def _item(district: District, urls: dict[int | None, str]) -> dict[str, str]:
    note = "" if district.is_city or not district.seat else district.seat.name
    url = urls.get(district.pk) or finder_url(district=district)
    return {"label": index_name(district), "url": url, "note": note}


def _trail(request: HttpRequest) -> list[dict[str, str]]:
    """The way here: over the menu item under whose address the finder lies, if there is one."""
    main = Frame(request).navigation()["main"]
    above = [(item["label"], item["url"]) for item in main if item["current"] == "true"]
    return trail(*above[:1], (_("Find advice"), request.path))


def _meta(title: str, path: str, *, asked: bool) -> dict[str, Any]:
    """Answers are not for search engines: they have no end; the empty form is."""
    meta: dict[str, Any] = {"title": title, "canonical": absolute(path)}
    if asked:
        return {**meta, "robots": "noindex, follow"}
    meta["description"] = _("Who advises volunteers and associations in your town or county.")
    versions = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            versions.append({"code": code, "url": absolute(reverse("finder"))})
    german = next(one["url"] for one in versions if one["code"] == settings.LANGUAGE_CODE)
    return {**meta, "alternates": [*versions, {"code": "x-default", "url": german}]}
