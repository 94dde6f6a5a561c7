"""Contact points of the qualification programme: the list by district, and their pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from pages.base.models import VisitingDetails
from pages.base.presentation import foreign, people_cards, visiting_card
from pages.base.public import shown
from pages.base.records import in_language
from pages.base.wording import marked

from ..models import Course
from .courses import course_rows
from .shared import filled, organisation_fact, place_locator, public_organisations


def contact_point_groups(records: Iterable[Any]) -> list[dict[str, Any]]:
    """German rows with `texts_row`, in the order of their districts, as groups of a list."""
    groups: list[dict[str, Any]] = []
    for record in records:
        title = record.district.name if record.district else _("Everywhere in the state")
        if not groups or groups[-1]["title"] != title:
            groups.append({"title": title, "items": []})
        visiting = shown(record.visiting)
        town = record.municipality or (visiting.town if visiting else "")
        groups[-1]["items"].append(
            {
                "label": marked(record.texts_row.title, record.texts_row.language),
                "url": record.get_absolute_url(),
                "note": str(town),
            }
        )
    return groups


def contact_point_detail(record: Any, text: Any) -> dict[str, Any]:
    """Context of the page of a contact point: `record` has the facts, `text` the texts."""
    rows = VisitingDetails.objects.reachable().filter(pk=record.visiting_id or 0)
    rows = rows.prefetch_related(
        "hours",
        "special_days",
        "texts",
        "people__contact__texts",
        "people__contact__organisation",
        "people__contact__picture",
    )
    visiting = record.visiting = rows.first()
    organisation = public_organisations([record.organisation_id]).get(record.organisation_id)
    card = visiting_card(visiting)
    if card and organisation:
        card.organisation = organisation.name
        card.organisation_url = organisation.get_absolute_url()
    courses = Course.objects.sources().listed().filter(contact_point=record.pk)
    courses = courses.select_related("locale", "municipality", "district")
    return {
        "record": record,
        "facts": record,
        "text": text,
        "text_lang": foreign(text.language),
        "kicker": _("Contact point"),
        "contact": card,
        "people": people_cards(visiting),
        "items": filled(
            [
                organisation_fact(_("Carried by"), organisation),
                {"label": _("Region"), "text": record.district.name if record.district else ""},
            ]
        ),
        "description": expand_db_html(text.description),
        "locator": place_locator(record),
        "courses": course_rows(in_language(courses.order_by("starts_on", "pk")[:20])),
    }
