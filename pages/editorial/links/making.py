"""Links from making to forgetting; each step stands in the audit log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.base import audit
from pages.base.models import OutgoingMail

from ..models import Link, LinkedObject
from .tokens import hash_of, new_token

MADE = audit.kind("link-made", _("Link without an account made"))
OPENED = audit.kind("link-opened", _("Link without an account opened"))
REVOKED = audit.kind("link-revoked", _("Link without an account revoked"))
ANSWERED = audit.kind("link-answered", _("Draft answered without an account"))
CONFIRMED = audit.kind("confirmed-by-link", _("Confirmed without an account"))
PURPOSES = ("link-preview", "link-embargo", "link-confirm")
"""Purposes of mails with secret addresses in their texts."""


def make(
    kind: str,
    objects: Iterable[Any],
    expires_at: dt.datetime,
    *,
    name: str = "",
    email: str = "",
    user: Any = None,
    request: HttpRequest | None = None,
) -> tuple[Link, str]:
    """A new link to some pages or records, and its full address, which nobody can look up later."""
    token = new_token()
    objects = list(objects)
    with transaction.atomic():
        link = Link.objects.create(
            kind=kind,
            token_hash=hash_of(token),
            recipient_name=name,
            recipient_email=email,
            made_by=user,
            expires_at=expires_at,
        )
        types = ContentType.objects.get_for_model
        LinkedObject.objects.bulk_create(
            LinkedObject(
                link=link, content_type=types(one), object_id=str(one.pk), title=title_of(one)[:255]
            )
            for one in objects
        )
        if kind != Link.Kind.CONFIRM:  # reminders make many; their use is noted
            note(MADE, link, request=request, user=user, of=objects[0])
    return link, address_of(token)


def title_of(obj: Any) -> str:
    """The title as it stands in the newest draft of a page."""
    return str(getattr(obj, "draft_title", "") or obj)


def address_of(token: str) -> str:
    """The full address of a link."""
    return settings.BASE_URL.rstrip("/") + reverse("link", args=[token])


def find(token: str) -> Link | None:
    """The link with that secret."""
    return Link.objects.filter(token_hash=hash_of(token)).select_related("made_by").first()


def revoke(link: Link, user: Any, request: HttpRequest | None = None) -> bool:
    """End a link at once; whether it was not revoked before."""
    with transaction.atomic():
        rows = Link.objects.filter(pk=link.pk, revoked_at=None)
        done = bool(rows.update(revoked_at=timezone.now()))
        if done:
            note(REVOKED, link, request=request, user=user)
    return done


def revoke_with_maker(instance: Any, **_kwargs: Any) -> None:
    """End the links of an account that is being deleted: nobody answers for them any more."""
    for link in Link.objects.valid().filter(made_by=instance):
        revoke(link, None)


def note(what: str, link: Link, *, of: Any = None, **more: Any) -> None:
    """Write an entry of the audit log about a link."""
    items = list(link.items.all())
    audit.note(
        what,
        of=of,
        subject=str(of) if of is not None else ", ".join(item.title for item in items),
        link=link.pk,
        kind=str(link.kind),
        recipient=" ".join(part for part in (link.recipient_name, link.recipient_email) if part),
        **more,
    )


def forget_old() -> int:
    """Delete links whose time is over, with what was answered; the number deleted."""
    old = list(Link.objects.outdated().values_list("pk", flat=True))
    Link.objects.filter(pk__in=old).delete()
    return len(old)


def forget_secrets() -> int:
    """Empty the texts of mails that have been sent and held secret addresses."""
    sent = OutgoingMail.objects.filter(purpose__in=PURPOSES, sent_at__isnull=False)
    return sent.exclude(body="").update(body="")
