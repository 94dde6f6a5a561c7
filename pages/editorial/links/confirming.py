"""“Everything is still right”, by a link that works once. Opening it changes nothing.

Programs that check mails open every address in them, so only the button confirms.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.base.models import User

from ..models import Link, LinkAnswer, LinkedObject
from . import answers, drafts, making
from .guarding import GONE, closed


def confirm(request: HttpRequest, link: Link) -> Any:
    """The question with one button; with a POST, the day of confirmation is stored."""
    item = link.items.get()
    target = drafts.stored(item.target) if item.target is not None else None
    if not link.is_valid:
        return closed(request, link)
    if target is None or not target.live:
        return _page(request, item, None, "gone", status=GONE)
    if request.method != "POST":
        _opened(request, link)
        return _page(request, item, target, "already" if already(link, target) else "ask")
    text, error = answers.read(request)
    if error:
        return _page(request, item, target, "ask", error=error, text=text, status=400)
    if not use(request, link, item, target, text):
        link.refresh_from_db()
        return closed(request, link)
    return _page(request, item, target, "told" if text else "done")


def use(request: HttpRequest, link: Link, item: LinkedObject, target: Any, text: str) -> bool:
    """Confirm, or note what should be changed; whether this was the first use of the link."""
    with transaction.atomic():
        first = Link.objects.valid().filter(pk=link.pk).update(used_at=timezone.now())
        if not first:
            return False
        if text:
            LinkAnswer.objects.create(item=item, is_right=False, text=text)
            making.note(making.ANSWERED, link, of=target, request=request, answer="change")
            for person in editors_of(target):
                answers.tell(person, item, text, link.recipient_name or link.recipient_email)
        else:
            target.confirm()
            making.note(making.CONFIRMED, link, of=target, request=request)
    return True


def already(link: Link, target: Any) -> bool:
    """Whether somebody has confirmed it since the link was made."""
    confirmed = target.facts.confirmed_on
    return confirmed is not None and confirmed >= timezone.localdate(link.made_at)


def editors_of(target: Any) -> list[User]:
    """The people of its team; without any, the lead."""
    team = target.facts.team
    people = list(team.members.filter(is_active=True).order_by("pk")) if team else []
    return people or lead()


def lead() -> list[User]:
    """The people who lead communications."""
    from ..roles import role

    rows = User.objects.filter(is_active=True, groups__name=role("approver").label)
    return list(rows.distinct().order_by("pk"))


def _opened(request: HttpRequest, link: Link) -> None:
    link.note_opening()


def _page(
    request: HttpRequest,
    item: LinkedObject,
    target: Any,
    state: str,
    *,
    error: str = "",
    text: str = "",
    status: int = 200,
) -> TemplateResponse:
    titles = {
        "ask": _("Is everything still right?"),
        "already": _("This has been confirmed already"),
        "done": _("Thank you, that is noted"),
        "told": _("Thank you, we pass that on"),
        "gone": _("This is not public any more"),
    }
    context = {
        "title": titles[state],
        "state": state,
        "item": item,
        "confirmed_on": target.facts.confirmed_on if target is not None else None,
        "public_url": public_url(target),
        "error": error,
        "text": text,
        "max_length": answers.MAX_LENGTH,
        "meta": {"title": titles[state], "robots": "noindex"},
    }
    request.path = request.path_info = "/"
    return TemplateResponse(request, "editorial/links/confirm.html", context, status=status)


def public_url(target: Any) -> str:
    """Where everybody sees it; empty when nobody does."""
    if target is None or not target.is_reachable():
        return ""
    return str(target.url if isinstance(target, Page) else target.get_absolute_url())
