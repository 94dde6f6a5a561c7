"""Opportunities in the admin."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from pages.base.ownership import SEEING
from pages.base.viewsets import RecordViewSet

from .listing import OpportunityChooser, OpportunityIndex
from .models import Opportunity
from .within_reach import Tags, choosable_tags, visible_tags


def _policy() -> Any:
    return policy_registry.get_by_type(Opportunity)


class OpportunityViewSet(RecordViewSet):
    model = Opportunity
    icon = "pick"
    menu_order = 220
    add_to_admin_menu = True
    index_view_class = OpportunityIndex
    index_template_name = "pages/opportunities/admin/index.html"
    index_results_template_name = "pages/opportunities/admin/results.html"
    chooser_viewset_class = OpportunityChooser

    def permitted(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows a person may see, with what the list shows of them."""
        return self._listed(_policy().visible(request.user))

    def choosable(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows a person may choose: what is public, besides."""
        return self._listed(_policy().choosable(request.user))

    def permitted_tags(self, request: HttpRequest) -> Tags:
        """The same for what is found."""
        return visible_tags(_policy().reach(request.user, SEEING))

    def choosable_tags(self, request: HttpRequest) -> Tags:
        return choosable_tags(_policy().reach(request.user, SEEING))

    def _listed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = rows.select_related("locale").defer("description")
        return rows.annotate(edited=F("latest_revision__created_at"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.permitted(request)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["permitted_tags"] = self.permitted_tags
        return super().get_index_view_kwargs(**kwargs)


register_snippet(OpportunityViewSet)
