"""Engaged cities: their profile and their overview."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from wagtail.rich_text import expand_db_html

from pages.base.models import Organisation
from pages.base.presentation import drawn, foreign, organisation_card
from pages.base.wording import full_date, marked
from pages.places.models import District, Municipality
from pages.programmes.models import Membership

from ..models import CityIndexPage, CityPage, city_pages
from ..whereabouts import locator, where_it_lies
from .shared import filled, head, index_url, markup, named

OTHERS = 3


def city_index(page: CityIndexPage) -> dict[str, Any]:
    """Context of the overview of cities: all profiles with owner and short portrait."""
    pages = city_pages(page.language)
    owners = _public([one.facts.project_owner_id for one in pages])
    counties = _county_names()
    rows = [_city_row(one, counties, owners.get(one.facts.project_owner_id)) for one in pages]
    gone = [bool(one.facts.membership and one.facts.membership.has_left()) for one in pages]
    count = gone.count(False)
    sentence = ngettext("%(count)d profile", "%(count)d profiles", count)
    return {
        "head_image": drawn("stadt", page.translation_key, 4, 3),
        "sentence": sentence % {"count": count},
        "rows": [row for row, left in zip(rows, gone, strict=True) if not left],
        "former_rows": [row for row, left in zip(rows, gone, strict=True) if left],
    }


def _public(keys: list[int | None]) -> dict[int | None, Organisation]:
    return {one.pk: one for one in Organisation.objects.listed().filter(pk__in=filter(None, keys))}


def _county_names() -> set[str]:
    """Names that a county and a town share, such as Kassel."""
    counties = District.objects.as_of().filter(kind=District.Kind.COUNTY)
    return {county.sorted_by for county in counties}


def _suffix(place: Municipality | None, counties: set[str]) -> str:
    if place is None or place.name.split(" am ")[0] not in counties:
        return ""
    return _("(city)")


def _city_row(page: CityPage, counties: set[str], owner: Organisation | None) -> dict[str, Any]:
    membership = page.facts.membership
    suffix = _suffix(membership.municipality if membership else None, counties)
    portrait: Any = marked(page.portrait, page.language)
    if owner:
        line = _("Project owner: %(name)s") % {"name": owner.name}
        portrait = format_html(
            '{}<br><span class="kitt-muted kitt-small">{}</span>', portrait, line
        )
    return {
        "title": marked(f"{page.title} {suffix}".strip(), page.language),
        "url": page.url,
        "kicker": _period(membership),
        "summary": portrait,
    }


def _period(membership: Membership | None) -> str:
    """“seit 2020”, “2015 bis 2017”."""
    if membership is None:
        return ""
    if membership.left_on and membership.has_left():
        words = {"start": membership.joined_on.year, "end": membership.left_on.year}
        return pgettext("dates", "%(start)s to %(end)s") % words
    return _("since %(date)s") % {"date": membership.joined_on.year}


def city(page: CityPage) -> dict[str, Any]:
    """Context of the profile of a city."""
    facts = page.facts
    membership = facts.membership
    if membership:
        named(membership.programme, membership.phase)
    place = membership.municipality if membership else None
    county = _namesake_county(place)
    pages = city_pages(page.language)
    owner = Organisation.objects.listed().filter(pk=facts.project_owner_id or 0).first()
    count = len(pages)
    suffix = _("(city)") if county else ""
    return {
        **head(page),
        "meta": {"title": f"{page.seo_title or page.title} {suffix}".strip()},
        "kicker": _city_kicker(membership),
        "suffix": suffix,
        "head_image": drawn("stadt", place.key or place.pk if place else facts.pk, 4, 3),
        "figures": _city_figures(page, membership),
        "items": _city_facts(page, place),
        "owner": organisation_card(owner),
        "namesake": _namesake(page, county),
        "locator": locator(place.district, where_it_lies(place.district, place)) if place else None,
        "others": _others(page, pages),
        "index_url": index_url(page),
        "index_label": ngettext("See the profile", "All %(count)d profiles", count)
        % {"count": count},
    }


def _city_kicker(membership: Membership | None) -> str:
    if membership is None:
        return _("Engaged city")
    if membership.left_on and membership.left_on <= timezone.localdate():
        words = {"start": membership.joined_on.year, "end": membership.left_on.year}
        return _("Engaged city, member from %(start)s to %(end)s") % words
    return _("Engaged city, member since %(year)s") % {"year": membership.joined_on.year}


def _city_figures(page: CityPage, membership: Membership | None) -> list[dict[str, Any]]:
    facts = page.facts
    figures: list[dict[str, Any]] = []
    if facts.inhabitants and (facts.inhabitants_on or facts.inhabitants_source):
        figures.append(
            {
                "value": number_format(facts.inhabitants, force_grouping=True),
                "label": _("Inhabitants"),
                "note": _of_when(facts),
            }
        )
    if membership:
        figures.append(
            {
                "value": str(membership.joined_on.year),
                "label": _("Member since"),
                "note": _joined_note(membership),
            }
        )
    return [*figures, *_tandems(page, membership)]


def _of_when(facts: CityPage) -> str:
    as_of = facts.inhabitants_on
    day = _("As of: %s") % full_date(as_of) if as_of else ""
    if not facts.inhabitants_source:
        return day
    source = marked(facts.inhabitants_source, settings.LANGUAGE_CODE)
    label = markup(_("Source: %(source)s"), {"source": source})
    return markup("%(day)s · %(label)s", {"day": day, "label": label}) if day else label


def _joined_note(membership: Membership) -> str:
    programme, phase = membership.programme, membership.phase
    name: str = marked(str(programme), programme.text_language("name"))
    if phase:
        words = {"programme": name, "phase": marked(str(phase), phase.text_language("name"))}
        return markup("%(programme)s, %(phase)s", words)
    return name


def _tandems(page: CityPage, membership: Membership | None) -> list[dict[str, Any]]:
    """The partners; whoever entered the tandem, both cities name each other."""
    return [
        {
            "value": partner.place.name,
            "label": _("Tandem partner in the network"),
            "note": _("The two cities learn from each other."),
            "url": twin.url if twin else "",
        }
        for partner, twin in page.tandem_pages()
    ]


def _city_facts(page: CityPage, place: Municipality | None) -> list[dict[str, Any]]:
    partners = Organisation.objects.listed().filter(
        pk__in=[one.pk for one in page.facts.partners.all()]  # a preview has unsaved ones
    )
    texts = [
        (_("Focus"), page.focus),
        (_("Vision and plans"), page.vision),
        (_("Achieved"), page.achievements),
        (_("Strengths"), page.strengths),
    ]
    items: list[dict[str, Any]] = [
        {"label": label, "html": SafeString(expand_db_html(html)), "lang": foreign(page.language)}
        for label, html in texts
        if html
    ]
    items.append(
        {
            "label": _("Partners"),
            "list": [
                format_html('<a href="{}">{}</a>', one.get_absolute_url(), one.name)
                for one in partners
            ],
        }
    )
    name = place.name if place else page.title
    items.append(
        {"label": _("Three words for %(name)s") % {"name": name}, "tags": page.hashtag_list}
    )
    return filled(items)


def _namesake_county(place: Municipality | None) -> District | None:
    """The county that has the same name (Kassel, Offenbach)."""
    if place is None:
        return None
    name = place.name.split(" am ")[0]
    counties = District.objects.as_of().filter(kind=District.Kind.COUNTY)
    return counties.filter(name__endswith=f" {name}").first()


def _namesake(page: CityPage, county: District | None) -> dict[str, str] | None:
    profile = page.namesake() if county else None
    if county is None or profile is None:
        return None
    return {
        "heading": _("Are you looking for the county?"),
        "text": _("%(name)s has a coordination centre of its own.") % {"name": county.name},
        "link_url": profile.url or "",
        "link_label": _("Go to %(name)s") % {"name": county.name},
    }


def _others(page: CityPage, pages: list[CityPage]) -> list[dict[str, Any]]:
    """The next profiles in the alphabet, so that every profile leads on to others."""
    keys = [one.translation_key for one in pages]
    here = keys.index(page.translation_key) if page.translation_key in keys else -1
    rest = [*pages[here + 1 :], *pages[: max(here, 0)]]
    counties = _county_names()
    return [_city_row(one, counties, None) for one in rest[:OTHERS]]
