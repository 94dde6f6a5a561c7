"""Records in the admin: one base, so that guards and lists are the same everywhere."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import AlertBanner, Category, Contact, Organisation, SiteTexts, Team, VisitingDetails


class RecordViewSet(SnippetViewSet):
    """A kind of record in the menu."""

    list_per_page = 50
    add_to_admin_menu = False
    copy_view_enabled = False


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "town", "team", "live"]
    search_fields = ["name", "short_name"]
    list_filter = ["team"]
    ordering = ["sort_key"]


class ContactViewSet(RecordViewSet):
    model = Contact
    icon = "user"
    list_display = ["name", "organisation", "phone", "email"]
    search_fields = ["name", "email"]


class VisitingDetailsViewSet(RecordViewSet):
    model = VisitingDetails
    icon = "site"
    list_display = ["name", "town", "phone", "closed"]
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
