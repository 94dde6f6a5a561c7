"""Records in the admin: one base, so that guards and lists are the same everywhere."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .guarded_views import GuardedChooser, guarded
from .models import AlertBanner, Category, Contact, Organisation, SiteTexts, Team, VisitingDetails
from .owned_forms import OwnedForm
from .ownership import OwnedPolicy
from .record_views import RecordCreate, RecordEdit, RecordStep


class RecordViewSet(SnippetViewSet):
    """A kind of record in the menu. Every view asks the policy about the record it is about."""

    list_per_page = 50
    add_to_admin_menu = False
    copy_view_enabled = False
    add_view_class, edit_view_class = RecordCreate, RecordEdit
    workflow_action_view_class = RecordStep
    edit_template_name = RecordEdit.template_name
    chooser_viewset_class = GuardedChooser

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any] | None:
        policy = policy_registry.get_by_type(self.model)
        return policy.visible(request.user) if isinstance(policy, OwnedPolicy) else None

    def construct_view(self, view_class: type[Any], **kwargs: Any) -> Any:
        return super().construct_view(guarded(view_class), **kwargs)

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        form: type[Any] = super().get_form_class(for_update)
        if issubclass(form, OwnedForm):
            return form
        return type(f"Owned{form.__name__}", (OwnedForm, form), {})


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "town", "team", LiveStatusTagColumn()]
    search_fields = ["name", "short_name"]
    list_filter = ["team"]
    ordering = ["sort_key"]


class ContactViewSet(RecordViewSet):
    model = Contact
    icon = "user"
    list_display = ["name", "organisation", "phone", "email", LiveStatusTagColumn()]
    search_fields = ["name", "email"]


class VisitingDetailsViewSet(RecordViewSet):
    model = VisitingDetails
    icon = "site"
    list_display = ["name", "town", "phone", "closed", LiveStatusTagColumn()]
    search_fields = ["name", "town"]


class CategoryViewSet(RecordViewSet):
    model = Category
    icon = "tag"
    list_display = ["name", "facet", "code", "position"]
    list_filter = ["facet"]


class SiteTextsViewSet(RecordViewSet):
    model = SiteTexts
    icon = "list-ul"
    list_display = ["operator_name", "locale"]


class AlertBannerViewSet(RecordViewSet):
    model = AlertBanner
    icon = "warning"
    list_display = ["heading", "level", "section", "starts_at", "ends_at"]


class TeamViewSet(RecordViewSet):
    model = Team
    icon = "group"
    list_display = ["name", "kind", "district", "municipality"]
    list_filter = ["kind"]
    search_fields = ["name"]


class PeopleGroup(SnippetViewSetGroup):
    menu_label = _("Organisations and contacts")
    menu_name = "organisations"
    menu_icon = "group"
    menu_order = 240
    items = (OrganisationViewSet, ContactViewSet, VisitingDetailsViewSet)


class WebsiteGroup(SnippetViewSetGroup):
    menu_label = _("Website")
    menu_name = "website"
    menu_icon = "desktop"
    menu_order = 280
    items = (SiteTextsViewSet, AlertBannerViewSet, CategoryViewSet, TeamViewSet)
