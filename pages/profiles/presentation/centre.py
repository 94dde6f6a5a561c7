"""Coordination centres: their profile and their overview."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.models import Organisation, VisitingDetails, VisitingPerson
from pages.base.presentation import drawn, foreign, people_cards, visiting_card
from pages.base.public import shown
from pages.base.wording import full_date, marked
from pages.places.land import Land, land
from pages.programmes.member_filter import Roll
from pages.programmes.member_lists import member_view
from pages.programmes.models import Cohort, Membership
from pages.programmes.overview import link_profiles
from pages.programmes.presentation import Link, cohort_grant, organisation_link, programme_links

from ..models import CentreIndexPage, CentrePage
from ..whereabouts import index_name, locator, where_its_seat_is
from .shared import filled, head, index_url, markup, named, sections


def centre_index(page: CentreIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Context of the overview of centres: the map, and all of them by cohort, A to Z."""
    programme, today = page.facts.programme, timezone.localdate()
    rows = (
        programme.memberships.listed()
        .prefetch_related("cohort__texts")
        .select_related("district__seat", "municipality__district", "cohort")
    )
    everybody = sorted(rows, key=lambda one: one.place.sort_key)
    link_profiles(everybody, page.language)
    members = [one for one in everybody if one.joined_on <= today and not one.has_left(today)]
    former = [one for one in everybody if one.has_left(today)]
    cohorts = {one.cohort.number: one.cohort for one in members if one.cohort}
    in_order = [cohorts[number] for number in sorted(cohorts)]
    roll = Roll(programme, land() if everybody else Land([], set()), members, former, in_order)
    return {
        "head_image": drawn("kreis", page.translation_key, 4, 3),
        "count": len(members),
        **member_view(roll, request.GET, page.url or "", name=index_name),
    }


def centre(page: CentrePage) -> dict[str, Any]:
    """Context of the profile of a centre."""
    facts = page.facts
    membership = facts.membership
    named(membership.cohort if membership else None)
    district = membership.district if membership else None
    visiting = _visiting(facts)
    card = visiting_card(visiting)
    if card:
        card.organisation = f"{_('Coordination centre')} {district.name if district else ''}"
    return {
        **head(page),
        "kicker": _("Coordination centre"),
        "head_image": drawn("kreis", district.slug if district else facts.pk, 4, 3),
        "district": district,
        "contact": card,
        "people": people_cards(visiting),
        "sections": sections(
            (_("Our aims"), page.aims),
            (_("Current projects"), page.projects),
            (_("What we focus on"), page.focus),
        ),
        "offers": [
            {"label": heading, "text": marked(text, page.language)}
            for heading, text in page.offers()
        ],
        "items": _centre_facts(page, membership),
        "locator": locator(
            district,
            where_its_seat_is(district),
            link_url=index_url(page),
            link_label=_("See the map of all counties"),
        )
        if district
        else None,
    }


def _visiting(facts: CentrePage) -> VisitingDetails | None:
    visiting = shown(facts.visiting)
    if visiting is not None:
        people = VisitingPerson.objects.select_related("contact__organisation", "contact__picture")
        prefetch_related_objects(
            [visiting],
            "hours",
            "special_days",
            "texts",
            Prefetch("people", queryset=people),
            "people__contact__texts",
        )
    return visiting


def _centre_facts(page: CentrePage, membership: Membership | None) -> list[dict[str, Any]]:
    host = Organisation.objects.listed().filter(pk=page.facts.host_id or 0).first()
    district = membership.district if membership else None
    cohort = membership.cohort if membership else None
    names = sorted(district.all_names - {district.name, page.title}) if district else []
    items: list[dict[str, Any]] = [
        {
            "label": _("In the programme"),
            "text": _joined(membership, cohort) if membership else "",
            "links": programme_links([membership.programme], page.language) if membership else [],
        },
        {
            "label": _("Contract signed"),
            "text": full_date(cohort.signed_on) if cohort and cohort.signed_on else "",
        },
        {"label": _("Grant"), "text": cohort_grant(cohort) if cohort else ""},
        {"label": _("Carried by"), "links": [organisation_link(host)] if host else []},
        {"label": _("Also known as"), "text": ", ".join(names)},
        {"label": _("Neighbours in the programme"), "links": _neighbours(page)},
    ]
    return filled(items)


def _joined(membership: Membership, cohort: Cohort | None) -> str:
    if cohort and cohort.starts_on:
        words = {
            "cohort": marked(str(cohort), cohort.text_language("name")),
            "date": full_date(cohort.starts_on),
        }
        return markup(_("%(cohort)s, started on %(date)s"), words)
    since = _("since %(date)s") % {"date": membership.since}
    if cohort:
        return markup(
            "%(cohort)s, %(since)s",
            {"cohort": marked(str(cohort), cohort.text_language("name")), "since": since},
        )
    return since


def _neighbours(page: CentrePage) -> list[Link]:
    return [Link(one.title, one.url or "", foreign(one.language)) for one in page.neighbours()]
