"""Programmes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.base.viewsets import RecordViewSet

from .models import Cohort, Membership, Phase, Programme, Tandem


class ProgrammeViewSet(RecordViewSet):
    model = Programme
    icon = "folder-open-inverse"
    list_display = ["__str__", "code", "started", "members_are"]


class PhaseViewSet(RecordViewSet):
    model = Phase
    icon = "history"
    list_display = ["__str__", "programme", "period"]
    list_filter = ["programme"]


class CohortViewSet(RecordViewSet):
    model = Cohort
    icon = "group"
    list_display = ["__str__", "programme", "signed_on", "starts_on", "grant_ceiling"]
    list_filter = ["programme"]


class MembershipViewSet(RecordViewSet):
    model = Membership
    icon = "tick-inverse"
    list_display = ["place", "programme", "cohort", "since", "until"]
    list_filter = ["programme", "cohort"]


class TandemViewSet(RecordViewSet):
    model = Tandem
    icon = "link"
    list_display = ["first", "second"]


class ProgrammesGroup(SnippetViewSetGroup):
    menu_label = _("Programmes")
    menu_name = "programmes"
    menu_icon = "folder-open-inverse"
    menu_order = 210
    items = (ProgrammeViewSet, CohortViewSet, PhaseViewSet, MembershipViewSet, TandemViewSet)


register_snippet(ProgrammesGroup)
