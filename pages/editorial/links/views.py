"""What opens under a link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pages.base.wording import full_date, moment

from ..models import Link, LinkAnswer, LinkedObject
from . import confirming, drafts, embargo, making
from .embargo import Embargo
from .guarding import GONE, by_link, closed
from .rendering import Notice, as_page

SEEN = ("GET", "HEAD")


@by_link("GET", "HEAD", "POST")
def open_link(request: HttpRequest, link: Link) -> HttpResponseBase:
    """The draft of the link; a list where there are several; the question to confirm."""
    if link.kind == Link.Kind.CONFIRM:
        return confirming.confirm(request, link)
    if request.method not in SEEN:
        return HttpResponse(status=405)
    items = list(link.items.all())
    if len(items) == 1:
        return _show(request, link, items[0])
    if not link.is_valid:
        return closed(request, link)
    making.note(making.OPENED, link, request=request)
    link.note_opening()
    return _list(request, link, items)


@by_link(*SEEN)
def open_item(request: HttpRequest, link: Link, item: LinkedObject) -> HttpResponseBase:
    """One of several drafts."""
    if link.kind == Link.Kind.CONFIRM:
        return closed(request, None)
    return _show(request, link, item)


def _show(request: HttpRequest, link: Link, item: LinkedObject) -> HttpResponseBase:
    if link.kind == Link.Kind.EMBARGO:
        return _show_release(request, link, item)
    if not link.is_valid:
        return closed(request, link)
    target = item.target
    if target is None:
        return gone(request, item, _("“%(title)s” was deleted."))
    _opened(request, link, target)
    row = drafts.latest(target)
    token: str = request.token  # type: ignore[attr-defined]
    with override(row.locale.language_code):
        notice = _draft_notice(link, item, target, token)
    return as_page(request, token, item.pk, row, notice)


def _show_release(request: HttpRequest, link: Link, item: LinkedObject) -> HttpResponseBase:
    """A release before its time; after it, the way to the public page, for expired links too."""
    now = embargo.embargo_of(item)
    if now.state == embargo.PUBLIC and link.state != "revoked":
        if link.is_valid:
            _opened(request, link, item.target)
        return HttpResponseRedirect(drafts.stored(item.target).full_url)
    if not link.is_valid:
        return closed(request, link)
    _opened(request, link, item.target)
    if now.state != embargo.WAITING:
        return gone(request, item, _not_coming(now))
    row = release_of(item, now)
    token: str = request.token  # type: ignore[attr-defined]
    with override(row.locale.language_code):
        notice = Notice(
            title=embargo_line(now),
            lines=[
                _("Personal access for %(name)s.") % {"name": link.recipient_name},
                _("Please publish nothing before that time, and do not pass this address on."),
            ],
            list_url=_list_url(link, token),
        )
    return as_page(request, token, item.pk, row, notice)


def release_of(item: LinkedObject, now: Embargo) -> Any:
    """The version that will go out, with the embargo above its headline, in its files too."""
    row = drafts.latest(item.target, now.revision)
    with override(row.locale.language_code):
        row.kicker = ". ".join(filter(None, (embargo_line(now), row.kicker)))
    return row


def embargo_line(now: Embargo) -> str:
    """“Sperrfrist: Montag, 7. Dezember 2026, 10 Uhr”."""
    assert now.at
    return _("Embargo: %(moment)s") % {"moment": moment(now.at)}


def _not_coming(now: Embargo) -> str:
    if now.state == embargo.DELETED:
        return _("The release “%(title)s” was deleted. It will not appear.")
    return _("The publication of “%(title)s” was called off. There is no new time so far.")


def gone(request: HttpRequest, item: LinkedObject, sentence: str) -> HttpResponse:
    """Says what became of something that a link showed."""
    title = _("There is nothing to see here any more")
    context = {
        "title": title,
        "text": sentence % {"title": item.title},
        "maker": item.link.made_by,
        "meta": {"title": title, "robots": "noindex"},
    }
    request.path = request.path_info = "/"
    return TemplateResponse(request, "editorial/links/closed.html", context, status=GONE)


def _opened(request: HttpRequest, link: Link, target: Any) -> None:
    making.note(making.OPENED, link, of=target, request=request)
    link.note_opening()


def _draft_notice(link: Link, item: LinkedObject, target: Any, token: str) -> Notice:
    lines = [
        _("Only people with this address see this page, until %(date)s.")
        % {"date": full_date(link.expires_at)}
    ]
    answered = None
    if link.answerable:
        version = drafts.version(target)
        answered = LinkAnswer.objects.filter(item=item, revision=version).first()
    return Notice(
        title=_("Draft: not public yet"),
        lines=lines,
        answer_url=reverse("link-answer", args=[token, item.pk]) if link.answerable else "",
        answered=answered,
        list_url=_list_url(link, token),
    )


def _list_url(link: Link, token: str) -> str:
    return reverse("link", args=[token]) if link.items.count() > 1 else ""


def _list(request: HttpRequest, link: Link, items: list[LinkedObject]) -> HttpResponse:
    token: str = request.token  # type: ignore[attr-defined]
    rows = [
        {
            "title": item.title,
            "url": reverse("link-item", args=[token, item.pk]),
            "note": _note(link, item),
        }
        for item in items
    ]
    embargoed = link.kind == Link.Kind.EMBARGO
    title = _("Releases under embargo") if embargoed else _("Drafts for you")
    context = {
        "title": title,
        "link": link,
        "rows": rows,
        "now": timezone.now(),
        "meta": {"title": title, "robots": "noindex"},
    }
    request.path = request.path_info = "/"
    return TemplateResponse(request, "editorial/links/several.html", context)


def _note(link: Link, item: LinkedObject) -> str:
    if item.target is None:
        return _("deleted")
    language = str(drafts.stored(item.target).locale.get_display_name())
    if link.kind != Link.Kind.EMBARGO:
        return language
    now = embargo.embargo_of(item)
    if now.state == embargo.WAITING:
        return f"{language}, {embargo_line(now)}"
    return _("public") if now.state == embargo.PUBLIC else _("called off")
