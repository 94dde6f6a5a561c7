"""One mail to each person with all that is to be confirmed; each step is taken once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from pages.base import mail
from pages.base.public import shown
from pages.opportunities.models import Opportunity

from ..links import confirming, making
from ..models import Link, Reminder
from .due import Due, due_now

VALID_FOR = dt.timedelta(days=60)


@dataclass(slots=True)
class Post:
    """What goes to one person: what to confirm, and what others have not confirmed."""

    user: Any = None
    items: list[dict[str, Any]] = field(default_factory=list)
    late: list[dict[str, Any]] = field(default_factory=list)


def remind(now: dt.datetime | None = None) -> int:
    """Take the steps that are due and write the mails; the number of mails.

    All in one transaction: either a step is taken and its mail waits, or neither.
    """
    now = now or timezone.now()
    posts: dict[str, Post] = defaultdict(Post)
    with transaction.atomic():
        for one in due_now(now):
            if _claim(one, now):
                _put(one, posts, now)
        for address, post in posts.items():
            context = {"post": post, "count": len(post.items)}
            mail.write("link-confirm", address, "editorial/reminders/mails/due.txt", context)
    return len(posts)


def _claim(one: Due, now: dt.datetime) -> bool:
    """Note that the step is taken; whether nobody else has taken it."""
    content_type = ContentType.objects.get_for_model(one.model)
    values: dict[str, Any] = {"step": one.step, "due_on": one.due_on}
    if one.step == Reminder.Step.FIRST:
        values["first_at"] = now
    if one.reminder is None:
        _row, new = Reminder.objects.get_or_create(
            content_type=content_type, object_id=str(one.key), defaults=values
        )
        return new
    rows = Reminder.objects.filter(
        pk=one.reminder.pk, step=one.reminder.step, due_on=one.reminder.due_on
    )
    return bool(rows.update(**values))


def _put(one: Due, posts: dict[str, Post], now: dt.datetime) -> None:
    target = one.model.objects.select_related("team", "locale").get(pk=one.key)
    if one.step == Reminder.Step.LEAD:
        asked = [address for address, _user in recipients(target)]
        for user in confirming.lead():
            post = _post(posts, user.email, user)
            post.late.append({**_facts(target, one, user), "asked": asked})
        return
    for address, user in recipients(target):
        _link, url = making.make(
            Link.Kind.CONFIRM, [target], now + VALID_FOR, name=str(user or ""), email=address
        )
        item = {
            **_facts(target, one, user),
            "confirm_url": url,
            "again": one.step == Reminder.Step.SECOND,
        }
        _post(posts, address, user).items.append(item)


def _post(posts: dict[str, Post], address: str, user: Any) -> Post:
    post = posts[address.lower()]
    post.user = post.user or user
    return post


def recipients(target: Any) -> list[tuple[str, Any]]:
    """Who answers for it: addresses, with the account where there is one."""
    if isinstance(target, Opportunity):
        contact, organisation = shown(target.contact), shown(target.organisation)
        address = (contact.email if contact else "") or (organisation.email if organisation else "")
        if address:
            return [(address, None)]
    return [(user.email, user) for user in confirming.editors_of(target)]


def _facts(target: Any, one: Due, user: Any) -> dict[str, Any]:
    base = settings.BASE_URL.rstrip("/")
    edit = AdminURLFinder(user).get_edit_url(target) if user else None
    offer = isinstance(target, Opportunity)
    leaves = target.leaves_lists_on if offer else target.leaves_search_on
    return {
        "title": str(target),
        "confirmed_on": target.confirmed_on,
        "url": base + confirming.public_url(target),
        "edit_url": base + edit if edit else "",
        "leaves_on": leaves,
    }
