"""Events and courses that are over, full, called off or gone say so and lead on."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from measure import queries_of

from pages.base.choices import Place
from pages.demo import builders
from pages.demo.builders import records
from pages.events.models import Course, Event
from pages.events.presentation.similar import near_courses, near_events
from pages.places.models import Border

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
DAY = dt.timedelta(days=1)
PHONE = "069 90009-365"
REGISTER = {"registration_url": "https://anmeldung.example/"}


@pytest.fixture(autouse=True)
def _june(site: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def town() -> Any:
    """A town in a county with a centre."""
    district = builders.district("Odenwaldkreis")
    builders.centre(
        membership=builders.membership(district=district),
        visiting=builders.visiting(phone=PHONE),
    )
    return builders.municipality("Erbach", district=district)


def words(text: str) -> str:
    text = re.sub(r"<[^>]+>", " ", text).replace("\xad", "")
    return " ".join(re.sub(r"[\xa0\u202f]", " ", text).split())


def page(client: Client, row: Any, status: int = 200) -> str:
    response = client.get(row.get_absolute_url().replace("/de/", "/en/"))
    assert response.status_code == status
    return response.content.decode()


def notice(text: str) -> str:
    found = re.search(r'<div class="kern-alert .*?kitt-over.*?</div>\s*</div>', text, re.DOTALL)
    return words(found[0]) if found else ""


def changed(row: Any, **fields: Any) -> Any:
    """The record with these facts published afterwards."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save_revision().publish()
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize(
    ("fields", "sentence", "open_to_all"),
    [
        ({"state": "cancelled"}, "This event was cancelled on 1 June 2026.", False),
        ({"state": "postponed"}, "This event has been postponed.", False),
        ({"starts_at": NOW - DAY}, "This event is over. It took place on 31 May 2026.", False),
        ({"is_full": True}, "This event is fully booked.", False),
        ({"registration_closes_on": TODAY - DAY}, "Registration closed on 31 May 2026.", False),
        ({}, "", True),
    ],
)
def test_an_event_that_nobody_can_join_leads_on(
    client: Client, town: Any, fields: dict[str, Any], sentence: str, open_to_all: bool
) -> None:
    records.event("Der nächste Abend", municipality=town)
    row = changed(records.event("Fachtag", municipality=town, **REGISTER), **fields)
    text = page(client, row)
    assert notice(text).startswith(sentence)
    assert bool(notice(text)) == bool(sentence)
    assert ("Der nächste Abend" in notice(text)) == bool(sentence)
    assert (PHONE in notice(text)) == bool(sentence)
    assert ("anmeldung.example" in text) == open_to_all


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "cancelled"}, "This course was cancelled on 1 June 2026."),
        ({"state": "full"}, "This course has been fully booked since 1 June 2026."),
        (
            {"starts_on": TODAY - 9 * DAY, "ends_on": TODAY - DAY},
            "This course is over. It took place: 23 May to 31 May 2026.",
        ),
        ({"register_until": TODAY - DAY}, "Registration closed on 31 May 2026."),
        ({}, ""),
    ],
)
def test_a_course_that_nobody_can_join_leads_on(
    client: Client, town: Any, fields: dict[str, Any], sentence: str
) -> None:
    records.course("Die Kasse", municipality=town)
    row = records.course("Der Vorstand", municipality=town, starts_on=TODAY + DAY, **REGISTER)
    text = page(client, changed(row, **fields))
    assert notice(text).startswith(sentence)
    assert ("Die Kasse" in notice(text)) == bool(sentence)
    assert (PHONE in notice(text)) == bool(sentence)
    assert ("anmeldung.example" in text) == (not sentence)


def test_lists_say_in_words_what_can_be_joined(client: Client) -> None:
    changed(records.event("A"), state="cancelled")
    changed(records.event("B"), state="postponed")
    records.event("C", is_full=True, **REGISTER)
    records.event("D", registration_closes_on=TODAY - DAY, **REGISTER)
    records.event("E", registration_closes_on=TODAY + DAY, **REGISTER)
    records.event("F", registration_opens_on=TODAY + DAY, **REGISTER)
    text = words(client.get("/en/termine/").content.decode())
    for said in (
        "Cancelled A",
        "Postponed, new date not known yet B",
        "Fully booked C",
        "Registration closed D",
        "registration by 2 June 2026",
        "registration from 2 June 2026",
    ):
        assert said in text
    changed(records.course("G"), state="cancelled")
    changed(records.course("H"), state="full")
    records.course("I", starts_on=TODAY + DAY)
    records.course("J", starts_on=TODAY - DAY, ends_on=TODAY + DAY)
    records.course("K", starts_on=TODAY + DAY, register_until=TODAY - DAY)
    text = words(client.get("/en/kurse/").content.decode())
    for said in (
        "Cancelled G",
        "Fully booked H",
        "Next date: 2 June 2026",
        "Running: 31 May to 2 June 2026",
        "Registration closed K",
        "On demand: dates by arrangement",
    ):
        assert said in text


def test_what_was_planned_is_not_said_to_have_taken_place(client: Client) -> None:
    row = changed(records.event("Fachtag", starts_at=NOW + DAY), state="postponed")
    with time_machine.travel(NOW + 2 * DAY):
        text = words(page(client, row))
    assert "took place" not in text
    assert "It was planned for: Tuesday, 2 June 2026" in text


