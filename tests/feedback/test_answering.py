"""Reports of barriers and answers on pages in the admin."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.base.models import User
from pages.editorial import installation
from pages.feedback.models import BarrierReport, Vote

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def tree() -> None:
    installation.create_tree("Ehrenamt in Hessen")


def signed_in(role: str) -> Client:
    user = User.objects.create_user(f"{role.split()[0].lower()}@kitt.example")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def new_report(number: str, due_in: int, **fields: Any) -> BarrierReport:
    due_on = TODAY() + dt.timedelta(days=due_in)
    return BarrierReport.objects.create(
        number=number, submission=number, problem="Kein Name", page="/de/", due_on=due_on, **fields
    )


def test_open_reports_stand_on_top_and_overdue_ones_are_red(tree: None) -> None:
    new_report("B-1", 5)
    new_report("B-2", -3)
    new_report("B-3", 30, answered_at=timezone.now())
    editor = signed_in("Pressestelle")
    text = editor.get(reverse("barrier_reports:index")).content.decode()
    assert sorted(["B-2", "B-1", "B-3"], key=text.index) == ["B-2", "B-1", "B-3"]
    assert re.search(r'w-text-critical-200">[^<]*seit 3 Tagen überfällig', text)
    assert "noch 5 Tage" in text
    answered = editor.get(reverse("barrier_reports:index"), {"state": "answered"}).content.decode()
    assert "B-3" in answered
    assert "B-1" not in answered
    start = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Antwort überfällig seit" in start
    assert "B-1" in start


def test_an_answer_is_noted_with_time_and_name(tree: None) -> None:
    report = new_report("B-1", 5, email="rike@kitt.example")
    editor = signed_in("Pressestelle")
    edit = reverse("barrier_reports:edit", args=[report.pk])
    form = editor.get(edit).content.decode()
    assert "Kein Name" in form
    assert "rike@kitt.example" in form
    editor.post(edit, {"answered": "on", "answer_note": "Knopf hat nun einen Namen."})
    report.refresh_from_db()
    assert report.answered_at
    assert str(report.answered_by) == "pressestelle@kitt.example"
    assert report.answer_note == "Knopf hat nun einen Namen."
    editor.post(edit, {"answer_note": "Doch nicht."})
    report.refresh_from_db()
    assert report.is_open
    assert report.problem == "Kein Name"


def test_rights_come_from_the_table(tree: None) -> None:
    report = new_report("B-1", 5)
    author, press, head = map(
        signed_in, ("Autorinnen und Autoren", "Pressestelle", "Leitung Kommunikation")
    )
    index, add = reverse("barrier_reports:index"), reverse("barrier_reports:add")
    delete = reverse("barrier_reports:delete", args=[report.pk])
    reports = [reverse("helpful_report"), reverse("helpful_comments")]
    for url in [index, reverse("barrier_reports:edit", args=[report.pk]), *reports]:
        assert author.get(url).status_code == 302
        assert press.get(url).status_code == 200
        assert head.get(url).status_code == 200
    assert "B-1" not in author.get(reverse("wagtailadmin_home")).content.decode()
    assert press.get(delete).status_code == 302
    assert head.get(delete).status_code == 200
    assert head.get(add).status_code == 302
    head.post(delete)
    assert not BarrierReport.objects.exists()


def vote(page: str, helpful: bool, days_ago: int = 0, comment: str = "") -> None:
    on = TODAY() - dt.timedelta(days=days_ago)
    Vote.objects.create(page=page, helpful=helpful, on=on, comment=comment)


def test_the_report_adds_up_by_page_and_period(tree: None) -> None:
    for helpful in (True, True, True, False):
        vote("/de/gut/", helpful)
    vote("/de/schlecht/", False, comment="Die Zeiten fehlen.")
    vote("/de/schlecht/", True, days_ago=100)
    editor = signed_in("Pressestelle")
    url = reverse("helpful_report")
    text = editor.get(url).content.decode()
    assert text.index("/de/schlecht/") < text.index("/de/gut/")
    assert "75 %" in text
    assert "50 %" in text
    recent = {"on_from": TODAY() - dt.timedelta(days=30), "on_to": TODAY()}
    assert "0 %" in editor.get(url, recent).content.decode()
    table = editor.get(url, {**recent, "export": "csv"})
    lines = b"".join(table.streaming_content).decode().splitlines()
    assert lines[1:] == ["/de/schlecht/,1,0,1,0.0,1", "/de/gut/,4,3,1,75.0,0"]
    remarks = editor.get(reverse("helpful_comments"), {"page": "/de/schlecht/", "spoken": "true"})
    assert "Die Zeiten fehlen." in remarks.content.decode()
    assert editor.get(url, {"on_from": "nonsense", "ordering": "nonsense"}).status_code == 200
