"""Programmes as their page and the lists show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from pages.base.dates import show_date
from pages.base.models import Organisation, localised
from pages.base.presentation import (
    Picture,
    Teaser,
    bare_address,
    contact_card,
    drawn,
    foreign,
    picture,
    teaser,
)
from pages.places.land import Land, land

from .figures import Figure, plain_number
from .member_filter import Roll
from .member_lists import member_view, short_name
from .models import Cohort, Membership, Phase, Programme, ProgrammePage
from .overview import programme_context

BAND_MAX = 4
BAND_OF_MANY = 3
TOPICS = {
    Programme.Members.DISTRICTS: "kreis",
    Programme.Members.MUNICIPALITIES: "stadt",
    Programme.Members.NONE: "nachbarschaft",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words. `lang`: language of the words, where it is not that of the page."""

    label: str
    url: str
    lang: str = ""


CohortLinks = Callable[[ProgrammePage, list[Cohort]], dict[int, Link]]
_cohort_links: list[CohortLinks] = []


def register_cohort_links(function: CohortLinks) -> None:
    """The press room says here which release announced a cohort: {cohort id: link}."""
    _cohort_links.append(function)


def programme_view(page: ProgrammePage, request: HttpRequest) -> dict[str, Any]:
    """Context of a programme page: the records, and the parts that the components take."""
    context = programme_context(page)
    programme, members = context["programme"], context["members"]
    cohorts = context["cohorts"]
    links: dict[int, Link] = {}
    for function in _cohort_links:
        links.update(function(page, cohorts))
    former = context["former_members"]
    country = land() if members or former else Land([], set())
    roll = Roll(programme, country, members, former, cohorts, context["phases"])
    return {
        **context,
        **member_view(roll, request.GET, page.url or ""),
        "kicker": kicker(programme),
        "head_image": programme_picture(page, 4, 3),
        "logo": picture(programme.logo, "logo"),
        **figure_view(context["figures"]),
        "cohort_items": cohort_items(cohorts, members, links),
        "phase_items": phase_items(context["phases"]),
        "backer_items": backer_items(context["funders"], context["carriers"]),
        "contact_card": contact_card(programme.contact),
        "website_items": [Link(bare_address(programme.website), programme.website)]
        if programme.website
        else [],
        "related_items": [
            Teaser(one.title, one.url or "", lang=foreign(one.locale.language_code))
            for one in context["related"]
        ],
    }


def kicker(programme: Programme) -> str:
    """“Programm, seit 2020”, “Programm, 2004 bis 2018”."""
    if not programme.started_on:
        return _("Programme")
    words = {
        "start": programme.started_on.year,
        "end": programme.ended_on and programme.ended_on.year,
    }
    if programme.ended_on:
        return _("Programme, %(start)s to %(end)s") % words
    return _("Programme, since %(start)s") % words


def period(programme: Programme) -> str:
    """“seit 2020” in front of a line of the index; what has no date is simply running."""
    start = programme.started_on.year if programme.started_on else None
    end = programme.ended_on.year if programme.ended_on else None
    if start and end:
        return pgettext("dates", "%(start)s to %(end)s") % {"start": start, "end": end}
    if start:
        return _("since %(start)s") % {"start": start}
    return str(end) if end else _("ongoing")


def programme_row(page: ProgrammePage) -> Teaser:
    """A line in the index of programmes."""
    return teaser(page, kicker=period(page.facts.programme))


def programme_teaser(page: ProgrammePage) -> Teaser:
    """A programme with its drawn picture."""
    return teaser(page, kicker=period(page.facts.programme), image=programme_picture(page, 3, 2))


def programme_picture(page: ProgrammePage, columns: int, rows: int) -> Picture:
    """The drawn picture of a programme, the same in all languages."""
    topic = TOPICS[Programme.Members(page.facts.programme.members_are)]
    return drawn(topic, page.translation_key, columns, rows)


def figure_view(figures: list[Figure]) -> dict[str, Any]:
    """Few figures stand in the band; of many the first three do, the others in a list below."""
    items = figure_items(figures)
    shown = len(items) if len(items) <= BAND_MAX else BAND_OF_MANY
    more = [
        {"label": one["label"], "text": one["value"], "note": one["note"]} for one in items[shown:]
    ]
    return {"figure_items": items[:shown], "more_figures": more}


