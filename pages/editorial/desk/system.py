"""The state of the installation for its operator: jobs, mails, search, dates that were missed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pages.base import jobs, mail
from pages.base.desk import Row, Task, Viewer, task
from pages.base.models import Cursor, Job, OutgoingMail
from pages.base.wording import full_date

from ..publishing.alarm import overdue

LATE = dt.timedelta(minutes=30)
"""How much later than due a job may begin before the page calls it late."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that can be in order or not, in a sentence."""

    name: str
    words: str
    good: bool


def state(request: HttpRequest) -> TemplateResponse:
    """All that monitors ask, in words."""
    if not Viewer(request.user).is_operator:
        raise PermissionDenied
    now = timezone.now()
    lines = [_jobs_at_all(now), _mails(now), _search(), _publications()]
    context = {"lines": lines, "jobs": [_of_job(row, now) for row in _known()]}
    return TemplateResponse(request, "pages/editorial/desk/system.html", context)


def _known() -> list[Job]:
    rows = Job.objects.filter(name__in=jobs.declared).order_by("name")
    return sorted(rows, key=lambda row: (_state(row, timezone.now()) == "good", row.name))


def _state(row: Job, now: dt.datetime) -> str:
    if row.succeeded is False:
        return "failed"
    return "late" if row.due_at < now - LATE else "good"


def _of_job(row: Job, now: dt.datetime) -> dict[str, Any]:
    words = {"failed": _("failed"), "late": _("late"), "good": _("in order")}
    found = _state(row, now)
    about = (jobs.declared[row.name].run.__doc__ or "").partition("\n")[0]
    return {"row": row, "good": found == "good", "state": words[found], "about": about}


def _jobs_at_all(now: dt.datetime) -> Line:
    last = Job.objects.filter(started_at__isnull=False).order_by("-started_at").first()
    fresh = bool(last and last.started_at and last.started_at > now - LATE)
    words = (
        _("The last one began on %(date)s.") % {"date": _moment(last.started_at)}
        if last and last.started_at
        else _("None has ever run. Is “manage.py run_jobs --watch” running?")
    )
    return Line(_("Jobs"), words, fresh)


def _mails(now: dt.datetime) -> Line:
    waiting = mail.waiting().count()
    given_up = OutgoingMail.objects.filter(given_up_at__isnull=False).count()
    late = mail.waiting().filter(created_at__lt=now - LATE).count()
    words = ngettext("%(n)s mail waits.", "%(n)s mails wait.", waiting) % {"n": waiting}
    if given_up:
        words += " " + ngettext(
            "%(n)s could not be delivered.", "%(n)s could not be delivered.", given_up
        ) % {"n": given_up}
    return Line(_("Mails"), words, not late and not given_up)


def _search() -> Line:
    behind = list(Cursor.objects.filter(failed_at__isnull=False).values_list("consumer", flat=True))
    words = (
        _("Up to date.") if not behind else _("Behind: %(names)s") % {"names": ", ".join(behind)}
    )
    return Line(_("Search and stored pages"), words, not behind)


def _publications() -> Line:
    late = len(overdue())
    words = (
        ngettext("%(n)s did not happen on time.", "%(n)s did not happen on time.", late)
        % {"n": late}
        if late
        else _("All happened on time.")
    )
    return Line(_("Scheduled publications"), words, not late)


def _moment(at: dt.datetime) -> str:
    local = timezone.localtime(at, timezone.get_default_timezone())
    return _("%(date)s, %(time)s") % {"date": full_date(local), "time": f"{local:%H:%M}"}


@task
class FailedJobs(Task):
    """Jobs whose last run failed, for operators."""

    key = "failed-jobs"
    heading = gettext_lazy("Jobs that failed")
    order = 95

    def concerns(self, viewer: Viewer) -> bool:
        return viewer.is_operator

    def items(self, viewer: Viewer) -> QuerySet[Job]:
        return Job.objects.filter(succeeded=False, name__in=jobs.declared).order_by("name")

    def rows(self, viewer: Viewer, items: list[Job]) -> list[Row]:
        url = reverse("system_state")
        return [
            Row(
                title=one.name,
                state=_("failed on %(date)s") % {"date": _moment(one.finished_at)}
                if one.finished_at
                else _("failed"),
                url=url,
                action=_("Look"),
                urgent=True,
            )
            for one in items
        ]

    def list_url(self, viewer: Viewer) -> str:
        return reverse("system_state")
