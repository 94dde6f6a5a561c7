"""A report of a barrier: storing it, telling those who answer, and warning them in time."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from pages.base import mail
from pages.base.models import AccessibilityStatementPage, User
from pages.base.numbers import next_number
from pages.base.public_forms import within_limit

from .models import BarrierReport

logger = logging.getLogger(__name__)
SERIES = "B"
RECEIPTS_AN_HOUR = 3
"""To one address: nobody shall use the form to flood somebody else."""
WARN_DAYS_BEFORE = (14, 7, -1)
"""The alarms: four weeks after the report, a week before its last day, and when that is over."""


def receive(nonce: str, **fields: Any) -> BarrierReport:
    """Store a report and queue its mails; the same sending (a double click) is stored once."""
    words = "\0".join([nonce, *(str(fields[name]) for name in sorted(fields))])
    submission = hashlib.sha256(words.encode()).hexdigest()
    try:
        with transaction.atomic():
            report: BarrierReport = BarrierReport.objects.create(
                number=next_number(SERIES), submission=submission, **fields
            )
            _tell(report)
    except IntegrityError:
        report = BarrierReport.objects.get(submission=submission)
    return report


def _tell(report: BarrierReport) -> None:
    """The mail to those who answer, and the receipt."""
    responsible = responsible_address()
    for address in [responsible] if responsible else editors():
        mail.write(
            "barrier-report",
            address,
            "pages/feedback/mails/report.txt",
            words(report),
            reply_to=report.email,
        )
    if report.email and within_limit("receipt", report.email.lower(), RECEIPTS_AN_HOUR):
        mail.write(
            "barrier-receipt",
            report.email,
            "pages/feedback/mails/receipt.txt",
            words(report),
            language=report.language,
            reply_to=responsible,
        )


def words(report: BarrierReport) -> dict[str, Any]:
    """What the mails say about a report."""
    edit = reverse("barrier_reports:edit", args=[report.pk])
    return {"report": report, "admin_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + edit}


def statement() -> AccessibilityStatementPage | None:
    """The public accessibility statement, in German: it names who answers."""
    rows = AccessibilityStatementPage.objects.sources().reachable().select_related("locale")
    return rows.first()


def responsible_address() -> str:
    """Where reports go; empty when neither the statement nor the settings say it."""
    found = statement()
    return (found.feedback_email if found else "") or settings.BARRIER_EMAIL


def editors() -> list[str]:
    """The addresses of all who may answer reports by their role."""
    rights = Q(
        groups__permissions__codename="change_barrierreport",
        groups__permissions__content_type__app_label="feedback",
    )
    people = User.objects.filter(rights, is_active=True).distinct().order_by("email")
    if not settings.DEMO_LOGINS:
        people = people.filter(is_demo=False)
    return list(people.values_list("email", flat=True))


def send_alarms() -> int:
    """Remind of the reports whose answer is due; the number of reports reminded of."""
    reminded = 0
    addresses: list[str] | None = None
    for report in BarrierReport.objects.open().order_by("due_on", "pk"):
        stage = sum(report.days_left <= days for days in WARN_DAYS_BEFORE)
        if stage <= report.alarms:
            continue
        if addresses is None:
            addresses = sorted({*editors(), *filter(None, [responsible_address()])})
        reminded += _remind(report, stage, addresses)
    return reminded


def _remind(report: BarrierReport, stage: int, addresses: list[str]) -> bool:
    if not addresses:
        logger.error("Nobody can be warned that the answer to %s is due", report.number)
        return False
    with transaction.atomic():
        rows = BarrierReport.objects.filter(pk=report.pk, alarms=report.alarms)
        if not rows.update(alarms=stage):
            return False  # somebody else has just done it
        for address in addresses:
            mail.write("barrier-alarm", address, "pages/feedback/mails/alarm.txt", words(report))
    return True