def test_similar_events_and_courses_are_near_first_and_free(town: Any) -> None:
    beside = builders.municipality("Heppenheim", district=builders.district("Kreis Bergstraße"))
    away = builders.municipality("Baunatal", district=builders.district("Kreis Kassel"))
    Border.between(town.district, beside.district)
    records.event("abgesagt", municipality=town, state="cancelled")
    records.event("voll", municipality=town, is_full=True)
    records.event("fern", municipality=away, starts_at=NOW + DAY)
    records.event("online", place_kind=Place.ONLINE, starts_at=NOW + 3 * DAY)
    records.event("nebenan", municipality=beside, starts_at=NOW + 4 * DAY)
    records.event("hier", municipality=town, starts_at=NOW + 5 * DAY)
    assert [one.title for one in near_events(town.district_id)] == ["hier", "online", "nebenan"]
    records.course("läuft", municipality=town, starts_on=TODAY - DAY, ends_on=TODAY + DAY)
    records.course("Modul fern", municipality=away)
    records.course("Modul nebenan", municipality=beside)
    records.course("anderes hier", municipality=town, module=Course.Module.LAW)
    records.course("Modul hier", municipality=town)
    found = near_courses(town.district_id, Course.Module.BOARD)
    assert [one.title for one in found] == ["Modul hier", "Modul nebenan", "Modul fern"]


@pytest.mark.parametrize("kind", ["event", "course", "contact_point"])
def test_what_was_removed_is_gone_and_leads_on(client: Client, town: Any, kind: str) -> None:
    make = getattr(records, kind)
    make("Was bleibt", municipality=town)
    row = make("Geheimnis", municipality=town)
    url = row.get_absolute_url()
    type(row).objects.filter(pk=row.pk).delete()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url.replace("/de/", "/en/"))
    text = words(response.content.decode())
    assert response.status_code == 410
    assert "1 June 2026" in text
    assert "Geheimnis" not in text
    assert "Was bleibt" in text
    assert PHONE in text
    assert len(captured) <= 18  # three look for a redirect or a notice that editors have made


@pytest.mark.parametrize(
    "url", ["/de/termine/", "/de/kurse/", "/de/anlaufstellen/", "/de/organisationen/"]
)
def test_empty_lists_lead_on(client: Client, url: str) -> None:
    text = client.get(url).content.decode()
    main = text.partition("<main")[2].partition("</main>")[0]
    assert "kitt-narrow-place" not in main
    assert url == "/de/organisationen/" or 'class="kitt-more"' in main


def test_filters_of_events_courses_and_contact_points(client: Client, town: Any) -> None:
    series = builders.series_page("Reihe A")
    records.event("In Erbach", municipality=town, series=series)
    records.event("Woanders")
    records.event("Früher", starts_at=NOW - 400 * DAY)
    records.event("Gestern", starts_at=NOW - DAY)
    records.course("Kurs in Erbach", municipality=town)
    records.course("Recht", module=Course.Module.LAW)
    records.contact_point("Punkt in Erbach", municipality=town)
    records.contact_point("Punkt woanders")
    for url, shown, hidden in (
        (f"/de/termine/?reihe={series.slug}", "In Erbach", "Woanders"),
        ("/de/termine/?kreis=odenwaldkreis", "In Erbach", "Woanders"),
        ("/de/termine/archiv/?jahr=2025", "Früher", "Gestern"),
        ("/de/kurse/?modul=law", "Recht", "Kurs in Erbach"),
        ("/de/anlaufstellen/?kreis=odenwaldkreis", "Punkt in Erbach", "Punkt woanders"),
    ):
        text = client.get(url).content.decode()
        main = text.partition("<main")[2].partition("</main>")[0]
        assert f">{shown}<" in main, url
        assert f">{hidden}<" not in main, url
        assert 'class="kitt-chip"' in main, url
        assert "noindex" in text, url


def test_a_series_leads_to_all_of_its_events(client: Client) -> None:
    series = builders.series_page("Reihe A")
    for number in range(20):
        records.event(f"Abend {number}", series=series)
    text = client.get(series.url).content.decode()
    assert f'href="/de/termine/?reihe={series.slug}"' in text
    assert "/de/termine/archiv/?reihe" not in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_queries_stay_few(client: Client, town: Any, language: str) -> None:
    series = builders.series_page("Reihe A")
    event = changed(records.event(municipality=town, series=series), is_full=True)
    course = changed(records.course(municipality=town), state="full")
    records.event(starts_at=NOW - DAY)
    records.contact_point(municipality=town)
    urls = [
        *(
            f"/{language}/{name}/"
            for name in ("termine", "kurse", "anlaufstellen", "termine/archiv")
        ),
        event.get_absolute_url().replace("/de/", f"/{language}/"),
        course.get_absolute_url().replace("/de/", f"/{language}/"),
    ]
    few = [queries_of(client, url, warm=True) for url in urls]
    for _number in range(6):
        records.event(series=series)
        records.course()
        records.event(starts_at=NOW - DAY)
        records.contact_point()
    many = [queries_of(client, url, warm=True) for url in urls]
    assert all(more <= less + 2 for more, less in zip(many, few, strict=True)), (few, many)
    assert max(many) <= 15, many
    assert Event.objects.count() == 14
