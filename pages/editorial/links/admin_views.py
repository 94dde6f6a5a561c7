"""Making, listing and revoking links in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from pages.base import mail
from pages.base.wording import moment

from ..models import Link
from . import embargo, making, offering
from .forms import LinkForm

PER_PAGE = 50
LATEST = 1000
"""Whoever does not see all links finds theirs among so many of the newest."""


def new(request: HttpRequest, content_type: int, key: str) -> HttpResponse:
    """Make a link to a page or record; the address is shown this once."""
    obj = offering.shareable(content_type, key)
    if not offering.may_edit(request.user, obj):
        raise PermissionDenied
    offered = offering.offered(request.user, obj)
    labels = [(name, offering.label_of(row)) for name, row in offered.items()]
    kinds = offering.kinds_for(request.user, obj)
    sent = request.POST if request.method == "POST" else None
    form = LinkForm(labels, kinds, sent)
    url = ""
    if form.is_valid() and _check_embargo(request.user, form, offered):
        link, url = _make(request, form, [offered[one] for one in form.cleaned_data["objects"]])
        if link.recipient_email:
            text = _("The link is on its way to %(email)s.") % {"email": link.recipient_email}
            messages.success(request, text)
    context = {
        "object": obj,
        "form": None if url else form,
        "url": url,
        "links": [one for one in offering.links_of(obj) if offering.may_see(request.user, one)],
        "edit_url": AdminURLFinder(request.user).get_edit_url(obj),
        "here": request.path,
    }
    return TemplateResponse(request, "editorial/links/admin/new.html", context)


def _check_embargo(user: Any, form: LinkForm, offered: dict[str, Any]) -> bool:
    """Only releases that are scheduled, and that the person may publish, open before their time."""
    if form.cleaned_data["kind"] != Link.Kind.EMBARGO:
        return True
    for name in form.cleaned_data["objects"]:
        row = offered[name]
        waits = offering.may_give_embargo(user, row) and (
            embargo.of_page(row).state == embargo.WAITING
        )
        if not waits:
            text = _("“%(title)s” is no release with a time of publication.")
            form.add_error("objects", text % {"title": row})
    return form.is_valid()


def _make(request: HttpRequest, form: LinkForm, objects: list[Any]) -> tuple[Link, str]:
    sent = form.cleaned_data
    link, url = making.make(
        sent["kind"],
        objects,
        form.expires_at,
        name=sent["recipient_name"],
        email=sent["recipient_email"],
        user=request.user,
        request=request,
    )
    if link.recipient_email:
        _mail(link, objects, url, request.user)
    return link, url


def _mail(link: Link, objects: list[Any], url: str, sender: Any) -> None:
    embargoed = link.kind == Link.Kind.EMBARGO
    times = [embargo.of_page(one).at for one in objects] if embargoed else []
    last = max((at for at in times if at), default=None)
    context = {
        "name": link.recipient_name,
        "sender": str(sender),
        "titles": [making.title_of(one) for one in objects],
        "url": url,
        "answerable": link.answerable,
        "expires_at": link.expires_at,
        "moment": moment(last) if last else "",
    }
    kind = "embargo" if embargoed else "preview"
    mail.write(
        f"link-{kind}",
        link.recipient_email,
        f"editorial/links/mails/{kind}.txt",
        context,
        reply_to=sender.email,
    )


def index(request: HttpRequest) -> HttpResponse:
    """All links whose drafts the person may edit; the lead sees all."""
    rows = Link.objects.exclude(kind=Link.Kind.CONFIRM).select_related("made_by")
    rows = rows.prefetch_related("items__content_type")
    state = request.GET.get("state", "")
    if state == "valid":
        rows = rows.valid()
    links: Any = rows
    if not request.user.has_perm("editorial.view_link"):
        links = [one for one in rows[:LATEST] if offering.may_see(request.user, one)]
    context = {
        "page_obj": Paginator(links, PER_PAGE).get_page(request.GET.get("p")),
        "state": state,
        "here": request.get_full_path(),
    }
    return TemplateResponse(request, "editorial/links/admin/index.html", context)


def revoke(request: HttpRequest, key: int) -> HttpResponse:
    """End a link, after a question."""
    link = get_object_or_404(Link.objects.exclude(kind=Link.Kind.CONFIRM), pk=key)
    if not offering.may_see(request.user, link):
        raise PermissionDenied
    if request.method == "POST":
        making.revoke(link, request.user, request)
        messages.success(request, _("The link opens no more."))
        return HttpResponseRedirect(reverse("links"))
    return TemplateResponse(request, "editorial/links/admin/revoke.html", {"link": link})
