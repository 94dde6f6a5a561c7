"""A calendar that somebody has subscribed to follows what happens to an event."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from pages.demo import builders
from pages.demo.builders import records
from pages.events.models import Event

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=BERLIN)
START = dt.datetime(2026, 7, 1, 10, tzinfo=BERLIN)
HOUR = dt.timedelta(hours=1)
ALL = "/de/termine/kalender.ics"


@pytest.fixture(autouse=True)
def _june(site: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def fetch(client: Client, url: str = ALL) -> Calendar:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    return Calendar.from_ical(response.content)


def only(calendar: Calendar) -> Any:
    (item,) = calendar.walk("VEVENT")
    return item


def publish(event: Event, **fields: Any) -> Event:
    row = Event.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save_revision().publish()
    return Event.objects.get(pk=event.pk)


def test_a_calendar_follows_a_move_and_a_cancellation(client: Client) -> None:
    event = records.event(
        "Versicherung für Ehrenamtliche: wer haftet, wer zahlt, wer hilft im Schadensfall weiter",
        starts_at=START, ends_at=START + 2 * HOUR, venue="Rathaus",
    )  # fmt: skip
    calendar = fetch(client)
    assert calendar["METHOD"] == "PUBLISH"
    first = only(calendar)
    assert first["SEQUENCE"] == 0
    assert first["STATUS"] == "CONFIRMED"
    assert first["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert first["DTSTART"].dt == START
    assert first["LOCATION"].startswith("Rathaus")
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]

    with time_machine.travel(NOW + HOUR, tick=False):
        publish(event, description="<p>Neuer Text</p>", teaser="Anders gesagt.")
        second = only(fetch(client))
    assert second["SEQUENCE"] == 0
    assert second["LAST-MODIFIED"].dt > first["LAST-MODIFIED"].dt

    later = START + dt.timedelta(days=7)
    publish(event, state="moved", starts_at=later, ends_at=later + 2 * HOUR)
    third = only(fetch(client))
    assert third["SEQUENCE"] == 1
    assert third["DTSTART"].dt == later

    publish(event, state="cancelled", state_note="Die Referentin ist krank.")
    for url in (ALL, f"/de/termine/{event.address}/termin.ics"):
        last = only(fetch(client, url))
        assert last["UID"] == first["UID"]
        assert last["SEQUENCE"] == 2
        assert last["STATUS"] == "CANCELLED"
        assert "Versicherung" in last["SUMMARY"]
        assert "krank" in last["DESCRIPTION"]


def test_past_events_stay_for_a_month_so_that_subscribers_keep_them(client: Client) -> None:
    records.event("Gestern", starts_at=NOW - dt.timedelta(days=1))
    records.event("Abgesagt", starts_at=NOW - dt.timedelta(days=29), state="cancelled")
    records.event("Lange her", starts_at=NOW - dt.timedelta(days=31))
    records.event("Entwurf", live=False)
    records.event("Später öffentlich", go_live_at=NOW + HOUR)
    titles = [str(item["SUMMARY"]) for item in fetch(client).walk("VEVENT")]
    assert [title.split(": ")[-1] for title in titles] == ["Abgesagt", "Gestern"]


def test_what_is_not_public_has_no_calendar(client: Client) -> None:
    event = records.event()
    event.unpublish()
    assert client.get(f"/de/termine/{event.address}/termin.ics").status_code == 404
    assert not fetch(client).walk("VEVENT")


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_in_autumn_is_told_apart(client: Client, fold: int) -> None:
    begin = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
    end = begin.astimezone(dt.UTC) + HOUR
    records.event(starts_at=begin, ends_at=end)
    item = only(fetch(client))
    assert item["DTSTART"].dt.astimezone(dt.UTC) == begin.astimezone(dt.UTC)
    assert item["DTEND"].dt.astimezone(dt.UTC) == end


def test_the_rules_of_the_clock_begin_at_the_right_moment(client: Client) -> None:
    records.event(starts_at=START)
    (zone,) = fetch(client).walk("VTIMEZONE")
    for rule in zone.subcomponents:
        before, after = rule["TZOFFSETFROM"].td, rule["TZOFFSETTO"].td
        onset = (rule["DTSTART"].dt - before).replace(tzinfo=dt.UTC)
        minute = dt.timedelta(minutes=1)
        assert (onset - minute).astimezone(BERLIN).utcoffset() == before
        assert onset.astimezone(BERLIN).utcoffset() == after
        assert str(rule["RRULE"]["BYDAY"][0]) == "-1SU"


def test_english_calendars_speak_english_and_keep_the_id(client: Client) -> None:
    event = records.event("Netzwerktreffen", starts_at=START)
    builders.translate(event, title="Network meeting")
    german, english = only(fetch(client)), only(fetch(client, "/en/termine/kalender.ics"))
    assert english["SUMMARY"] == "Network meeting"
    assert english["UID"] == german["UID"]
    assert "/en/termine/" in english["URL"]
    publish(event, state="cancelled")
    assert only(fetch(client, "/en/termine/kalender.ics"))["STATUS"] == "CANCELLED"
