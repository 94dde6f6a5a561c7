"""Records in the admin: one base, so that guards and lists are the same everywhere."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .guarded_views import GuardedChooser, guarded
from .lists.columns import WIDE, WIDEST, Day, Standing, YesNo, edited_on, named, team
from .lists.filters import ListFilters
from .lists.index import RecordIndex
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
    index_view_class = RecordIndex
    index_results_template_name = RecordIndex.results_template_name
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


class OrganisationFilters(ListFilters):
    district_path = "municipality__district"


class OrganisationIndex(RecordIndex):
    base_filterset_class = OrganisationFilters
    related = ("municipality__district", "team")


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    index_view_class = OrganisationIndex
    list_display = [
        "name",
        named(Organisation, "town"),
        Column(
            "district",
            label=_("District"),
            accessor="municipality.district",
            sort_key="municipality__district__name",
            classname=WIDEST,
        ),
        named(Organisation, "kind", classname=WIDEST),
        Standing(),
        edited_on(),
        team(),
    ]
    search_fields = ["name", "short_name", "town"]
    list_filter = ["kind"]
    ordering = ["sort_key"]


class ContactIndex(RecordIndex):
    related = ("organisation", "team")


class ContactViewSet(RecordViewSet):
    model = Contact
    icon = "user"
    index_view_class = ContactIndex
    list_display = [
        "name",
        named(Contact, "organisation", sort_key="organisation__sort_key"),
        named(Contact, "phone", sort_key=None),
        named(Contact, "email", classname=WIDEST),
        Standing(),
        edited_on(),
        team(),
    ]
    search_fields = ["name", "email", "organisation__name"]


class VisitingIndex(RecordIndex):
    related = ("team",)


class VisitingDetailsViewSet(RecordViewSet):
    model = VisitingDetails
    icon = "site"
    index_view_class = VisitingIndex
    list_display = [
        "name",
        named(VisitingDetails, "town"),
        named(VisitingDetails, "phone", sort_key=None),
        YesNo("closed", label=_("Closed"), sort_key="closed", classname=WIDE),
        Standing(),
        edited_on(),
        team(),
    ]
    list_filter = ["closed"]
    search_fields = ["name", "town"]


class CategoryViewSet(RecordViewSet):
    model = Category
    icon = "tag"
    list_display = ["name", named(Category, "facet"), named(Category, "code"), "position"]
    search_fields = ["name", "code"]
    list_filter = ["facet"]


class SiteTextsViewSet(RecordViewSet):
    model = SiteTexts
    icon = "list-ul"
    list_display = ["operator_name", LocaleColumn(label=_("Language"))]


class AlertBannerViewSet(RecordViewSet):
    model = AlertBanner
    icon = "warning"
    list_display = [
        "heading",
        named(AlertBanner, "level"),
        named(AlertBanner, "section"),
        Day("starts_at", _("Shown from")),
        Day("ends_at", _("Shown until"), _("no end")),
    ]
    list_filter = ["level"]
    search_fields = ["heading"]


class TeamIndex(RecordIndex):
    related = ("district", "municipality")


class TeamViewSet(RecordViewSet):
    model = Team
    icon = "group"
    index_view_class = TeamIndex
    list_display = [
        "name",
        named(Team, "kind"),
        named(Team, "district", sort_key="district__name"),
        named(Team, "municipality", sort_key="municipality__name"),
    ]
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