def figure_items(figures: list[Figure]) -> list[dict[str, Any]]:
    """Key figures for `components/key_figures.html`."""
    return [
        {
            "value": figure.number,
            "label": figure.label,
            "lang": foreign(figure.lang),
            "note": figure.as_of,
            "note_url": figure.source_url,
        }
        for figure in figures
    ]


def cohort_items(
    cohorts: list[Cohort], members: list[Membership], links: dict[int, Link]
) -> list[dict[str, Any]]:
    """The cohorts in time, with their members and the release that announced them."""
    items = []
    for cohort in cohorts:
        link = links.get(cohort.pk)
        items.append(
            {
                "number": cohort.number,
                "title": cohort.text("name") or str(cohort.number),
                "lang": foreign(cohort.text_language("name")),
                "date": cohort_dates(cohort),
                "text": cohort.text("text"),
                "names": [short_name(one) for one in members if one.cohort_id == cohort.pk],
                "link_url": link.url if link else "",
                "link_label": link.label if link else "",
            }
        )
    return items


def cohort_dates(cohort: Cohort) -> str:
    """“Verträge vom 26. Juni 2023, Start am 1. Juli 2023”."""
    parts = []
    if cohort.signed_on:
        parts.append(_("contracts of %(date)s") % {"date": date_format(cohort.signed_on)})
    if cohort.starts_on:
        parts.append(_("start on %(date)s") % {"date": date_format(cohort.starts_on)})
    if cohort.ends_on:
        parts.append(_("end on %(date)s") % {"date": date_format(cohort.ends_on)})
    return capfirst(", ".join(parts))


def cohort_grant(cohort: Cohort) -> str:
    """“bis zu 120.000 € je Mitglied, verteilt auf 3 Jahre”."""
    if cohort.grant_ceiling is None:
        return ""
    amount = plain_number(cohort.grant_ceiling, "€")
    if not cohort.grant_years:
        return _("up to %(amount)s per member") % {"amount": amount}
    return ngettext(
        "up to %(amount)s per member, over %(years)d year",
        "up to %(amount)s per member, over %(years)d years",
        cohort.grant_years,
    ) % {"amount": amount, "years": cohort.grant_years}


def phase_items(phases: list[Phase]) -> list[dict[str, Any]]:
    """The phases in time, with those who paid for them."""
    return [
        {
            "number": phase.number,
            "title": phase.text("name") or str(phase.number),
            "lang": foreign(phase.text_language("name")),
            "date": phase_dates(phase, last=phase is phases[-1]),
            "text": phase.text("text"),
            "names_label": _("Supported by:"),
            "names": [
                {"label": row.organisation.short_name or row.organisation.name}
                for row in phase.sponsors.all()
                if row.organisation.live
            ],
        }
        for phase in phases
    ]


def phase_dates(phase: Phase, *, last: bool) -> str:
    """“Januar 2018 bis Dezember 2019”, “Seit Januar 2023”; only the last phase can be running."""
    start = show_date(phase.starts_on, phase.starts_precision)
    end = show_date(phase.ends_on, phase.ends_precision)
    if start and end:
        return pgettext("dates", "%(start)s to %(end)s") % {"start": start, "end": end}
    if start and not last:
        return start
    if start:
        return capfirst(_("since %(start)s") % {"start": start})
    return capfirst(_("until %(date)s") % {"date": end}) if end else ""


def backer_items(funders: list[Organisation], carriers: list[Organisation]) -> list[dict[str, Any]]:
    """Who is behind a programme, for `components/facts.html`."""
    groups = [(_("Funded by"), funders), (_("Carried by"), carriers)]
    return [
        {"label": label, "links": [organisation_link(one) for one in organisations]}
        for label, organisations in groups
        if organisations
    ]


def organisation_link(organisation: Organisation) -> Link:
    """An organisation with the address of its page."""
    return Link(organisation.name, organisation.get_absolute_url())


def programme_links(programmes: Any, language: str) -> list[Link]:
    """The pages of programmes by name, in one query; those without a public page are left out."""
    rows = ProgrammePage.objects.sources().listed().filter(programme__in=programmes)
    found = localised(rows, language, lambda page: page.programme.position, "programme")
    return [Link(page.title, page.url or "", foreign(page.language)) for page in found]


def index_view(pages: list[ProgrammePage]) -> dict[str, Any]:
    """Context of the overview of programmes."""
    return {
        "head_image": drawn("verwaltung", "programme", 4, 3),
        "programme_items": [programme_teaser(page) for page in pages],
    }
