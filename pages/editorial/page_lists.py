"""Lists of pages: the tree, and one list for releases and one for each kind of profile."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from pages.base.lists import standing
from pages.base.lists.columns import (
    WIDE,
    WIDEST,
    Day,
    English,
    Standing,
    confirmed_on,
    team,
)
from pages.base.lists.filters import ListFilters
from pages.base.lists.order import KeptOrder
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage, CityPage

from . import translate_buttons

_FOUND = 1_000
"""Pages that a search looks at."""
TITLE = PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")


def _edited() -> Day:
    return Day("latest_revision_created_at", _("Edited"), classname=WIDEST)


def _as_ours(columns: list[Any]) -> list[Any]:
    """Wagtail's columns, with the state in our words and the one of the English text."""
    found: list[Any] = []
    for column in columns:
        if isinstance(column, PageStatusColumn):
            found += [Standing(), English()]
        elif isinstance(column, DateColumn):
            found.append(_edited())
        else:
            found.append(column)
            if column.name in ("type", "parent"):
                column.classname = WIDE
    return found


class _Standing:
    """Mixin: each row knows how it stands."""

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        standing.stand(rows)
        standing.translate([row for row in rows if hasattr(row, "is_source")], Page)
        return super().get_table(rows)  # type: ignore[misc]


class Explorer(_Standing, KeptOrder, ExplorableIndexView):
    """The pages below a page."""

    # All have the same parent, and what is found in other places names it with the title.
    base_columns = _as_ours(
        [one for one in ExplorableIndexView.base_columns if one.name != "parent"]
    )
    list_name = "pages"

    def annotate_queryset(self, pages: Any) -> Any:
        return translate_buttons.annotate(super().annotate_queryset(pages))

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        translate_buttons.look_up(self.parent_page, self.request.user)
        found: list[Any] = super().header_more_buttons
        return found


class PageList(_Standing, KeptOrder, IndexView):
    """All pages of a kind, in German unless another language is asked for."""

    base_filterset_class = ListFilters
    results_template_name = "pages/base/admin/lists/page_results.html"
    related: tuple[str, ...] = ()
    show_locale_labels = False

    def annotate_queryset(self, pages: Any) -> Any:
        """As Wagtail, but for fetching each page again: the rows are of their own type already."""
        pages = pages.defer_streamfields().prefetch_related("content_type", "sites_rooted_here")
        pages = pages.prefetch_workflow_states().annotate_has_untranslated_locale()
        pages = pages.annotate_site_root_state().annotate_approved_schedule()
        return translate_buttons.annotate(pages)

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_base_queryset()
        if not self.request.GET.get("locale"):
            rows = rows.filter(locale__language_code=settings.LANGUAGE_CODE)
        return rows.select_related("locale", *self.related)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The engine knows few fields to filter and sort by: it finds, SQL does the rest."""
        if not self.is_searching:
            return queryset
        found = self.model.objects.all().autocomplete(self.search_query)[:_FOUND]
        return queryset.filter(pk__in=[page.pk for page in found])

    def get_ordering(self) -> Any:
        return super().get_ordering() or self.default_ordering


def _filters(of: Any, path: str = "district") -> Any:
    class Meta:
        model = of
        fields: list[str] = []

    base = type("Filters", (ListFilters,), {"district_path": path})
    return type(f"{of.__name__}Filters", (base,), {"Meta": Meta})


class ReleaseList(PageList):
    related = ("team",)
    default_ordering = "-first_published_at"


class Releases(PageListingViewSet):
    """The releases of the newsroom."""

    model = PressReleasePage
    name = "releases"
    url_prefix = "releases"
    menu_label = _("Releases")
    menu_name = "releases"
    icon = "doc-full-inverse"
    add_to_admin_menu = True
    index_view_class = ReleaseList
    filterset_class = _filters(PressReleasePage)
    columns = [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        Day("first_published_at", _("Published on")),
        Standing(),
        English(),
        team(),
        _edited(),
    ]


class ProfileList(PageList):
    default_ordering = "title"


class CentreList(ProfileList):
    related = ("team", "membership__district")


class CityList(ProfileList):
    related = ("team", "membership__municipality__district")


def _member(label: Any, path: str) -> Column:
    return Column(
        "place",
        label=label,
        accessor=path.replace("__", "."),
        sort_key=f"{path}__name",
        classname=WIDE,
    )


def _of_profiles(place: Column) -> list[Any]:
    return [
        BulkActionsColumn("bulk_actions"),
        TITLE,
        place,
        Standing(),
        confirmed_on(),
        English(),
        team(),
        _edited(),
    ]


class Centres(PageListingViewSet):
    """The profiles of the centres."""

    model = CentrePage
    name = "centres"
    url_prefix = "centres"
    menu_label = _("Profiles of centres")
    menu_name = "centres"
    icon = "site"
    add_to_admin_menu = True
    index_view_class = CentreList
    filterset_class = _filters(CentrePage, "membership__district")
    columns = _of_profiles(_member(_("District"), "membership__district"))


class Cities(PageListingViewSet):
    """The profiles of the cities."""

    model = CityPage
    name = "cities"
    url_prefix = "cities"
    menu_label = _("Profiles of cities")
    menu_name = "cities"
    icon = "home"
    add_to_admin_menu = True
    index_view_class = CityList
    filterset_class = _filters(CityPage, "membership__municipality__district")
    columns = _of_profiles(_member(_("Municipality"), "membership__municipality"))
