"""The forms of pictures and documents: nobody overwrites what somebody else has saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.documents import EditView as DocumentEdit
from wagtail.images.views.images import EditView as PictureEdit

from pages.base.editing import NoSilentOverwrite
from pages.base.where_used import where_used


class _MediaForm(NoSilentOverwrite):
    """Mixin of both forms: the guard of records without drafts."""

    object: Any
    template_name = "pages/base/admin/edit_media.html"
    stock_template = ""

    def edited(self) -> Any:
        if not hasattr(self, "object"):
            self.object = self.get_object()  # type: ignore[attr-defined]
        return self.object

    def compare_url_name(self) -> str:
        return ""

    def stale_form(self) -> Any:
        """A file that was chosen does not come back: the one that is stored is shown."""
        view: Any = self
        stored = type(self.object)._base_manager.get(pk=self.object.pk)
        form = view.get_form_class()(
            **{**view.get_form_kwargs(), "instance": stored, "files": None}
        )
        form.is_valid()
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        places = where_used(self.object, self.request.user)
        return {**context, "stock_template": self.stock_template, "places": places}


class _Picture(_MediaForm, PictureEdit):
    stock_template = PictureEdit.template_name


class _Document(_MediaForm, DocumentEdit):
    stock_template = DocumentEdit.template_name


def _instead(view: type[Any]) -> Callable[..., HttpResponse]:
    answer = require_admin_access(never_cache(view.as_view()))

    def guard(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = answer(request, **kwargs)
        return response

    return guard


picture = _instead(_Picture)
document = _instead(_Document)
