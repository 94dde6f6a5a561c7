"""Inviting people, and what they do with the invitation."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from pages.base import audit, mail
from pages.base.models import User

from ..models import Invitation
from . import kinds


def invite(person: User, groups: Iterable[Group], request: HttpRequest) -> Invitation:
    """Store a new person, closed until the invitation is accepted, and send the link."""
    with transaction.atomic():
        person.is_active = False
        person.set_unusable_password()
        person.save()
        person.groups.set(groups)
        return send(person, request)


def send(person: User, request: HttpRequest) -> Invitation:
    """Send a link to somebody who has not accepted yet; older links no longer open."""
    token = secrets.token_urlsafe(32)
    expires = timezone.now() + dt.timedelta(days=settings.INVITATION_DAYS)
    with transaction.atomic():
        values = {
            "token_hash": _hashed(token),
            "made_by": request.user,
            "made_at": timezone.now(),
            "expires_at": expires,
        }
        invitation, _created = Invitation.objects.update_or_create(user=person, defaults=values)
        path = reverse("accept_invitation", args=[token])
        mail.write(
            "invitation",
            person.email,
            "editorial/people/mail/invitation.txt",
            {
                "url": urljoin(settings.BASE_URL, path),
                "person": person,
                "by": request.user,
                "until": expires,
            },
            reply_to=getattr(request.user, "email", ""),
        )
        audit.note(kinds.INVITED, request=request, of=person, subject=person.email)
    return invitation


def withdraw(person: User, request: HttpRequest) -> None:
    """Take back an invitation that was not accepted; the account goes with it."""
    with transaction.atomic():
        if not Invitation.objects.filter(user=person, accepted_at=None).delete()[0]:
            return
        audit.note(kinds.WITHDRAWN, request=request, subject=person.email)
        person.delete()


def by_token(token: str) -> Invitation | None:
    """The invitation of a link, if it still opens."""
    rows = Invitation.objects.open().select_related("user", "made_by")
    return rows.filter(token_hash=_hashed(token)).first()


def accept(invitation: Invitation, request: HttpRequest, password: str | None = None) -> bool:
    """Open the account, once; whether it was this call that did it."""
    with transaction.atomic():
        mine = Invitation.objects.open().filter(pk=invitation.pk)
        if not mine.update(accepted_at=timezone.now()):
            return False
        person = invitation.user
        person.is_active = True
        if password is not None:
            person.set_password(password)
        person.save()
        audit.note(kinds.ACCEPTED, request=request, user=person, of=person, subject=person.email)
    return True


def accept_by_address(addresses: Iterable[str], request: HttpRequest) -> User | None:
    """Accept for somebody whose address the identity provider has verified."""
    rows = Invitation.objects.open().select_related("user")
    invitation = rows.filter(user__email__in=[one.lower() for one in addresses]).first()
    if invitation is None or not accept(invitation, request):
        return None
    return invitation.user


def forget_old() -> int:
    """Delete outdated invitations, and with them accounts that never opened; the number."""
    rows: Any = Invitation.objects.outdated()
    never = User.objects.filter(
        invitation__in=rows.filter(accepted_at=None), is_active=False, last_login=None
    )
    count = len(rows)
    for person in never:
        person.delete()
    Invitation.objects.outdated().delete()
    return count


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
