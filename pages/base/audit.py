"""Writing the audit log.

A room declares the kinds it writes with their names for people, and calls `note`:

    REFUSED = audit.kind("refused", _("Access refused"))
    audit.note(REFUSED, request=request, of=page)

An entry is written in the transaction of what it tells of: both are stored or neither.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from .models import AuditEntry
from .public_forms.limits import connection_of

kinds: dict[str, Any] = {}
"""Code → name for people, of all kinds that rooms have declared."""


def kind(code: str, name: Any) -> str:
    """Declare a kind of entry (at most 40 characters) with its name for people; the code."""
    kinds[code] = name
    return code


def note(
    what: str,
    *,
    request: HttpRequest | None = None,
    user: Any = None,
    of: Model | None = None,
    subject: str = "",
    **details: Any,
) -> AuditEntry:
    """Write an entry of the kind `what`.

    `user`: who did it, from the request when not given. `of`: what it was done to; `subject` is
    its name when it should be another than `str(of)`. `details`: plain values for JSON.
    """
    if what not in kinds:
        raise KeyError(f"Kind {what!r} of the audit log is not declared")
    if user is None and request is not None:
        user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return AuditEntry.objects.create(
        kind=what,
        user=user if known else None,
        who=str(user.email) if known else "",
        address=connection_of(request) if request is not None else "",
        content_type=ContentType.objects.get_for_model(of) if of is not None else None,
        object_id=str(of.pk) if of is not None else "",
        subject=(subject or (str(of) if of is not None else ""))[:255],
        details=details,
    )


def forget_old() -> int:
    """Delete entries older than KEEP_AUDIT_DAYS; the number deleted."""
    before = timezone.now() - dt.timedelta(days=settings.KEEP_AUDIT_DAYS)
    return AuditEntry.objects.all().forget(before)
