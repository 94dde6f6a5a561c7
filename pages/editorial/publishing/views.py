"""“Publish on …”: one page in the admin for the date of a page or record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from pages.base import missing
from pages.base.planned import offline_in_words, online_in_words
from pages.base.rules import Incomplete

from . import access, bundles, checks, due, hitches, planning
from .forms import EndForm, PlanForm, split


def plan(request: HttpRequest, content_type: int, key: int) -> HttpResponse:
    """Show the date, set it, move it, cancel it; only for those who may publish."""
    row = access.found(content_type, key)
    access.require(request.user, row)
    translations = _translations(request.user, row)
    form = PlanForm(initial=_first_values(row, translations), translations=translations)
    ending = EndForm(initial=split(row.expire_at, "end_"))
    if request.method == "POST":
        stopped = _hooks("before_publish_page", request, row)
        if stopped is not None:
            return stopped
        if "cancel" in request.POST:
            return _cancel(request, row)
        if "now" in request.POST:
            return _now(request, row)
        if "end" in request.POST:
            ending = EndForm(request.POST)
            if ending.is_valid():
                return _end(request, row, ending)
        else:
            form = PlanForm(request.POST, translations=translations)
            if form.is_valid() and _planned(request, row, form):
                return _done(request, row)
    return TemplateResponse(request, "editorial/plan.html", _context(request, row, form, ending))


def _planned(request: HttpRequest, row: Any, form: PlanForm) -> bool:
    """Set the date of the page and of what goes with it, if nothing speaks against it."""
    together = [row, *form.chosen]
    wrong = found_problems(together, form.moment, [*together, *bundles.others(row)])
    for text in wrong:
        form.add_error(None, text)
    if wrong:
        return False
    with transaction.atomic():
        bundles.with_translations(row, form.chosen, request.user)
        for one in together:
            access.require(request.user, one)
            planning.plan(one, form.moment, request.user)
    messages.success(request, f"“{row}”: {online_in_words(form.moment)}.")
    return True


def found_problems(rows: list[Any], at: Any, together: list[Any]) -> list[str]:
    """What speaks against a date; with names when there are several pages."""
    wrong = []
    for row in rows:
        name = f"“{planning.draft_of(row)}”: " if len(rows) > 1 else ""
        wrong += [f"{name}{text}" for text in checks.problems(row, at, together)]
    return wrong


def _cancel(request: HttpRequest, row: Any) -> HttpResponse:
    planning.cancel(row, request.user)
    messages.success(request, _("The date is cancelled. The draft stays."))
    return _done(request, row)


def _now(request: HttpRequest, row: Any) -> HttpResponse:
    try:
        planning.publish_now(row, request.user)
    except Incomplete as error:
        missing.tell(request, error)
        return HttpResponseRedirect(access.plan_url(row))
    messages.success(request, _("“%s” is online.") % row)
    return _done(request, row)


def _end(request: HttpRequest, row: Any, form: EndForm) -> HttpResponse:
    planning.end(row, form.moment)
    if form.moment:
        messages.success(request, f"“{row}”: {offline_in_words(form.moment)}.")
    else:
        messages.success(request, _("“%s” stays online.") % row)
    return HttpResponseRedirect(access.plan_url(row))


def _done(request: HttpRequest, row: Any) -> HttpResponse:
    stopped = _hooks("after_publish_page", request, row)
    return stopped or HttpResponseRedirect(access.edit_url(request.user, row))


def _hooks(name: str, request: HttpRequest, row: Any) -> HttpResponse | None:
    """What other parts do when a page is published, they do when it is scheduled as well."""
    for hook in hooks.get_hooks(name) if isinstance(row, Page) else ():
        result = hook(request, row)
        if hasattr(result, "status_code"):
            return result
    return None


def _translations(user: Any, row: Any) -> list[Any]:
    """The versions in other languages that have something new and may be published by the user."""
    rows = [due.specific(one) for one in due.translations_of(row)]
    return [
        one
        for one in rows
        if access.may_publish(user, one) and (not one.live or one.has_unpublished_changes)
    ]


def _first_values(row: Any, translations: list[Any]) -> dict[str, Any]:
    """The stored date; a new one is proposed for all languages that are ready."""
    at = planning.planned_for(row)
    ready = [one for one in translations if planning.planned_for(one) == at]
    return {**split(at), "languages": [str(one.pk) for one in ready]}


def _context(request: HttpRequest, row: Any, form: PlanForm, ending: EndForm) -> dict[str, Any]:
    at = planning.planned_for(row)
    bundle = bundles.open_bundle(row)
    return {
        "object": row,
        "title": str(planning.draft_of(row)),
        "form": form,
        "ending": ending,
        "status": online_in_words(at) if at else "",
        "end_status": offline_in_words(row.expire_at) if row.expire_at else "",
        "hitches": hitches.of(row),
        "bundle": bundle if bundle and not bundle.languages_of_one else None,
        "nothing_new": row.live and not row.has_unpublished_changes and not at,
        "edit_url": access.edit_url(request.user, row),
    }
