"""The list of what was deleted, and the way back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Page, Revision

from pages.base import approval, rules

from ..models import Trashed
from ..models.trash import KEEP_DAYS
from ..publishing import access, planning
from . import purging, restoring, rights
from .forms import PlaceForm
from .putting import kind_name

PER_PAGE = 50


def overview(request: HttpRequest) -> HttpResponse:
    """What a person may bring back."""
    entries = rights.visible(request.user)
    words = request.GET.get("q", "").strip()
    if words:
        entries = [one for one in entries if words.casefold() in one.title.casefold()]
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "count": len(entries),
        "words": words,
        "days": KEEP_DAYS,
        "rows": [{"entry": one, "kind": kind_name(one)} for one in page.object_list],
        "may_purge": rights.may_purge(request.user),
    }
    return TemplateResponse(request, "editorial/trash/list.html", context)


def bring_back(request: HttpRequest, key: int) -> HttpResponse:
    """Bring it back; asks where, if the page above it is gone."""
    entry = _entry(request, key)
    asks = _asks_for_place(entry)
    form = PlaceForm(request.POST or None, user=request.user) if asks else None
    if request.method != "POST" and not asks:
        return HttpResponseRedirect(reverse("trash"))
    if request.method == "POST" and (form is None or form.is_valid()):
        parent = form.cleaned_data["parent"] if form else None
        try:
            restoring.restore(entry, request.user, parent, request)
        except restoring.CannotRestore as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("trash"))
        return HttpResponseRedirect(reverse("trash_restored", args=[entry.pk]))
    context = {"entry": entry, "form": form}
    return TemplateResponse(request, "editorial/trash/place.html", context)


def is_back(request: HttpRequest, key: int) -> HttpResponse:
    """It is back, as a draft: edit it, or put it online again as it was."""
    entry = _entry(request, key, restored=True)
    row = entry.model._base_manager.filter(pk=entry.object_id).first()
    if row is None:
        raise Http404
    may_publish = entry.was_live and not getattr(row, "live", True) and _may_publish(request, row)
    if request.method == "POST":
        if not may_publish:
            raise PermissionDenied
        return _online_again(request, entry, row)
    context = {
        "entry": entry,
        "row": row,
        "is_draft": isinstance(row, DraftStateMixin) and not row.live,
        "edit_url": access.edit_url(request.user, row),
        "may_publish": may_publish,
    }
    return TemplateResponse(request, "editorial/trash/restored.html", context)


@require_POST
def purge(request: HttpRequest, key: int) -> HttpResponse:
    """Delete it for good now."""
    entry = _entry(request, key)
    if not rights.may_purge(request.user):
        raise PermissionDenied
    purging.purge(entry, request.user, request)
    messages.success(request, _("“%(title)s” is deleted for good.") % {"title": entry.title})
    return HttpResponseRedirect(reverse("trash"))


def _entry(request: HttpRequest, key: int, *, restored: bool = False) -> Trashed:
    entry = Trashed.objects.defer("content").filter(pk=key).first()
    if entry is None or bool(entry.restored_at) != restored:
        raise Http404
    if not rights.may_restore(request.user, entry):
        raise PermissionDenied
    return entry


def _asks_for_place(entry: Trashed) -> bool:
    if not issubclass(entry.model, Page):
        return False
    return not Page.objects.filter(pk=entry.parent_id).exists()


def _may_publish(request: HttpRequest, row: Any) -> bool:
    if not isinstance(row, DraftStateMixin) or not access.may_publish(request.user, row):
        return False
    return not approval.refusal(request.user, row)


def _online_again(request: HttpRequest, entry: Trashed, row: Any) -> HttpResponse:
    """What was online goes online again: not what was drafted after it."""
    revision = Revision.objects.filter(pk=restoring.was_online(entry, row)).first()
    try:
        if revision is not None:
            revision.publish(user=request.user)
        else:
            planning.publish_now(row, request.user)
    except rules.Incomplete as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(access.edit_url(request.user, row))
    messages.success(request, _("“%(title)s” is online again.") % {"title": entry.title})
    return HttpResponseRedirect(access.edit_url(request.user, row))
