"""The filters of the newsroom: year, topic, programme, county or city."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.filters import Choice, Filter, Filters
from pages.base.kept import kept
from pages.base.worded import worded
from pages.places.models import District
from pages.places.names import listed_name
from pages.programmes.models.page import programme_pages

from .models import Topic

FIRST_YEAR = 1990
Choices = dict[str, list[Choice]]


def with_year(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Releases with the year that readers see, in local time."""
    return rows.annotate(year=ExtractYear(Coalesce("issued_at", "first_published_at")))


def newsroom_filters(request: HttpRequest, language: str) -> Filters:
    """Year (`jahr`), topic (`thema`), programme (`programm`), county or city (`kreis`)."""
    choices = kept(("newsroom choices", language), lambda: _choices(language))
    return Filters(
        request,
        Filter("jahr", _("Year"), "year", choices["year"]),
        Filter("thema", _("Topic"), "topics", choices["topic"]),
        Filter("programm", _("Programme"), "programmes", choices["programme"]),
        Filter("kreis", _("County or city"), "districts", choices["district"]),
    )


def _choices(language: str) -> Choices:
    """Everything that could be chosen; three queries. Programmes go by the name of their page."""
    this_year = timezone.localdate().year
    districts = District.objects.order_by("sort_key", "pk")
    return {
        "year": [Choice(str(year), str(year), year) for year in range(this_year, FIRST_YEAR, -1)],
        "topic": [
            Choice(topic.code, str(topic), topic.pk) for topic in worded(Topic.objects.all())
        ],
        "programme": [
            Choice(page.facts.programme.code, page.title, page.facts.programme_id)
            for page in programme_pages(language)
        ],
        "district": [
            Choice(one.slug, listed_name(one.name, one.sorted_by), one.pk) for one in districts
        ],
    }


def found_sentence(count: int) -> str:
    """“14 Mitteilungen”."""
    if not count:
        return _("No release fits")
    return ngettext("%(count)s release", "%(count)s releases", count) % {"count": count}
