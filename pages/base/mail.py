"""Mails to people: written into the database with what they belong to, sent by a job.

`write` puts a mail into the queue, in the transaction of its cause: both are stored or neither. A
mail server that is down loses nothing: the mail stays and is tried again, later and later. Only
what the server refuses for good (an address that does not exist) is given up; it stays for a while
with the reason. A mail can arrive twice if the machine stops between sending and noting it; both
then carry the same Message-ID.
"""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from .lease import claimed
from .models import OutgoingMail

logger = logging.getLogger(__name__)
BATCH = 100
LEASE_SECONDS = 120
LONGEST_PAUSE = dt.timedelta(hours=4)
TRY_FOR = dt.timedelta(days=5)
KEEP_GIVEN_UP = dt.timedelta(days=30)


class ServerUnreachable(Exception):
    """The mail server does not answer or does not let us in; all mails wait."""


@dataclass(slots=True)
class Outcome:
    """What one run of the job did."""

    sent: int = 0
    postponed: int = 0
    given_up: int = 0


def write(
    purpose: str,
    to: str,
    template: str,
    context: dict[str, Any],
    *,
    language: str = settings.LANGUAGE_CODE,
    reply_to: str = "",
) -> OutgoingMail:
    """Queue a mail in plain text.

    `template` is a text file: the first line is the subject, the text begins after an empty line.
    Django escapes HTML in it too, so it stands in `{% autoescape off %}`. `purpose` tells mails of
    one kind from others.
    """
    with override(language):
        text = render_to_string(template, {**context, "base_url": settings.BASE_URL.rstrip("/")})
    subject, _line, body = text.strip().partition("\n")
    return OutgoingMail.objects.create(
        purpose=purpose,
        to=to,
        reply_to=reply_to,
        subject=" ".join(subject.split())[:200],
        body=body.strip() + "\n",
    )


def send_due(limit: int = BATCH) -> Outcome:
    """Send what is due. Raises ServerUnreachable after noting it; whatever is left stays due."""
    outcome = Outcome()
    mails = list(waiting().filter(due_at__lte=timezone.now()).order_by("due_at", "pk")[:limit])
    if not mails:
        return outcome
    connection = get_connection()
    try:
        for mail in mails:
            with claimed(mail, LEASE_SECONDS) as mine:
                if mine and waiting().filter(pk=mail.pk).exists():
                    _send(mail, connection, outcome)
    finally:
        _close(connection)
    return outcome


def waiting() -> Any:
    """The mails that are still to be sent."""
    return OutgoingMail.objects.filter(sent_at__isnull=True, given_up_at__isnull=True)


def forget_old() -> int:
    """Delete mails that were sent or given up some time ago; the number deleted."""
    now = timezone.now()
    sent = Q(sent_at__lt=now - dt.timedelta(days=settings.KEEP_MAILS_DAYS))
    given_up = Q(given_up_at__lt=now - KEEP_GIVEN_UP)
    return OutgoingMail.objects.filter(sent | given_up).delete()[0]


def _send(mail: OutgoingMail, connection: Any, outcome: Outcome) -> None:
    try:
        connection.open()
        _message(mail, connection).send()
    except Exception as error:
        _note_failure(mail, error, outcome)
        if _is_server(error):
            raise ServerUnreachable(f"{type(error).__name__}: {error}") from error
        return
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), error="")
    outcome.sent += 1


def _message(mail: OutgoingMail, connection: Any) -> EmailMessage:
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.pk}.{mail.created_at:%Y%m%d%H%M%S%f}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )


def _note_failure(mail: OutgoingMail, error: Exception, outcome: Outcome) -> None:
    """Postpone the mail or give it up, with the reason."""
    now = timezone.now()
    too_old = now - mail.created_at > TRY_FOR and not _is_server(error)
    changes: dict[str, Any] = {"attempts": mail.attempts + 1, "error": _reason(error)}
    if _is_final(error) or too_old:
        logger.error("Mail %s (%s) given up: %s", mail.pk, mail.purpose, changes["error"])
        changes["given_up_at"] = now
        outcome.given_up += 1
    else:
        pause = dt.timedelta(minutes=2 ** min(mail.attempts, 10))
        changes["due_at"] = now + min(pause, LONGEST_PAUSE)
        outcome.postponed += 1
    OutgoingMail.objects.filter(pk=mail.pk).update(**changes)


def _is_final(error: Exception) -> bool:
    """Whether the server, or our own check, will never take this mail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)


def _is_server(error: Exception) -> bool:
    """Whether the trouble is the server's and not this mail's."""
    about_mail = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
    return isinstance(error, OSError) and not isinstance(error, about_mail)


def _reason(error: Exception) -> str:
    """The error without addresses: it stays longer than the mail in logs."""
    code = getattr(error, "smtp_code", "")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = ", ".join(str(one) for one, _text in error.recipients.values())
    return f"{type(error).__name__} {code or error}"[:300]


def _close(connection: Any) -> None:
    try:
        connection.close()
    except OSError as error:
        logger.warning("Closing the connection to the mail server failed: %s", error)
