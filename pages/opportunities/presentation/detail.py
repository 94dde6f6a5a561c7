"""The page of an opportunity."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import expand_db_html

from pages.base.choices import Place
from pages.base.meta import over_meta
from pages.base.models import Category, Organisation
from pages.base.presentation import Card, contact_card, foreign
from pages.base.wording import full_date, marked, moment
from pages.profiles.responsible import responsible_centre
from pages.profiles.whereabouts import Locator, in_district, locator, where_it_lies

from ..models import Opportunity
from .lists import doors, place_name, ways_on, weekdays, when_line
from .similar import similar
from .status import is_stale, status


def time_needed(record: Any) -> str:
    """“Regelmäßig, etwa 2 Stunden in der Woche”."""
    label = capfirst(str(record.get_effort_display()))
    if not record.hours:
        return label
    number = number_format(record.hours.normalize(), use_l10n=True)
    count = 1 if record.hours == 1 else 2
    if record.effort == Opportunity.Effort.REGULAR:
        text = ngettext("about %(number)s hour a week", "about %(number)s hours a week", count)
    else:
        text = ngettext("about %(number)s hour in all", "about %(number)s hours in all", count)
    return f"{label}, {text % {'number': number}}"


def detail(record: Any, text: Any) -> dict[str, Any]:
    """Context of the page of an opportunity: `record` has the facts, `text` the texts."""
    categories = _categories(record)
    now = status(record)
    over = bool(now and now.over)
    organisation = Organisation.objects.listed().filter(pk=record.organisation_id or 0).first()
    contact = None if over else _contact(record, organisation)
    alike = similar(record)
    return {
        "record": record,
        "facts": record,
        "text": text,
        "text_lang": foreign(text.language),
        "kicker": ", ".join([_("Opportunity"), *_names(categories, Category.Facet.FIELD)]),
        "stale": is_stale(record) and not over,
        "status": now,
        "over": over,
        "meta": over_meta(over),
        "advice": responsible_centre(record.district) if now else None,
        "items": fact_items(record, text, categories, None if contact else organisation),
        "description": expand_db_html(text.description),
        "contact": contact,
        "locator": _locator(record),
        "origin": _origin(record, organisation),
        "similar": ways_on(alike) if now else doors(alike),
        "list_url": reverse("opportunities"),
    }


def _categories(record: Any) -> dict[str, list[Category]]:
    found: dict[str, list[Category]] = {}
    for category in record.categories.all():
        found.setdefault(category.facet, []).append(category)
    return found


def _names(categories: dict[str, list[Category]], facet: str) -> list[str]:
    return [
        marked(category.name, category.text_language("name"))
        for category in categories.get(facet, [])
    ]


def fact_items(
    record: Any, text: Any, categories: dict[str, list[Category]], organisation: Any
) -> list[dict[str, Any]]:
    """The facts before the prose; those without a value are left out."""
    language = text.language
    suitable = _names(categories, Category.Facet.AUDIENCE)
    access = _names(categories, Category.Facet.ACCESS)
    deadline = full_date(record.apply_until) if record.apply_until else ""
    items = [
        _where(record, text),
        {"label": _("When"), "text": _when(record), "note": marked(text.time_note, language)},
        {"label": _("Time needed"), "text": time_needed(record)},
        {"label": _("You do"), "text": ", ".join(_names(categories, Category.Facet.ACTIVITY))},
        {"label": _("You bring"), "text": marked(text.requirements, language)},
        {"label": _("You get"), "text": marked(text.benefits, language)},
        {"label": _("Expenses and insurance"), "text": marked(text.expenses, language)},
        {"label": _("Languages"), "text": ", ".join(record.language_names)},
        {"label": _("Suitable for"), "text": ", ".join(suitable)},
        {
            "label": _("Accessibility"),
            "text": ", ".join(access),
            "note": marked(text.accessibility_note, language),
        },
        {"label": _("How to get there"), "text": marked(text.transport, language)},
        {"label": _("Apply until"), "text": deadline},
    ]
    if organisation:
        link = {"url": organisation.get_absolute_url(), "label": organisation.name}
        items.append({"label": _("Organisation"), "links": [link]})
    return [item for item in items if len([value for value in item.values() if value]) > 1]


def _where(record: Any, text: Any) -> dict[str, Any]:
    onsite = record.place_kind in (Place.ONSITE, Place.HYBRID)
    district = record.district
    parts = [record.venue, place_name(record)] if onsite else [place_name(record)]
    note = ""
    if onsite and district and record.municipality and not district.is_city:
        note = district.name
    return {"label": _("Where"), "text": ", ".join(filter(None, parts)), "note": note}


def _when(record: Any) -> str:
    if record.starts_at:
        return moment(record.starts_at, record.ends_at)
    return ", ".join(filter(None, (when_line(record), weekdays(record))))


def _contact(record: Any, organisation: Any) -> Card | None:
    card = contact_card(record.contact)
    if card and organisation and not card.organisation:
        card.organisation = organisation.name
        card.organisation_url = organisation.get_absolute_url()
    return card


def _locator(record: Any) -> Locator | None:
    if record.district is None or record.place_kind not in (Place.ONSITE, Place.HYBRID):
        return None
    where = in_district(record.district)
    return locator(
        record.district,
        where_it_lies(record.district, record.municipality),
        link_url=f"{reverse('opportunities')}?kreis={record.district.slug}",
        link_label=_("More opportunities %(where)s") % {"where": where},
    )


def _origin(record: Any, organisation: Any) -> str:
    """Who entered it, and from where it was taken over."""
    words = {"organisation": organisation.name if organisation else "", "source": record.source}
    if organisation and record.source:
        return _("Offered by %(organisation)s, taken over from %(source)s.") % words
    if record.source:
        return _("Taken over from %(source)s.") % words
    return ""
