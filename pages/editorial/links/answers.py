"""“Right” or “please change: …”, from somebody without an account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from pages.base import mail

from ..models import Link, LinkAnswer, LinkedObject
from . import drafts, making
from .guarding import by_link, closed

MAX_LENGTH = 4000
RIGHT, CHANGE = "right", "change"


@by_link("GET", "HEAD", "POST")
def answer(request: HttpRequest, link: Link, item: LinkedObject) -> HttpResponseBase:
    """Ask for the answer to a draft, and take it, once for each version."""
    if not link.answerable or not link.is_valid or item.target is None:
        return closed(request, link if not link.is_valid else None)
    version = drafts.version(item.target)
    given = LinkAnswer.objects.filter(item=item, revision=version).first()
    if given or request.method != "POST":
        return _page(request, item, given)
    text, error = read(request)
    if error:
        return _page(request, item, None, error=error, text=text)
    if take(request, link, item, version, text):
        tell_maker(link, item, text)
    address = reverse("link-answer", args=[request.token, item.pk])  # type: ignore[attr-defined]
    return HttpResponseRedirect(address)


def read(request: HttpRequest) -> tuple[str, str]:
    """What was sent: the text (empty for “right”), and what is wrong with it."""
    wanted = request.POST.get("answer")
    # No database can store a NUL.
    text = request.POST.get("text", "").replace("\x00", "").strip()
    if wanted == RIGHT:
        return "", ""
    if wanted != CHANGE or not text:
        return text, _("Please write what should be changed.")
    if len(text) > MAX_LENGTH:
        return text, _("Please shorten the text to %(number)s characters.") % {"number": MAX_LENGTH}
    return text, ""


def take(request: HttpRequest, link: Link, item: LinkedObject, version: int, text: str) -> bool:
    """Store an answer; whether it is the first to this version."""
    with transaction.atomic():
        _row, new = LinkAnswer.objects.get_or_create(
            item=item, revision=version, defaults={"is_right": not text, "text": text}
        )
        if new:
            answer = RIGHT if not text else CHANGE
            making.note(making.ANSWERED, link, of=item.target, request=request, answer=answer)
    return new


def tell_maker(link: Link, item: LinkedObject, text: str) -> None:
    """Mail the answer to whoever made the link."""
    maker = link.made_by
    if maker is None or not maker.is_active:
        return
    tell(maker, item, text, link.recipient_name or link.recipient_email)


def tell(person: Any, item: LinkedObject, text: str, who: str) -> None:
    """Mail an answer to somebody with an account."""
    path = AdminURLFinder(person).get_edit_url(item.target) or reverse("wagtailadmin_home")
    context = {
        "title": item.title,
        "who": who or _("Somebody"),
        "text": text,
        "edit_url": settings.BASE_URL.rstrip("/") + path,
    }
    mail.write("link-answer", person.email, "editorial/links/mails/answer.txt", context)


def _page(
    request: HttpRequest, item: LinkedObject, given: Any, error: str = "", text: str = ""
) -> TemplateResponse:
    token: str = request.token  # type: ignore[attr-defined]
    title = _("Thank you for your answer") if given else _("Your answer")
    context = {
        "title": title,
        "item": item,
        "given": given,
        "error": error,
        "text": text,
        "max_length": MAX_LENGTH,
        "draft_url": reverse("link-item", args=[token, item.pk]),
        "meta": {"title": title, "robots": "noindex"},
    }
    request.path = request.path_info = "/"
    template = "editorial/links/answer.html"
    return TemplateResponse(request, template, context, status=400 if error else 200)
