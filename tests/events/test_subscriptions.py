"""Calendars of a series, a programme, a county; and where feeds and calendars are offered."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar
from measure import queries_of

from pages.demo import builders
from pages.demo.builders import records
from pages.events.feeds import series_calendar

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _host(site: object, settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.example"


@pytest.fixture
def programme() -> Any:
    row = builders.programme(name="Engagierte Stadt")
    builders.programme_page(row, title="Engagierte Stadt")
    return row


def calendar(client: Any, path: str) -> Calendar:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    assert found["SOURCE"] == f"https://ehrenamt.example{path}"
    for event in found.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "STATUS", "URL"} <= set(event)
        assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    return found


def summaries(client: Any, path: str) -> set[str]:
    return {str(event["SUMMARY"]) for event in calendar(client, path).walk("VEVENT")}


def test_each_series_programme_and_district_has_its_calendar(client: Any, programme: Any) -> None:
    series = builders.series_page(title="Reihe", programme=programme)
    district = builders.district("Odenwaldkreis")
    town = builders.municipality("Erbach", district=district)
    elsewhere = builders.municipality("Fulda", district=builders.district("Landkreis Fulda"))
    records.event("In der Reihe", series=series, municipality=elsewhere)
    records.event("Im Programm", programmes=[programme], municipality=elsewhere)
    records.event("Im Kreis", municipality=town, state="cancelled")
    records.event("Über den Kreis", districts=[district], municipality=elsewhere)
    records.event(
        "Entwurf", series=series, programmes=[programme], districts=[district], live=False
    )
    path = series_calendar(series)
    assert summaries(client, path) == {"In der Reihe"}
    assert calendar(client, path)["X-WR-CALNAME"] == "Reihe"
    found = summaries(client, f"/de/termine/kalender/programm/{programme.code}.ics")
    assert found == {"In der Reihe", "Im Programm"}
    path = f"/de/termine/kalender/kreis/{district.slug}.ics"
    assert summaries(client, path) == {"Abgesagt: Im Kreis", "Über den Kreis"}
    statuses = {str(event["STATUS"]) for event in calendar(client, path).walk("VEVENT")}
    assert statuses == {"CANCELLED", "CONFIRMED"}


def test_the_address_of_a_calendar_outlives_another_slug(client: Any) -> None:
    series = builders.series_page(title="Reihe")
    path = series_calendar(series)
    series.slug = "neu"
    series.save_revision().publish()
    assert series_calendar(series) != path
    assert client.get(path).status_code == 200
    series.unpublish()
    assert client.get(path).status_code == 404


def test_a_programme_without_a_public_page_has_neither_feed_nor_calendar(client: Any) -> None:
    row = builders.programme(name="Geheimes Programm")
    builders.programme_page(row, title="Geheimes Programm", publish=False)
    for path in (
        f"/de/termine/kalender/programm/{row.code}.ics",
        f"/de/abonnieren/programm/{row.code}.rss",
    ):
        assert client.get(path).status_code == 404
    builders.release("Mitteilung", programmes=[row])
    records.event("Treffen", programmes=[row])
    for path in (
        "/de/abonnieren/mitteilungen.rss",
        "/de/abonnieren/termine.atom",
        "/de/abonnieren/",
    ):
        assert "Geheimes Programm" not in client.get(path).content.decode()


def heads(client: Any, path: str) -> dict[str, str]:
    """The feeds in the head of a page: address → type."""
    html = client.get(path).content.decode()
    head = html[: html.index("</head>")]
    found = {}
    for line in head.split("<link ")[1:]:
        if 'rel="alternate" type="' in line:
            kind = line.split('type="')[1].split('"')[0]
            found[line.split('href="')[1].split('"')[0]] = kind
    return found


def test_pages_name_their_feeds_and_every_one_of_them_answers(client: Any, programme: Any) -> None:
    district = builders.district("Odenwaldkreis")
    member = builders.membership(builders.programme(members_are="districts"), district=district)
    centre = builders.centre(membership=member)
    page, topic = programme.pages.get(), builders.topic()
    builders.release(topics=[topic])
    expected = {
        "/de/": {"mitteilungen", "termine"},
        builders.newsroom().url: {"mitteilungen"},
        page.url: {f"programm/{programme.code}"},
        centre.url: {f"kreis/{district.slug}"},
        f"{builders.newsroom().url}?thema={topic.code}": {"mitteilungen", f"thema/{topic.code}"},
        "/de/termine/": {"termine"},
    }
    for path, feeds in expected.items():
        found = heads(client, path)
        wanted = {f"/de/abonnieren/{feed}.{kind}" for feed in feeds for kind in ("rss", "atom")}
        assert set(found) == wanted, path
        for address, kind in found.items():
            assert client.get(address)["Content-Type"].startswith(kind)
        if path != "/de/":
            content = client.get(path).content.decode()
            assert "Abonnieren</h2>" in content, path
            assert 'href="/de/abonnieren/"' in content
    assert (
        f"webcal://ehrenamt.example/de/termine/kalender/kreis/{district.slug}.ics"
        in client.get(centre.url).content.decode()
    )


def test_the_page_of_all_of_them_keeps_to_its_queries(client: Any, programme: Any) -> None:
    builders.series_page(title="Reihe")
    builders.district("Odenwaldkreis")
    builders.release("Mitteilung", topics=[builders.topic()])
    few = queries_of(client, "/de/abonnieren/")
    for number in range(3):
        builders.series_page(title=f"Reihe {number}")
        builders.district(f"Landkreis {number}")
        builders.programme_page(builders.programme(name=f"Programm {number}"))
        topic = builders.topic(f"thema-{number}", f"Thema {number}")
        builders.release(f"Mitteilung {number}", topics=[topic])
    assert queries_of(client, "/de/abonnieren/") == few <= 15
    html = client.get("/de/abonnieren/").content.decode()
    addresses = {part.split('"')[0] for part in html.split('href="')[1:]}
    feeds = {one for one in addresses if one.endswith((".rss", ".atom", ".ics")) and one[0] == "/"}
    assert len(feeds) > 20
    for address in feeds:
        assert client.get(address).status_code == 200, address


def test_no_embargo_breaks_on_any_of_these_ways(client: Any, programme: Any) -> None:
    """What waits for tomorrow, and what is a draft, is not named anywhere."""
    district = builders.district("Odenwaldkreis")
    topic = builders.topic()
    builders.newsroom()
    tomorrow = timezone.now() + DAY
    later = builders.release(
        "Strenggeheim",
        publish=False,
        programmes=[programme],
        districts=[district],
        topics=[topic],
    )
    later.go_live_at = tomorrow
    later.save_revision().publish()
    for live, title in ((False, "Strenggeheim"), (True, "Strenggeheim ab morgen")):
        more: dict[str, Any] = {} if not live else {"go_live_at": tomorrow}
        builders.event(title, programmes=[programme], districts=[district], live=live, **more)
        builders.opportunity(title, district=district, live=live, **more)
    series = builders.series_page(title="Strenggeheim", publish=False)
    paths = [
        "/sitemap.xml", "/sitemap-news.xml", "/de/abonnieren/",
        *(f"/{code}/abonnieren/{feed}.{kind}"
          for code in ("de", "en") for kind in ("rss", "atom")
          for feed in ("mitteilungen", "termine", f"thema/{topic.code}",
                       f"programm/{programme.code}", f"kreis/{district.slug}")),
        *(f"/de/termine/kalender{calendar}.ics"
          for calendar in ("", f"/programm/{programme.code}", f"/kreis/{district.slug}")),
    ]  # fmt: skip
    root = ET.fromstring(client.get("/sitemap.xml").content)
    files = [element.text or "" for element in root.iter() if element.tag.endswith("loc")]
    paths += [file.removeprefix("https://ehrenamt.example") for file in files]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "strenggeheim" not in answer.content.decode().lower(), path
    assert client.get(series_calendar(series)).status_code == 404
