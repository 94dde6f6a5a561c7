"""The list of opportunities with simple filters, and their pages."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.filters import Filters
from pages.base.gone import Farewell, WaysOn
from pages.base.meta import list_meta, trail
from pages.base.models import Tombstone
from pages.base.records import RecordDetail, RecordList, in_language, page_of
from pages.places.models import District
from pages.profiles.responsible import responsible_centre

from .filters import found_sentence, opportunity_filters
from .models import Opportunity
from .presentation import detail, doors, for_lists, near, rows


class OpportunityList(RecordList):
    """Offers, newest first; filters: field (`thema`), district (`kreis`), effort (`aufwand`)."""

    model = Opportunity
    template = "pages/opportunities/opportunity_list.html"

    def get(self, request: HttpRequest) -> TemplateResponse:
        filters = opportunity_filters(request)
        page = page_of(request, self.found(request, filters), self.per_page)
        context = {
            "page_obj": page,
            "rows": rows(in_language(page.object_list)),
            "filters": filters,
            "sentence": found_sentence(filters, page.paginator.count),
            "breadcrumbs": trail((_("Opportunities"), request.path)),
            "meta": list_meta(_("Opportunities to help"), page, filtered=bool(filters)),
        }
        return TemplateResponse(request, self.template, context)

    def found(self, request: HttpRequest, filters: Filters) -> QuerySet[Any]:
        """The listed offers that pass the filters, newest first."""
        found = filters.apply(for_lists(self.rows(request)))
        return found.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


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
