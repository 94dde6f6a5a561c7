"""Remarks that editors leave beside the fields of a page, and who is told of them.

In place of Wagtail's own mails, which go out in the request, in its words, and to everybody who has
ever subscribed, whether or not the page is still theirs to see.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import COMMENTS_RELATION_NAME, PageSubscription
from wagtail.users.models import UserProfile

from pages.base.choosing import is_touchable
from pages.base.models import User

from . import mails


def tell(page: Any, by: Any, changes: dict[str, Any]) -> None:
    """Those who want to hear of all remarks on the page, and those who take part in one of them."""
    new, done = changes["new_comments"], changes["resolved_comments"]
    answers = [(remark, answer) for remark, replies in changes["new_replies"] for answer in replies]
    subscribers = set(_subscribers(page))
    threads = {remark.pk for remark in (*done, *(remark for remark, _answer in answers))}
    for person in _people(subscribers, threads):
        everything = person.pk in subscribers
        own = set() if everything else _threads_of(person, threads)
        heard = {
            "new": list(new) if everything else [],
            "answers": [pair for pair in answers if everything or pair[0].pk in own],
            "done": [remark for remark in done if everything or remark.pk in own],
        }
        if person.pk != by.pk and any(heard.values()) and _is_told(person, page):
            mails.commented(page, by, person, **heard)


def _subscribers(page: Any) -> Iterable[int]:
    rows = PageSubscription.objects.filter(page=page.pk, comment_notifications=True)
    return rows.values_list("user", flat=True)


def _people(subscribers: set[int], threads: set[int]) -> Iterable[User]:
    taking_part = Q(comment_replies__comment__in=threads) | Q(
        **{f"{COMMENTS_RELATION_NAME}__in": threads}
    )
    rows = User.objects.filter(Q(pk__in=subscribers) | taking_part, is_active=True)
    return rows.distinct().order_by("pk")


def _threads_of(person: Any, threads: set[int]) -> set[int]:
    answered = person.comment_replies.filter(comment__in=threads).values_list("comment", flat=True)
    begun = getattr(person, COMMENTS_RELATION_NAME).filter(pk__in=threads)
    return {*answered, *begun.values_list("pk", flat=True)}


def _is_told(person: User, page: Any) -> bool:
    """Only whoever still has rights on the page, and has not said no to such mails."""
    wanted = UserProfile.get_for_user(person).updated_comments_notifications
    return bool(wanted and is_touchable(person, page))
