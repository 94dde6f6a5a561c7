"""Where people find the short forms: the desk, the menus of forms, and a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.action_menu import ActionMenuItem

from pages.events.models import Event
from pages.opportunities.models import Opportunity
from pages.press.models import PressReleasePage

from . import rights, views


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("copying/", views.overview, name="copying"),
        path("copying/release/", views.release, name="copy_release"),
        path("copying/cohort/", views.cohort, name="copy_cohort"),
        path("copying/profile/", views.profile, name="copy_profile"),
        path("copying/opportunity/<int:key>/", views.offer, name="copy_opportunity"),
        path("copying/series/<int:key>/", views.series, name="copy_series"),
    ]


class _Copy(ActionMenuItem):
    """An entry that leads to a short form."""

    icon_name = "copy"
    route = ""

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit":
            return False
        return bool(
            self.allowed(context["request"].user).filter(pk=context["instance"].pk).exists()
        )

    def allowed(self, user: Any) -> Any:
        raise NotImplementedError

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse(self.route, args=[parent_context["instance"].pk])


class DuplicateOffer(_Copy):
    name, label, route = "kitt-duplicate", _("Duplicate"), "copy_opportunity"

    def allowed(self, user: Any) -> Any:
        return rights.offers(user)


class MakeSeries(_Copy):
    name, label, route = "kitt-series", _("Make a series of it"), "copy_series"

    def allowed(self, user: Any) -> Any:
        return rights.events(user)


@hooks.register("register_snippet_action_menu_item")
def in_menu(model: type[Any]) -> Any:
    kinds = {Opportunity: DuplicateOffer, Event: MakeSeries}
    return kinds[model](order=70) if model in kinds else None


@hooks.register("register_page_header_buttons")
def in_header(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """A release can be the model of the next."""
    if isinstance(page, PressReleasePage) and rights.releases(user).filter(pk=page.pk).exists():
        url = f"{reverse('copy_release')}?from={page.pk}"
        yield Button(_("New release from this one"), url, icon_name="copy", priority=55)
