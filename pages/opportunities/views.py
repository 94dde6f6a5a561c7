"""The list of opportunities with simple filters, and their pages."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest

from pages.base.models import Category
from pages.base.records import RecordDetail, RecordList
from pages.places.models import District

from .models import Opportunity


class OpportunityList(RecordList):
    """Offers, newest first; filters: field (`thema`), district (`kreis`), effort (`aufwand`)."""

    model = Opportunity
    template = "pages/opportunities/opportunity_list.html"
    related = ("organisation", "municipality", "district")

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().rows(request)
        if field := request.GET.get("thema"):
            rows = rows.filter(
                categories__code=field[:50], categories__facet=Category.Facet.FIELD
            ).distinct()
        if district := request.GET.get("kreis"):
            rows = rows.filter(district__slug=district[:80])
        if effort := request.GET.get("aufwand"):
            rows = rows.filter(effort=effort[:10])
        return rows.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def filters(self, request: HttpRequest) -> dict[str, Any]:
        fields = Category.objects.filter(facet=Category.Facet.FIELD).prefetch_related("texts")
        return {
            "fields": fields,
            "districts": District.objects.as_of(),
            "efforts": Opportunity.Effort.choices,
            "chosen": {name: request.GET.get(name, "") for name in ("thema", "kreis", "aufwand")},
        }


class OpportunityDetail(RecordDetail):
    """One offer."""

    model = Opportunity
    route = "opportunity"
    related = ("organisation", "municipality", "district", "contact__organisation")

    def context(self, record: Any) -> dict[str, Any]:
        categories: dict[str, list[Category]] = {}
        for category in record.categories.prefetch_related("texts"):
            categories.setdefault(category.facet, []).append(category)
        return {**super().context(record), "categories": categories, "is_over": record.is_over()}
