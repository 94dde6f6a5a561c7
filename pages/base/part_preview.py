"""Previews of records, in each language: their page, or the part of a page that visitors see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import override
from wagtail.models import PreviewableMixin

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}


@dataclass(frozen=True, slots=True)
class Part:
    """A component with what it takes. `wide`: it uses the whole width of the page."""

    template: str
    context: dict[str, Any]
    wide: bool = False


class InLanguages(PreviewableMixin):
    """Mixin of records that keep their texts of all languages: one preview for each."""

    @property
    def preview_languages(self) -> tuple[str, ...]:
        """Codes of the languages to choose from."""
        return tuple(code for code, _name in settings.LANGUAGES)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(code, LANGUAGE_NAMES.get(code, code)) for code in self.preview_languages]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        with override(mode_name):
            response: TemplateResponse = super().serve_preview(request, mode_name)
            return response.render()


class ShownInPart(InLanguages):
    """Mixin: shows `preview_parts` on an otherwise empty page."""

    def preview_parts(self) -> list[Part]:
        """What visitors see of the record, in the current language."""
        return []

    def preview_frame(self, request: HttpRequest) -> dict[str, Any]:
        """What the record changes around every page."""
        return {}

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/base/part_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        frame = self.preview_frame(request)
        return {"request": request, "parts": self.preview_parts(), **frame}
