"""One mail to each person with the links that have broken since the last one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from pages.base import mail, rules
from pages.base.models import User

from ..desk.scope import edit_url
from ..links import confirming
from ..models import CheckedLink, LinkPlace

IN_ONE_MAIL = 40
"""More than that are counted; the report shows them all."""
LIMIT = 2000


def tell(now: dt.datetime) -> int:
    """Write the mails; the number of mails. Each break of a link is told of once."""
    posts: dict[User, list[dict[str, Any]]] = defaultdict(list)
    with transaction.atomic():
        new = list(_new().select_related("link")[:LIMIT])
        for place in new:
            for user in _editors(place):
                posts[user].append(_line(place))
        LinkPlace.objects.filter(pk__in=[one.pk for one in new]).update(told_at=now)
        for user, lines in posts.items():
            context = {
                "user": user,
                "lines": lines[:IN_ONE_MAIL],
                "count": len(lines),
                "more": max(0, len(lines) - IN_ONE_MAIL),
                "report": settings.BASE_URL.rstrip("/") + reverse("broken_links"),
            }
            mail.write("broken-links", user.email, "pages/editorial/link_check/mail.txt", context)
    return len(posts)


def _new() -> QuerySet[LinkPlace]:
    rows = LinkPlace.objects.filter(link__state=CheckedLink.State.BROKEN, told_at=None)
    return rows.order_by("content_type", "object_id", "pk")


def _editors(place: LinkPlace) -> list[User]:
    """The team of a page; else who has made it; else the lead."""
    row = _row(place)
    if row is None:
        return []
    team = getattr(getattr(row, "facts", row), "team", None)
    members = list(team.members.filter(is_active=True).order_by("pk")) if team else []
    if team:
        return members or confirming.lead()
    owner = getattr(row, "owner", None)
    return [owner] if owner is not None and owner.is_active else confirming.lead()


def _row(place: LinkPlace) -> Any:
    model: Any = ContentType.objects.get_for_id(place.content_type_id).model_class()
    row = model._base_manager.filter(pk=place.object_id).first()
    return row.specific if isinstance(row, Page) else row


def _line(place: LinkPlace) -> dict[str, Any]:
    row = _row(place)
    url = edit_url(place.content_type_id, place.object_id)
    return {
        "title": place.title,
        "field": rules.label(row, place.field),
        "link": shown(place.link),
        "reason": place.link.reason,
        "edit_url": settings.BASE_URL.rstrip("/") + url,
    }


def shown(link: CheckedLink) -> str:
    """The address for people; empty where a text names a page of the website by its number."""
    from .finding import PAGE

    return "" if link.url.startswith(PAGE) else link.url
