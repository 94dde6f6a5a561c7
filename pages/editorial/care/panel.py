"""“Hinweise”: the panel beside the form, with completeness and remarks."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from pages.base.side_panels import register_side_panel

from . import kinds


class CarePanel(BaseSidePanel):
    """Filled by a script as soon as the form is there, and after every pause in writing."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Show or hide hints")
        icon_name = "clipboard-list"

    name = "care"
    title = _("Hints")
    template_name = "editorial/care/panel.html"
    order = 150

    def __init__(self, obj: Any, request: HttpRequest, url: str) -> None:
        super().__init__(obj, request)
        self.url = url

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "url": self.url}

    @property
    def media(self) -> Media:
        return Media(
            js=[versioned_static("editorial/care.js")],
            css={"all": [versioned_static("editorial/care.css")]},
        )


@register_side_panel
def care_panel(obj: Any, request: HttpRequest, parent: Page | None) -> CarePanel | None:
    """The panel of the form of an object that the rules know."""
    if not (kinds.is_looked_at(obj) and kinds.has_form(type(obj))):
        return None
    kind = ContentType.objects.get_for_model(obj).pk
    if obj.pk:
        return CarePanel(obj, request, reverse("care_check", args=[kind, obj.pk]))
    return CarePanel(
        obj, request, reverse("care_check_new", args=[kind, parent.pk if parent else 0])
    )
