"""Panels beside the forms of pages and records that upper rooms add."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Maker = Callable[[Any, HttpRequest, Any], Any]
_makers: list[Maker] = []


def register_side_panel(maker: Maker) -> Maker:
    """Let `maker(object, request, parent page)` give a panel to every form, or None."""
    _makers.append(maker)
    return maker


class MoreSidePanels:
    """Mixin of the views of forms: Wagtail's panels, and behind the first one those registered."""

    request: HttpRequest

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]
        if getattr(self, "expects_json_response", False) or getattr(
            self, "hydrate_create_view", False
        ):
            return panels  # autosave renders only what has changed
        view: Any = self
        obj = getattr(view, "page", None) or view.form.instance
        made = (maker(obj, self.request, getattr(view, "parent_page", None)) for maker in _makers)
        panels[1:1] = [panel for panel in made if panel]
        return panels
