"""The list of opportunities with simple filters, and their pages."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.facets import facets
from pages.base.gone import Farewell, WaysOn
from pages.base.meta import list_meta, trail
from pages.base.models import Tombstone
from pages.base.records import RecordDetail, RecordList, in_language, page_of
from pages.places.models import District
from pages.profiles.responsible import responsible_centre

from .filters import found_sentence, opportunity_filters, with_kind_of_time
from .models import Opportunity
from .presentation import detail, doors, for_lists, near, rows


class OpportunityList(RecordList):
    """Offers, newest first, with filters as links."""

    model = Opportunity
    template = "pages/opportunities/opportunity_list.html"

    def get(self, request: HttpRequest) -> TemplateResponse:
        filters = opportunity_filters(request)
        offers = with_kind_of_time(self.rows(request))
        filters.count(offers)
        page = page_of(request, newest_first(filters.apply(for_lists(offers))), self.per_page)
        context = {
            "page_obj": page,
            "rows": rows(in_language(page.object_list)),
            "filters": filters,
            "facets": facets(filters, page.paginator.count),
            "sentence": found_sentence(filters, page.paginator.count),
            "breadcrumbs": trail((_("Opportunities"), request.path)),
            "meta": list_meta(
                _("Opportunities to help"), page, filtered=bool(filters), description=what_for()
            ),
        }
        return TemplateResponse(request, self.template, context)


def what_for() -> str:
    """What the list of opportunities is for, in one sentence."""
    return _(
        "Clubs and towns are looking for people who lend a hand: "
        "once or every week, near you or from home."
    )


def newest_first(offers: QuerySet[Any]) -> QuerySet[Any]:
    """Offers in the order of the list."""
    return offers.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


class OpportunityDetail(RecordDetail):
    """One offer."""

    model = Opportunity
    route = "opportunity"
    related = ("organisation", "municipality", "district", "contact__organisation")
    prefetch = ("categories__texts",)
    farewell = Farewell(
        removed=gettext_lazy("This opportunity was removed on %(date)s"),
        expired=gettext_lazy("This opportunity has been over since %(date)s"),
        list_route="opportunities",
        list_name=gettext_lazy("Opportunities"),
        list_label=gettext_lazy("All open opportunities"),
        similar_title=gettext_lazy("Similar opportunities nearby"),
    )

    def ways_on(self, stone: Tombstone) -> WaysOn:
        district = District.objects.filter(pk=stone.traces.get("district") or 0).first()
        fields = stone.traces.get("fields", [])
        alike = near(fields, district.pk if district else None)
        return WaysOn(doors(alike), responsible_centre(district))

    def context(self, record: Any) -> dict[str, Any]:
        text = record.texts_row
        return {
            **detail(record, text),
            "breadcrumbs": trail(
                (_("Opportunities"), reverse("opportunities")),
                (text.title, record.get_absolute_url()),
            ),
        }
