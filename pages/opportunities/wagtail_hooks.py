"""Opportunities in the admin."""

from wagtail.snippets.models import register_snippet

from pages.base.viewsets import RecordViewSet

from .models import Opportunity


class OpportunityViewSet(RecordViewSet):
    model = Opportunity
    icon = "pick"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["title", "organisation", "district", "state", "confirmed_on"]
    list_filter = ["state", "district", "effort", "team"]
    search_fields = ["title", "teaser"]


register_snippet(OpportunityViewSet)
