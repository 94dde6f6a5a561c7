"""The words of the search in the admin, and what people looked for in vain."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.base.viewsets import RecordViewSet

from .models import BestBet, CompoundWord, EmptySearch, SynonymGroup


class SynonymGroupViewSet(RecordViewSet):
    model = SynonymGroup
    icon = "list-ul"
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["words", "narrower"]


class CompoundWordViewSet(RecordViewSet):
    model = CompoundWord
    icon = "code"
    search_fields = ["word"]


class BestBetViewSet(RecordViewSet):
    model = BestBet
    icon = "pick"
    list_display = ["title", "language", "until"]
    search_fields = ["title", "queries"]


class EmptySearchViewSet(RecordViewSet):
    model = EmptySearch
    icon = "search"
    list_display = ["text", "language", "count", "last_on"]
    list_filter = ["language"]
    inspect_view_enabled = True


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_name = "search-words"
    menu_icon = "search"
    menu_order = 270
    items = (SynonymGroupViewSet, CompoundWordViewSet, BestBetViewSet, EmptySearchViewSet)


register_snippet(SearchGroup)
