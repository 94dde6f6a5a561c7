"""Lists and detail pages of records: facts from the German row, texts in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.generic import View

from .gone import Farewell, WaysOn, gone_answer, tombstone_of
from .models.page import snake_case
from .models.record import TranslatedRecord
from .models.tombstone import Tombstone
from .moved import moved_to

PER_PAGE = 20


def in_language(rows: Iterable[Any], language: str | None = None) -> list[Any]:
    """German rows with `texts_row` set: the reachable row in `language`, or the German one.

    One query, whatever the number of rows.
    """
    rows = list(rows)
    language = language or get_language() or settings.LANGUAGE_CODE
    twins: dict[Any, Any] = {}
    if rows and language != settings.LANGUAGE_CODE:
        model = type(rows[0])
        found = model.objects.filter(
            locale__language_code=language,
            translation_key__in=[row.translation_key for row in rows],
        ).reachable()
        twins = {twin.translation_key: twin for twin in found.select_related("locale")}
    for row in rows:
        row.texts_row = twins.get(row.translation_key, row)
        row.texts_row.facts = row
    return rows


def page_of(request: HttpRequest, rows: QuerySet[Any], per_page: int = PER_PAGE) -> PaginatorPage:
    """The page asked for with `?seite=`; nonsense gives the first, too much the last."""
    return Paginator(rows, per_page).get_page(request.GET.get("seite"))


class RecordDetail(View):
    """One record at `<public id>-<slug>`; a wrong slug redirects to the right one."""

    model: type[TranslatedRecord]
    route: str
    related: tuple[str, ...] = ()
    prefetch: tuple[str, ...] = ()
    farewell: Farewell | None = None

    def get(self, request: HttpRequest, address: str) -> HttpResponse:
        public_id = address.partition("-")[0]
        rows = self.model.objects.sources().reachable().select_related("locale", *self.related)
        rows = rows.prefetch_related(*self.prefetch)
        record = rows.filter(public_id=public_id).first()
        if record is None:
            return self.gone(request, public_id)
        if record.address != address:
            return moved_to(reverse(self.route, args=[record.address]))
        in_language([record])
        return TemplateResponse(request, self.template, self.context(record))

    def gone(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The answer for what is not public: 410 and ways on if it was once, else 404."""
        stone = tombstone_of(self.model, public_id)
        if stone is None or self.farewell is None:
            raise Http404
        return gone_answer(request, stone, self.farewell, self.ways_on(stone))

    def ways_on(self, stone: Tombstone) -> WaysOn:
        """Where to look instead of something that is gone."""
        return WaysOn()

    @property
    def template(self) -> str:
        return f"pages/{self.model._meta.app_label}/{snake_case(self.model.__name__)}.html"

    def context(self, record: Any) -> dict[str, Any]:
        """Context of the template: `facts` for facts, `text` for texts."""
        return {"record": record, "facts": record, "text": record.texts_row}


class RecordList(View):
    """A paged list of records with a few filters in the address."""

    model: type[TranslatedRecord]
    template: str
    related: tuple[str, ...] = ()
    prefetch: tuple[str, ...] = ()
    per_page = PER_PAGE

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """The listed German rows, filtered and in order."""
        rows = self.model.objects.sources().listed()
        return rows.select_related("locale", *self.related).prefetch_related(*self.prefetch)

    def filters(self, request: HttpRequest) -> dict[str, Any]:
        """What the filter form needs."""
        return {}

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_of(request, self.rows(request), self.per_page)
        page.object_list = in_language(page.object_list)
        context = {"page_obj": page, "records": page.object_list, **self.filters(request)}
        return TemplateResponse(request, self.template, context)
