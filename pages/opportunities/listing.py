"""The list of opportunities in the admin, and choosing one of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.utils import quote
from django.core.paginator import InvalidPage
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView
from wagtail.snippets.views.snippets import IndexView

from pages.base.finding import Order, Wish, tag
from pages.base.found_rows import FoundPaginator, FoundRows, offset_of
from pages.base.guarded_views import GuardedChooser
from pages.base.lists import standing
from pages.base.lists.columns import WIDE, WIDEST, Day, English, Standing
from pages.base.lists.order import KeptOrder

from .admin_filters import OpportunityFilters
from .models import Opportunity
from .shown_rows import complete, completing, translatable
from .within_reach import Tags


def by_title(text: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """What the database can do alone."""
    return rows.filter(title__istartswith=text) if text else rows


def _last_day(row: Any) -> str:
    """The last day on which an offer stands in lists."""
    until = row.facts.ends_itself_at()
    if until is None:
        return ""
    return date_format(timezone.localdate(until - _MOMENT), "SHORT_DATE_FORMAT")


class Whose(Column):
    """Whose offer it is, and where, one below the other."""

    cell_template_name = "pages/opportunities/admin/whose.html"


_LOCALIZE = "wagtail-localize-language"
_MOMENT = dt.timedelta(microseconds=1)
_COLUMNS = [
    "title",
    Whose("organisation", label=_("Organisation and district"), accessor="facts", classname=WIDE),
    Standing(label=_("On the website"), sort_key=None),
    Column(
        "state",
        label=_("Free places"),
        accessor="facts.get_state_display",
        classname=WIDE,
    ),
    Column(
        "until",
        label=_("Ends"),
        accessor=lambda row: _last_day(row),
        sort_key="until",
        classname=WIDE,
    ),
    Day(
        "confirmed_on", _("Last confirmed"), _("never"), accessor="facts.confirmed_on", sort_key=""
    ),
    English(),
    Day("edited", _("Edited"), classname=WIDEST),
]


class OpportunityIndex(KeptOrder, IndexView):
    """A million offers, listed and found by the search of the project."""

    paginator_class = FoundPaginator
    filterset_class = OpportunityFilters
    is_searchable = True
    default_ordering = ""
    list_display = _COLUMNS
    permitted_tags: Any = None

    def get_valid_orderings(self) -> list[str]:
        return [Order.EDITED, Order.NEWEST_EDITED, Order.UNTIL, Order.LAST_UNTIL]

    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> Any:
        column = super()._get_title_column(field_name, *args, width="34%", **kwargs)
        column.sort_key = None
        return column

    def get_queryset(self) -> FoundRows:
        chosen = self.filters.tags() if self.filters else ()
        per_page = self.get_paginate_by(None) or 50
        text = self.search_query.strip()
        order = self.ordering or (Order.RELEVANCE if text else Order.NEWEST_EDITED)
        wish = Wish(
            text,
            (*chosen, *self._language(), *self.permitted_tags(self.request)),
            Order(order),
            offset_of(self.request.GET.get(self.page_kwarg), per_page),
            per_page,
        )
        unknown = bool(self.filters and self.filters.asks_database)
        rows = self.get_base_queryset()
        return FoundRows(rows, wish, self._plainly, self._complete, unknown=unknown)

    def _language(self) -> Tags:
        """German rows, with the state of their translations, unless another language is asked."""
        if self.request.GET.get("locale"):
            return ()
        return ((tag("locale", settings.LANGUAGE_CODE),),)

    def _complete(self, rows: list[Any]) -> None:
        complete(rows, self.request.user)
        standing.stand(rows)
        standing.translate(rows, Opportunity)
        if self.request.user.has_perm("wagtail_localize.submit_translation"):
            translatable(rows)

    def get_list_buttons(self, instance: Any) -> Any:
        # Not those of `register_snippet_listing_buttons`: each asks the database for every row.
        return generic.IndexView.get_list_buttons(self, instance)

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if getattr(instance, "untranslated", False):
            address = ["opportunities", "opportunity", quote(instance.pk)]
            url = reverse("wagtail_localize:submit_snippet_translation", args=address)
            buttons.append(MenuItem(_("Translate"), url, icon_name=_LOCALIZE, priority=100))
        if source := getattr(instance, "to_sync", None):
            url = reverse("wagtail_localize:update_translations", args=[source])
            buttons.append(
                MenuItem(_("Update translations"), url, icon_name="resubmit", priority=106)
            )
        return buttons

    def _plainly(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = by_title(self.search_query.strip(), self.filter_queryset(rows))
        if self.request.GET.get("locale"):
            return rows
        return rows.filter(locale__language_code=settings.LANGUAGE_CODE)


class _ChooserForm(LocaleFilterMixin, BaseFilterForm):
    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        required=False,
    )


class _Chooses:
    """Lists what can be chosen."""

    filter_form_class = _ChooserForm
    paginator_class = FoundPaginator
    per_page: int
    filter_form: Any
    request: HttpRequest

    def get_results_page(self, request: HttpRequest) -> Any:
        given = self.filter_form.cleaned_data if self.filter_form.is_valid() else {}
        text = given.get("q", "").strip()
        self.filter_form.is_searching, self.filter_form.search_query = bool(text), text
        locale = given.get("locale")
        viewset: Any = Opportunity.snippet_viewset
        wish = Wish(
            text,
            (*(((tag("locale", locale),),) if locale else ()), *viewset.choosable_tags(request)),
            Order.RELEVANCE if text else Order.NEWEST_EDITED,
            offset_of(request.GET.get("p"), self.per_page),
            self.per_page,
        )
        rows = FoundRows(
            viewset.choosable(request),
            wish,
            lambda some: by_title(text, some),
            completing(request.user),
        )
        self.paginator = self.paginator_class(rows, per_page=self.per_page)
        try:
            return self.paginator.page(request.GET.get("p", 1))
        except InvalidPage as error:
            raise Http404 from error


class Choose(_Chooses, ChooseView):
    """The window to choose from."""


class ChooseResults(_Chooses, ChooseResultsView):
    """Its results, when something is typed."""


class OpportunityChooser(GuardedChooser):
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
