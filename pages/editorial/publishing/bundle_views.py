"""“Publish together”: bundles in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.base.planned import online_in_words

from ..models import Bundle
from . import access, bundles, planning
from .forms import BundleForm, MemberForm, MomentForm, split
from .views import found_problems

MAY = permission_required("editorial.change_bundle", raise_exception=True)


@MAY
def overview(request: HttpRequest) -> HttpResponse:
    """The bundles that wait, and a form for a new one."""
    form = BundleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.created_by = request.user
        bundle = form.save()
        return HttpResponseRedirect(reverse("publishing_bundle", args=[bundle.pk]))
    waiting = Bundle.objects.filter(published_at__isnull=True)
    rows = [{"bundle": one, **_state(one)} for one in waiting]
    return TemplateResponse(request, "editorial/bundles.html", {"form": form, "rows": rows})


@MAY
def bundle(request: HttpRequest, key: int) -> HttpResponse:
    """One bundle: what is in it, and when it goes online."""
    found = get_object_or_404(Bundle, pk=key, published_at__isnull=True)
    form = MomentForm(initial=split(bundles.planned_for(found)))
    if request.method == "POST":
        for row in bundles.members(found):
            access.require(request.user, row)
        done = _act(request, found)
        if done is not None:
            return done
        form = MomentForm(request.POST)
        if form.is_valid() and _planned(request, found, form):
            return _back(found)
    context = {"bundle": found, "form": form, "adding": MemberForm(), **_state(found)}
    context["members"] = [_member(request.user, row) for row in bundles.members(found)]
    return TemplateResponse(request, "editorial/bundle.html", context)


def _act(request: HttpRequest, found: Bundle) -> HttpResponse | None:
    if "add" in request.POST:
        return _add(request, found)
    if "remove" in request.POST:
        return _remove(request, found, request.POST["remove"])
    if "cancel" in request.POST:
        with transaction.atomic():
            _without_dates(request, bundles.members(found))
        messages.success(request, _("The date is cancelled for all of them."))
        return _back(found)
    if "dissolve" in request.POST:
        with transaction.atomic():
            _without_dates(request, bundles.members(found))
            found.delete()
        messages.success(request, _("The bundle is dissolved. All drafts stay."))
        return HttpResponseRedirect(reverse("publishing_bundles"))
    return None


def _without_dates(request: HttpRequest, rows: list[Any]) -> None:
    """Cancel the dates; the bundle keeps what it holds."""
    for row in rows:
        held = bundles.open_bundle(row)
        planning.cancel(row, request.user)
        if held is not None:
            bundles.put_together(held, [*bundles.members(held), row])


def _add(request: HttpRequest, found: Bundle) -> HttpResponse:
    form = MemberForm(request.POST)
    page = None
    if form.is_valid():
        page = Page.objects.filter(pk=form.cleaned_data["page"], depth__gt=1).first()
    if page is None or not access.may_publish(request.user, page.specific):
        messages.error(request, _("Please choose a page that you may publish."))
    elif planning.planned(page) is not None:
        messages.error(request, _("This page has a date already. Please cancel it first."))
    else:
        bundles.put_together(found, [*bundles.members(found), page.specific])
    return _back(found)


def _remove(request: HttpRequest, found: Bundle, key: str) -> HttpResponse:
    with transaction.atomic():
        for row in bundles.members(found):
            if str(row.pk) == key:
                planning.cancel(row, request.user)
                bundles.leave(row)
    return _back(found)


def _planned(request: HttpRequest, found: Bundle, form: MomentForm) -> bool:
    rows = bundles.members(found)
    if not rows:
        form.add_error(None, _("Please add a page first."))
        return False
    wrong = found_problems(rows, form.moment, rows)
    for text in wrong:
        form.add_error(None, text)
    if wrong:
        return False
    with transaction.atomic():
        for row in rows:
            planning.plan(row, form.moment, request.user)
    messages.success(request, f"“{found}”: {online_in_words(form.moment)}.")
    return True


def _state(found: Bundle) -> dict[str, Any]:
    at = bundles.planned_for(found)
    return {
        "status": online_in_words(at) if at else _("No date yet"),
        "planned": at,
        "count": found.items.count(),
    }


def _member(user: Any, row: Any) -> dict[str, Any]:
    return {"row": row, "title": str(planning.draft_of(row)), "url": access.edit_url(user, row)}


def _back(found: Bundle) -> HttpResponse:
    return HttpResponseRedirect(reverse("publishing_bundle", args=[found.pk]))
