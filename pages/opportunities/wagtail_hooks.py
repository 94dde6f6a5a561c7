"""Opportunities in the admin."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from wagtail.snippets.models import register_snippet

from pages.base.viewsets import RecordViewSet

from .listing import OpportunityChooser, OpportunityIndex, of_teams
from .models import Opportunity


class OpportunityViewSet(RecordViewSet):
    model = Opportunity
    icon = "pick"
    menu_order = 220
    add_to_admin_menu = True
    index_view_class = OpportunityIndex
    index_template_name = "pages/opportunities/admin/index.html"
    index_results_template_name = "pages/opportunities/admin/results.html"
    chooser_viewset_class = OpportunityChooser

    def permitted_teams(self, request: HttpRequest) -> list[int] | None:
        """The teams whose offers a person may see; None for all. List and chooser obey it."""
        return None

    def permitted(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows a person may see, with what the list shows of them."""
        teams = self.permitted_teams(request)
        rows = Opportunity.objects.select_related("locale").defer("description")
        rows = rows.annotate(edited=F("latest_revision__created_at"))
        return rows if teams is None else rows.filter(team__in=teams)

    def permitted_tags(self, request: HttpRequest) -> tuple[tuple[str, ...], ...]:
        """The same for what is found."""
        return of_teams(self.permitted_teams(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.permitted(request)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["permitted_tags"] = self.permitted_tags
        return super().get_index_view_kwargs(**kwargs)


register_snippet(OpportunityViewSet)
