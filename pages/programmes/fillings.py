"""What the programmes show on the home page: a door, key figures, the index."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.base.context import current_language
from pages.base.doors import door
from pages.base.models import BasePage, localised
from pages.base.presentation import Teaser
from pages.base.slots import fill

from .figures import home_figures
from .models import ProgrammeIndexPage
from .models.page import programme_pages
from .presentation import BAND_OF_MANY, figure_items, programme_row


def overview_page(request: HttpRequest) -> BasePage | None:
    """The overview of the programmes in the current language; looked up once per request."""
    if not hasattr(request, "_programme_overview"):
        rows = ProgrammeIndexPage.objects.sources().listed().order_by("path")
        found = localised(rows[:1], current_language(), lambda page: page.path)
        request._programme_overview = next(iter(found), None)  # type: ignore[attr-defined]
    page: BasePage | None = request._programme_overview  # type: ignore[attr-defined]
    return page


@door(order=30)
def work_in_a_municipality(request: HttpRequest) -> Teaser | None:
    """To the programmes."""
    page = overview_page(request)
    if page is None:
        return None
    return Teaser(
        title=_("I work for a municipality"),
        url=page.url or "",
        summary=_("Programmes, networks and funding for counties, towns and associations."),
    )


@fill("home", "pages/programmes/home_figures.html", order=30)
def figures_band(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """The first three of the key figures chosen for the home page: one row, on a phone one view."""
    items = figure_items(home_figures()[:BAND_OF_MANY])
    return {"figure_items": items} if items else None


@fill("home", "pages/programmes/home_programmes.html", order=40)
def programme_index(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    """All programmes in lines."""
    rows = [programme_row(one) for one in programme_pages(page.language)]
    return {"programme_rows": rows, "overview": overview_page(request)} if rows else None
