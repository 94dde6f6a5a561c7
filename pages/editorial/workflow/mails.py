"""The mails of approval: queued with what they tell of, so that no mail server delays anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from pages.base import mail
from pages.base.differences import Difference, labels, since_approval
from pages.base.models import User

_TEMPLATES = "pages/editorial/workflow/mails"


def submitted(obj: Any, by: User | None, to: Iterable[User]) -> None:
    """Tell those who may approve; not the one who submitted."""
    with override(settings.LANGUAGE_CODE):
        fields = labels(since_approval(obj))
    for person in to:
        if by is None or person.pk != by.pk:
            _write("approval-submitted", "submitted.txt", person, obj, by=by, fields=fields)


def returned(obj: Any, by: User | None, to: User | None, reason: str) -> None:
    """Tell the one who submitted what has to change."""
    _to_submitter("approval-returned", "returned.txt", obj, by, to, reason=reason)


def approved(obj: Any, by: User | None, to: User | None) -> None:
    """Tell the one who submitted that the content is live, or when it will be."""
    at = obj.go_live_at if obj.go_live_at and obj.go_live_at > timezone.now() else None
    url = "" if at else public_url(obj)
    _to_submitter("approval-given", "approved.txt", obj, by, to, goes_live_at=at, public_url=url)


def urgent(obj: Any, by: User, reason: str, to: Iterable[User], found: list[Difference]) -> None:
    """Ask the other approvers to look at what went live without them."""
    for person in to:
        if person.pk != by.pk:
            details = {"by": by, "reason": reason, "fields": labels(found)}
            _write("urgent-publication", "urgent.txt", person, obj, **details)


def commented(page: Page, by: User, to: User, **remarks: Any) -> None:
    """Tell of `new`, `answers` (pairs of a remark and its answer) and `done` remarks on a page."""
    _write("comments", "comments.txt", to, page, by=by, **remarks)


def noted(obj: Any, by: User, to: User, note: Any) -> None:
    """Somebody has left a note on the draft of a record."""
    _write("note", "note.txt", to, obj, by=str(by.get_full_name() or by.email), note=note)


def edit_url(obj: Any) -> str:
    """The full address of the form."""
    found = AdminURLFinder().get_edit_url(obj) or ""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + found


def public_url(obj: Any) -> str:
    """The full address of the public page; empty where a record has none."""
    if isinstance(obj, Page):
        return obj.full_url or ""
    address = getattr(obj, "get_absolute_url", None)
    if address is None:
        return ""
    with override(settings.LANGUAGE_CODE):
        return settings.BASE_URL.rstrip("/") + str(address())


def _to_submitter(
    purpose: str, template: str, obj: Any, by: User | None, to: User | None, **details: Any
) -> None:
    if to is not None and to.is_active and (by is None or by.pk != to.pk):
        _write(purpose, template, to, obj, by=by, **details)


def _write(purpose: str, template: str, to: User, obj: Any, **details: Any) -> None:
    if not to.email:
        return
    context = {
        "title": _title(obj),
        "kind": type(obj)._meta.verbose_name,
        "edit_url": edit_url(obj),
        "person": to,
        **details,
    }
    mail.write(purpose, to.email, f"{_TEMPLATES}/{template}", context)


def _title(obj: Any) -> str:
    """The name as the latest draft has it."""
    revision = obj.latest_revision
    return (revision.object_str if revision else "") or str(obj)
