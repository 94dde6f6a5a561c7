"""Old addresses in the admin: Wagtail's views with stricter forms, and the import of a list."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .forms import ListForm, RedirectForm
from .old_list import Plan, Unreadable, carry_out, plan, read
from .tree import language_of

ASKED = "von"


class CreateRedirect(views.CreateView):
    """A new redirect; `?von=` brings the old address along."""

    form_class = RedirectForm

    def get_initial(self) -> dict[str, Any]:
        old = self.request.GET.get(ASKED, "")
        return {**super().get_initial(), "old_path": old, "redirect_page": suggestion(old)}


class EditRedirect(views.EditView):
    """A stored redirect."""

    form_class = RedirectForm


def suggestion(old: str) -> Page | None:
    """The one live page in the language of the address that has its last part as slug."""
    slug = old.rstrip("/").rpartition("/")[2].partition(".")[0]
    pages = Page.objects.filter(slug=slug, live=True, depth__gt=2) if slug else Page.objects.none()
    here = list(pages.filter(locale__language_code=language_of(old))[:2])
    return here[0] if len(here) == 1 else None


def import_list(request: HttpRequest) -> HttpResponse:
    """Upload a list; check it, or check it and take it over when nothing is wrong."""
    policy = policy_registry.get_by_type(Redirect)
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    form = ListForm(request.POST or None, request.FILES or None)
    result: Plan | None = None
    if request.method == "POST" and form.is_valid():
        try:
            result = plan(read(form.cleaned_data["file"].read()))
        except Unreadable as error:
            form.add_error("file", str(error))
    if result and not result.errors and "take-over" in request.POST:
        carry_out(result)
        messages.success(request, _done(result))
        return HttpResponseRedirect(reverse("wagtailredirects:index"))
    context = {"form": form, "result": result, "shown": _shown(result) if result else []}
    return TemplateResponse(request, "pages/addresses/admin/import.html", context)


MOST_SHOWN = 200


def _shown(result: Plan) -> list[tuple[int, str]]:
    return sorted(result.errors or result.notes)[:MOST_SHOWN]


def _done(result: Plan) -> str:
    count = len(result.new) + len(result.changed)
    text = ngettext(
        "%(count)s address was taken over.", "%(count)s addresses were taken over.", count
    )
    return text % {"count": count}
