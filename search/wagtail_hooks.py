"""The words of the search in the admin, and what people looked for in vain."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSetGroup

from pages.base.viewsets import RecordViewSet

from .admin.try_views import TriedViewSet
from .models import LANGUAGES, BestBet, CompoundWord, EmptySearch, SynonymGroup


class BegunSynonymGroup(CreateView):
    """A group that may begin with a word and a language from the address."""

    def get_initial_form_instance(self) -> SynonymGroup:
        words = self.request.GET.get("words", "").replace("\0", "")[:60]
        language = self.request.GET.get("language", "de")
        return SynonymGroup(words=words, language=language if language in dict(LANGUAGES) else "de")


class SynonymGroupViewSet(TriedViewSet):
    model = SynonymGroup
    icon = "list-ul"
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["words", "narrower"]
    add_view_class = BegunSynonymGroup


class CompoundWordViewSet(TriedViewSet):
    model = CompoundWord
    at_once = False
    icon = "code"
    search_fields = ["word"]


class BestBetViewSet(TriedViewSet):
    model = BestBet
    icon = "pick"
    list_display = ["title", "language", "until"]
    search_fields = ["title", "queries"]


class AsSynonym(Column):
    """A link to a new group of synonyms that begins with the words nobody found anything for."""

    cell_template_name = "search/admin/as_synonym.html"

    def get_cell_context_data(self, instance: EmptySearch, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        viewset: Any = SynonymGroup.snippet_viewset  # type: ignore[attr-defined]
        policy = viewset.permission_policy
        if policy.user_has_permission(parent_context["request"].user, "add"):
            given = urlencode({"words": instance.text, "language": instance.language})
            context["url"] = f"{reverse(viewset.get_url_name('add'))}?{given}"
        return context


class EmptySearchViewSet(RecordViewSet):
    model = EmptySearch
    icon = "search"
    list_display = [
        "text",
        "language",
        "count",
        "last_on",
        AsSynonym("as_synonym", label=_("Help them"), accessor="text"),
    ]
    list_filter = ["language"]
    search_fields = ["text"]
    inspect_view_enabled = True


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_name = "search-words"
    menu_icon = "search"
    menu_order = 270
    items = (SynonymGroupViewSet, CompoundWordViewSet, BestBetViewSet, EmptySearchViewSet)


register_snippet(SearchGroup)
