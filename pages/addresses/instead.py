"""What was asked for in a form, done once the thing has left: a redirect or a notice."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.base.meta import trail

from .leaving import lead_on, leaving, say_goodbye
from .leaving_form import NOTICE, REDIRECT, InsteadForm
from .lookup import is_public
from .models import Farewell
from .redirects import normal
from .tree import Tree

_FIELD = f"{InsteadForm.prefix}-what"


def note(request: HttpRequest) -> HttpResponse | None:
    """Remember the addresses that the request will end; refuses a target that does not fit."""
    if request.method != "POST" or _FIELD not in request.POST:
        return None
    if request.POST[_FIELD] not in {REDIRECT, NOTICE}:
        return None
    found = leaving(request, with_uses=False)
    if found is None or not request.user.has_perm("wagtailadmin.access_admin"):
        return None
    going = {one.pk for one in found.things if isinstance(one, Page)}
    form = InsteadForm(request.POST, user=request.user, going=going)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(one) for one in errors))
        return HttpResponseRedirect(request.get_full_path())
    request.leaves = (found.addresses, form.cleaned_data)  # type: ignore[attr-defined]
    return None


def keep(request: HttpRequest) -> None:
    """Make the redirects or notices for what is not public any more."""
    leaves: Any = getattr(request, "leaves", None)
    if leaves is None:
        return
    addresses, values = leaves
    ended = [one for one in addresses if not is_public(one[0])]
    if not ended:
        return
    if values["what"] == REDIRECT:
        lead_on(ended, values["target"])
        text = _("Visitors of the old address are led to “%(page)s”.")
        messages.success(request, text % {"page": values["target"].title})
    else:
        say_goodbye(ended, values["text"])
        messages.success(request, _("At the old address stands a notice that it has gone."))


def notice(request: HttpRequest) -> Any:
    """The answer at the address of something that has gone, with status 410; None elsewhere."""
    if "\0" in request.path:
        return None
    found = Farewell.objects.filter(old_path=normal(request.path)).first()
    if found is None:
        return None
    start = next(iter(Tree().roots.values()), None)
    title = _("“%(title)s” has gone") % {"title": found.title}
    context = {
        "title": title,
        "lead": found.text,
        "list_url": start.address if start else "/",
        "list_label": _("To the start page"),
        "breadcrumbs": trail((title, request.path)),
        "meta": {"title": title, "robots": "noindex"},
    }
    return TemplateResponse(request, "pages/base/gone.html", context, status=410).render()
