"""The pages on which several files are uploaded and then named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import modelformset_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.permissions import policy_registry

from pages.base.models import KittDocument, KittImage

from .forms import DocumentsForm, DocumentWords, PicturesForm, PictureWords, title_from
from .taking import Taken, take_document, take_picture


@dataclass(frozen=True, slots=True)
class _Kind:
    model: Any
    form: Any
    words: Any
    take: Callable[..., Taken]
    address: str
    heading: Any
    icon: str

    @property
    def list_url(self) -> str:
        return reverse(f"{self.address}:index")

    @property
    def edit_name(self) -> str:
        return f"{self.address}:edit"


_PICTURES = _Kind(
    KittImage, PicturesForm, PictureWords, take_picture, "wagtailimages", _("Add pictures"), "image"
)
_DOCUMENTS = _Kind(
    KittDocument,
    DocumentsForm,
    DocumentWords,
    take_document,
    "wagtaildocs",
    _("Add documents"),
    "doc-full-inverse",
)


def _page(kind: _Kind) -> Callable[..., HttpResponse]:
    @require_admin_access
    @never_cache
    def view(request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not policy_registry.get_by_type(kind.model).user_has_permission(request.user, "add"):
            raise PermissionDenied
        if request.method == "POST" and "describe" in request.POST:
            return _describe(request, kind)
        if request.method == "POST":
            return _upload(request, kind)
        return _answer(request, kind, form=kind.form(user=request.user))

    return view


def _upload(request: HttpRequest, kind: _Kind) -> HttpResponse:
    form = kind.form(request.POST, request.FILES, user=request.user)
    if not form.is_valid():
        return _answer(request, kind, form=form)
    shared, again = form.shared(), form.cleaned_data["again"]
    taken = [
        kind.take(file, title_from(file.name, number), shared, request.user, again=again)
        for number, file in enumerate(form.cleaned_data["files"], 1)
    ]
    kept = [one.row.pk for one in taken if one.row is not None]
    formset = _formset(kind)(queryset=kind.model.objects.filter(pk__in=kept)) if kept else None
    left = kind.form(initial=request.POST.dict(), user=request.user) if not kept else None
    return _answer(request, kind, form=left, taken=taken, formset=formset)


def _describe(request: HttpRequest, kind: _Kind) -> HttpResponse:
    """Only of what the person may change; the numbers come with the form."""
    policy = policy_registry.get_by_type(kind.model)
    own = policy.instances_user_has_any_permission_for(request.user, {"change"})
    formset = _formset(kind)(request.POST, queryset=own)
    if not formset.is_valid():
        return _answer(request, kind, formset=formset)
    count = len(formset.save())
    words = ngettext("%(n)d entry is saved.", "%(n)d entries are saved.", count) % {"n": count}
    messages.success(request, words)
    return HttpResponseRedirect(kind.list_url)


def _formset(kind: _Kind) -> Any:
    return modelformset_factory(kind.model, form=kind.words, extra=0)


def _answer(request: HttpRequest, kind: _Kind, **context: Any) -> HttpResponse:
    return TemplateResponse(request, "editorial/media/several.html", {"kind": kind, **context})


pictures, documents = _page(_PICTURES), _page(_DOCUMENTS)
