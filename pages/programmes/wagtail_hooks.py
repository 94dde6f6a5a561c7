"""Programmes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.base.lists.index import RecordIndex
from pages.base.viewsets import RecordViewSet

from .models import Cohort, Membership, Phase, Programme, Tandem


class ProgrammeViewSet(RecordViewSet):
    model = Programme
    icon = "folder-open-inverse"
    list_display = ["__str__", "code", "started", "members_are"]


class PhaseIndex(RecordIndex):
    related = ("programme",)
    with_texts = ("programme",)


class PhaseViewSet(RecordViewSet):
    model = Phase
    index_view_class = PhaseIndex
    icon = "history"
    list_display = ["__str__", "programme", "period"]
    list_filter = ["programme"]


class CohortViewSet(RecordViewSet):
    model = Cohort
    index_view_class = PhaseIndex
    icon = "group"
    list_display = ["__str__", "programme", "signed_on", "starts_on", "grant_ceiling"]
    list_filter = ["programme"]


class MembershipIndex(RecordIndex):
    related = ("programme", "cohort__programme", "district", "municipality__district")
    with_texts = ("programme", "cohort", "cohort__programme")


class MembershipViewSet(RecordViewSet):
    model = Membership
    index_view_class = MembershipIndex
    icon = "tick-inverse"
    list_display = ["place", "programme", "cohort", "since", "until"]
    list_filter = ["programme", "cohort"]


class TandemIndex(RecordIndex):
    related = (
        *("first__programme", "first__district", "first__municipality"),
        *("second__programme", "second__district", "second__municipality"),
    )
    with_texts = ("first__programme", "second__programme")


class TandemViewSet(RecordViewSet):
    model = Tandem
    index_view_class = TandemIndex
    icon = "link"
    list_display = ["first", "second"]


class ProgrammesGroup(SnippetViewSetGroup):
    menu_label = _("Programmes")
    menu_name = "programmes"
    menu_icon = "folder-open-inverse"
    menu_order = 210
    items = (ProgrammeViewSet, CohortViewSet, PhaseViewSet, MembershipViewSet, TandemViewSet)


register_snippet(ProgrammesGroup)
