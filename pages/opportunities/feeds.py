"""New offers in the feed of their county or city."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pages.base.entries import entries_for
from pages.base.feeds import Item, contribute
from pages.base.models import Category
from pages.base.records import in_language

from .fillings import newest
from .presentation.lists import place_name, when_in_short

MOST = 15


@contribute("district")
def offers_of_district(district: Any, language: str) -> list[Item]:
    """The newest listed offers; so few that they do not push the releases out."""
    rows = newest().filter(district=district).prefetch_related("categories__texts")
    records = in_language(rows[:MOST], language)
    kind = _("Opportunity")
    return [
        Item(
            entry,
            categories=[kind, *_fields(record, language), district.name],
            note=", ".join(filter(None, (place_name(record), when_in_short(record)))),
            kind=kind,
        )
        for record, entry in zip(records, entries_for(records, language), strict=True)
    ]


def _fields(record: Any, language: str) -> list[str]:
    categories = record.categories.all()
    fields = [one for one in categories if one.facet == Category.Facet.FIELD]
    return [one.text("name", language) or one.code for one in fields]
