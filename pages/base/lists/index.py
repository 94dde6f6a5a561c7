"""The list of a kind of record."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.models import DraftStateMixin
from wagtail.snippets.views.snippets import IndexView

from ..models import TranslatedRecord, WithTexts
from . import standing
from .filters import ListFilters
from .order import KeptOrder


class RecordIndex(KeptOrder, IndexView):
    """German rows with the state of their translations; other languages by their filter.

    `related` names what the columns read of other records, `with_texts` those of them whose names
    stand in a table of texts.
    """

    base_filterset_class = ListFilters
    results_template_name = "pages/base/admin/lists/results.html"
    related: tuple[str, ...] = ()
    with_texts: tuple[str, ...] = ()

    @cached_property
    def filterset_class(self) -> Any:
        """Also without fields of the model, for those filters that every list has."""

        class Meta:
            model = self.model
            fields = self.list_filter or []

        return type(f"{self.model.__name__}Filters", (self.base_filterset_class,), {"Meta": Meta})

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_base_queryset()
        if issubclass(self.model, DraftStateMixin):
            rows = standing.edited(rows)
        if issubclass(self.model, TranslatedRecord):
            rows = rows.select_related("locale")
            if not self.request.GET.get("locale"):
                rows = rows.filter(locale__language_code=settings.LANGUAGE_CODE)
        texts = [f"{path}__texts" for path in self.with_texts]
        if issubclass(self.model, WithTexts):
            texts.append("texts")
        return rows.select_related(*self.related).prefetch_related(*texts)

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        standing.stand(rows)
        if rows and issubclass(self.model, TranslatedRecord):
            standing.translate(rows, self.model)
        return super().get_table(rows)

    def get_list_buttons(self, instance: Any) -> Any:
        # Not those of `register_snippet_listing_buttons`: each asks the database for every row.
        return super(IndexView, self).get_list_buttons(instance)
