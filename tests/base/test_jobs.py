"""Jobs run when due, once, whoever else is at work; a failure stops nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from pages.base import jobs
from pages.base.models import Job


@pytest.fixture
def runs(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two declared jobs: one that works, one that fails."""
    done: list[str] = []
    monkeypatch.setattr(jobs, "declared", {})

    @jobs.job("good", every=dt.timedelta(minutes=5))
    def good() -> str:
        done.append("good")
        return "3 things"

    @jobs.job("bad", every=dt.timedelta(minutes=5))
    def bad() -> str:
        done.append("bad")
        raise ValueError("disk full")

    return done


def test_due_jobs_run_once_and_leave_a_trace(runs: list[str]) -> None:
    assert jobs.run_due() == 2
    assert sorted(runs) == ["bad", "good"]
    assert jobs.run_due() == 0
    good, bad = Job.objects.get(name="good"), Job.objects.get(name="bad")
    assert (good.succeeded, good.result) == (True, "3 things")
    assert bad.succeeded is False
    assert "disk full" in bad.result
    assert good.due_at > timezone.now()
    assert bad.claimed_by == ""


def test_a_job_comes_back_when_its_time_has_come(runs: list[str], time_machine: Any) -> None:
    jobs.run_due()
    time_machine.move_to(timezone.now() + dt.timedelta(minutes=6), tick=False)
    assert jobs.run_due() == 2
    assert runs.count("good") == 2


def test_a_job_at_work_is_not_started_twice_but_taken_over_after_a_crash(runs: list[str]) -> None:
    jobs.run_due()
    rows = Job.objects.filter(name="good")
    rows.update(
        due_at=timezone.now(),
        claimed_by="another",
        claimed_until=timezone.now() + dt.timedelta(minutes=1),
    )
    assert jobs.run_due() == 0
    rows.update(claimed_until=timezone.now() - dt.timedelta(seconds=1))
    assert jobs.run_due() == 1


def test_unknown_job_is_named_with_the_known_ones(runs: list[str]) -> None:
    with pytest.raises(CommandError, match="Known jobs: bad, good"):
        call_command("run_jobs", only="ugly")


def test_health_names_what_failed(runs: list[str], client: Any) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    jobs.run_due()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "degraded",
        "failed_jobs": ["bad"],
        "failed_consumers": [],
        "overdue_publications": 0,
    }
