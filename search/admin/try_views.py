"""The preview beside the forms of words and best bets. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pages.base.viewsets import RecordViewSet

from ..engines.base import EngineError
from ..planner.reading import clean
from .trying import try_out

FIELD = "try_query"
_PART = "part"


class TriedViewSet(RecordViewSet):
    """Records whose form shows what a search finds with them as they stand in the form.

    A new record can be begun from an address: `?words=Tafel&language=de` fills these fields.
    """

    at_once = True
    """What is saved works at once, and not only when entries have been read again."""

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [
            path("try/", require_POST(self._try), name="try"),
            path("try/<int:pk>/", require_POST(self._try), name="try_saved"),
        ]
        first, *others = super().get_urlpatterns()  # the first is what the menu leads to
        return [first, *own, *others]

    def _try(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """The answer for the values of the form, as a part of the page or as a page of its own."""
        action = "add" if pk is None else "change"
        if not self.permission_policy.user_has_permission(request.user, action):
            raise PermissionDenied
        saved = None if pk is None else get_object_or_404(self.model, pk=pk)
        form_class: Any = self._edit_handler.get_form_class()
        form = form_class(request.POST, instance=saved, for_user=request.user)
        text = clean(request.POST.get(FIELD, ""))
        context: dict[str, Any] = {"text": text, "form": form, "heading": _("Try it")}
        if form.is_valid() and text:
            try:
                context["trial"] = try_out(form.save(commit=False), text)
            except EngineError:
                context["away"] = True
        template = "search/admin/trial.html"
        if request.POST.get(_PART) != "1":
            template = "search/admin/trial_page.html"
        return TemplateResponse(request, template, context)
