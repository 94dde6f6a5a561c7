"""What is done to a person: close and open the account, reset the second factor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.base import audit, mail
from pages.base.models import User

from . import invitations, kinds, rules


def assign(person: User, groups: Iterable[Group], request: HttpRequest) -> None:
    """Give the person these of the groups that may be given; what else they have stays."""
    allowed = set(rules.assignable())
    held = set(person.groups.all())
    wanted = (held - allowed) | (set(groups) & allowed)
    if wanted == held:
        return
    with transaction.atomic():
        person.groups.set(wanted)
        names = sorted(group.name for group in wanted)
        audit.note(kinds.ASSIGNED, request=request, of=person, subject=person.email, groups=names)


def close(person: User, request: HttpRequest) -> None:
    """Shut the account; all sessions end at once."""
    with transaction.atomic():
        person.is_active = False
        person.save()
        audit.note(kinds.CLOSED, request=request, of=person, subject=person.email)


def reopen(person: User, request: HttpRequest) -> None:
    with transaction.atomic():
        person.is_active = True
        person.save()
        audit.note(kinds.OPENED, request=request, of=person, subject=person.email)


def reset_factor(person: User, request: HttpRequest) -> None:
    """Take away passkeys, app and recovery codes; the person is told and signed out."""
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk).delete()
        person.end_sessions()
        mail.write(
            "sign-in",
            person.email,
            "editorial/people/mail/factor_reset.txt",
            {"by": request.user, "security": reverse("mfa_index")},
        )
        audit.note(kinds.FACTOR_RESET, request=request, of=person, subject=person.email)


def is_invited(person: User) -> bool:
    """Whether the person has not accepted the invitation yet."""
    invitation = getattr(person, "invitation", None)
    return invitation is not None and invitation.accepted_at is None


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its words. `fits` says to whom it can be done."""

    run: Callable[[User, HttpRequest], Any]
    button: Any
    question: Any
    done: Any
    fits: Callable[[User], bool]


ACTS: dict[str, Act] = {
    "close": Act(
        close,
        _("Close the account"),
        _(
            "The person is signed out everywhere at once and cannot sign in any more. Links "
            "without an account that the person has made do not open until you hand over the work."
        ),
        _("The account is closed."),
        lambda person: person.is_active,
    ),
    "open": Act(
        reopen,
        _("Open the account again"),
        _("The person can sign in again, with the roles and teams as before."),
        _("The account is open again."),
        lambda person: not person.is_active and not is_invited(person),
    ),
    "reset-factor": Act(
        reset_factor,
        _("Reset the second factor"),
        _(
            "Passkeys, app and recovery codes are deleted, and the person is signed out. Make sure "
            "first that it is really this person who asks, for example by telephone."
        ),
        _("The second factor is reset. The person was told by mail."),
        lambda person: Authenticator.objects.filter(user_id=person.pk).exists(),
    ),
    "send-again": Act(
        invitations.send,
        _("Send the invitation again"),
        _("The person gets a new link; the old one does not open any more."),
        _("The invitation is on its way."),
        is_invited,
    ),
    "withdraw": Act(
        invitations.withdraw,
        _("Withdraw the invitation"),
        _("The link does not open any more, and the prepared account is deleted."),
        _("The invitation is withdrawn."),
        is_invited,
    ),
}
