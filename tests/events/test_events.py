"""Events, courses and contact points, as visitors see them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from measure import queries_of

from pages.base.models import KittDocument
from pages.demo import builders
from pages.demo.builders import records
from pages.demo.builders.tree import section
from pages.events.models import Course, Event, EventMaterial, SeriesPage

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=BERLIN)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
LIST, ARCHIVE = "/de/termine/", "/de/termine/archiv/"


@pytest.fixture(autouse=True)
def _june(site: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\xa0", " ").split())


def shown(client: Client, url: str, titles: list[str]) -> list[str]:
    page = html(client, url)
    return [title for title in titles if f">{title}<" in page]


def test_lists_show_exactly_what_is_listed_and_the_archive_the_rest(client: Client) -> None:
    records.event("kommt", starts_at=NOW + HOUR)
    records.event("läuft", starts_at=NOW - HOUR, ends_at=NOW + HOUR)
    records.event("abgesagt", starts_at=NOW + DAY, state="cancelled")
    records.event("vorbei", starts_at=NOW - 2 * HOUR, ends_at=NOW - HOUR)
    records.event("ohne Ende vorbei", starts_at=NOW - HOUR)
    records.event("Entwurf", live=False)
    records.event("vorbei, nie öffentlich", starts_at=NOW - HOUR, live=False)
    records.event("später öffentlich", go_live_at=NOW + HOUR)
    records.event("abgelaufen", expire_at=NOW + HOUR)
    Event.objects.filter(title="abgelaufen").update(expire_at=NOW - HOUR)
    titles = list(Event.objects.values_list("title", flat=True))
    listed = set(Event.objects.listed().values_list("title", flat=True))
    assert set(shown(client, LIST, titles)) == listed == {"kommt", "läuft", "abgesagt"}
    assert set(shown(client, ARCHIVE, titles)) == {"vorbei", "ohne Ende vorbei"}


def test_an_event_leaves_the_list_when_it_ends_and_says_so(client: Client) -> None:
    event = records.event("Fachtag", starts_at=NOW + HOUR, ends_at=NOW + 3 * HOUR,
                          registration_url="https://anmeldung.example/")  # fmt: skip
    url = f"/en/termine/{event.address}/"
    assert "anmeldung.example" in html(client, url)
    with time_machine.travel(NOW + 4 * HOUR):
        page = html(client, url)
        assert "This event is over." in page
        assert "anmeldung.example" not in page
        assert shown(client, LIST, ["Fachtag"]) == []
        assert shown(client, ARCHIVE, ["Fachtag"]) == ["Fachtag"]


def test_material_added_afterwards_can_be_downloaded(client: Client) -> None:
    event = records.event(starts_at=NOW - DAY)
    folder = KittDocument(title="Folien")
    folder.file.save("folien.pdf", ContentFile(b"%PDF-1.4 x"))
    folder.save()
    assert client.get(folder.url).status_code == 404
    event.materials = [EventMaterial(document=folder)]
    event.save_revision().publish()
    assert folder.url in html(client, f"/de/termine/{event.address}/")
    assert client.get(folder.url).status_code == 200


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "cancelled"}, "This event was cancelled on 1 June 2026."),
        ({"state": "online_instead"}, "takes place online instead of on site."),
        (
            {"state": "moved", "was_at": dt.datetime(2026, 6, 20, 18, tzinfo=BERLIN)},
            "has been moved. It was planned for 20 June 2026.",
        ),
    ],
)
def test_what_has_changed_is_said_first(
    client: Client, fields: dict[str, Any], sentence: str
) -> None:
    event = records.event(state_note="Der Saal ist belegt.", **fields)
    page = words(html(client, f"/en/termine/{event.address}/"))
    assert sentence in page
    assert page.index("Der Saal ist belegt.") < page.index("local time")


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        (dt.date(2026, 6, 10), None, "You can register from 10 June 2026."),
        (None, dt.date(2026, 6, 10), "Please register by 10 June 2026."),
        (None, dt.date(2026, 5, 31), "Registration closed on 31 May 2026."),
        (None, None, "Please register beforehand."),
    ],
)
def test_registration_opens_and_closes_by_date(
    client: Client, opens: dt.date | None, closes: dt.date | None, sentence: str
) -> None:
    event = records.event(
        registration_url="https://anmeldung.example/",
        registration_with=builders.organisation("Akademie"),
        registration_opens_on=opens, registration_closes_on=closes, price=Decimal("12.5"),
    )  # fmt: skip
    page = html(client, f"/en/termine/{event.address}/")
    assert sentence in words(page)
    assert "Akademie" in page
    assert ("https://anmeldung.example/" in page) == sentence.startswith("Please")
    assert "12.50 €" in words(page)


def test_times_are_local_and_name_the_zone_even_when_the_clocks_change(client: Client) -> None:
    night = records.event(
        "Nacht", starts_at=dt.datetime(2026, 10, 24, 22, tzinfo=dt.UTC),
        ends_at=dt.datetime(2026, 10, 25, 5, tzinfo=dt.UTC),
    )  # fmt: skip
    page = words(html(client, f"/en/termine/{night.address}/"))
    assert "Sunday, 25 October 2026, midnight to 6 a.m." in page
    assert "begins in CEST and ends in CET" in page


def test_facts_change_in_both_languages_without_a_sync(client: Client) -> None:
    event = records.event("Treffen", starts_at=NOW + DAY)
    builders.translate(event, title="Meeting")
    event.starts_at, event.state = NOW + 3 * DAY, "moved"
    event.save_revision().publish()
    for language, day, word in (("de", "4. Juni", ""), ("en", "4 June", "Meeting")):
        for url in (f"/{language}/termine/", f"/{language}/termine/{event.address}/"):
            page = words(html(client, url))
            assert day in page
            assert word in page


def test_an_untranslated_event_is_marked_and_points_to_the_german_page(client: Client) -> None:
    event = records.event("Treffen")
    page = html(client, f"/en/termine/{event.address}/")
    assert '<h1 lang="de">Treffen</h1>' in page
    assert "available in German only" in page
    assert f'rel="canonical" href="http://testserver/de/termine/{event.address}/"' in page


def test_a_wrong_slug_leads_to_the_right_one(client: Client) -> None:
    for row, path in (
        (records.event(), "termine"),
        (records.course(), "kurse"),
        (records.contact_point(), "anlaufstellen"),
    ):
        response = client.get(f"/de/{path}/{row.public_id}-frueher/")
        assert response.status_code == 301
        assert response["Location"] == f"/de/{path}/{row.address}/"


def test_a_series_shows_what_comes_and_what_was(client: Client) -> None:
    page = section(SeriesPage, "#kommunalEngagiert", "kommunal")
    records.event("Teil 2", series=page, starts_at=NOW + DAY)
    past = records.event("Teil 1", series=page, starts_at=NOW - DAY)
    text = html(client, page.url)
    assert text.index("Teil 2") < text.index("Teil 1")
    assert page.url in html(client, f"/de/termine/{past.address}/")
    page.unpublish()
    assert "#kommunalEngagiert" not in html(client, LIST)


def test_courses_are_filtered_by_module_and_district(client: Client) -> None:
    fulda = builders.municipality("Fulda", district=builders.district("Landkreis Fulda"))
    records.course("Recht in Fulda", module="law", municipality=fulda)
    records.course("Recht anderswo", module="law")
    records.course("Vorbei", starts_on=NOW.date() - DAY)
    titles = list(Course.objects.values_list("title", flat=True))
    assert len(shown(client, "/de/kurse/", titles)) == 2
    url = f"/de/kurse/?modul=law&kreis={fulda.district.slug}"
    assert shown(client, url, titles) == ["Recht in Fulda"]


def test_contact_points_stand_under_their_districts_with_their_courses(client: Client) -> None:
    kassel = builders.municipality("Kassel", district=builders.district("Stadt Kassel"))
    point = records.contact_point("Treffpunkt", municipality=kassel)
    records.course("Gruppen leiten", contact_point=point)
    page = html(client, "/de/anlaufstellen/")
    assert page.index("Stadt Kassel") < page.index("Treffpunkt")
    detail = html(client, f"/de/anlaufstellen/{point.address}/")
    assert "Gruppen leiten" in detail
    assert "069 90009-120" in detail
    point.visiting.phone = "069 90009-888"
    point.visiting.save()
    assert "069 90009-888" in html(client, f"/en/anlaufstellen/{point.address}/")


def test_the_next_events_stand_on_the_start_page(client: Client) -> None:
    for number in range(5):
        records.event(f"Nummer {number}", starts_at=NOW + number * DAY + HOUR)
    records.event("vorbei", starts_at=NOW - HOUR)
    page = html(client, "/de/")
    assert [f"Nummer {number}" in page for number in range(5)] == [True] * 3 + [False] * 2
    assert "vorbei" not in page


@pytest.mark.parametrize("language", ["de", "en"])
def test_queries_do_not_grow_with_the_number_of_records(client: Client, language: str) -> None:
    programme = builders.programme()
    pages = [section(SeriesPage, "Reihe", "reihe")]
    place = builders.municipality("Fulda", district=builders.district("Landkreis Fulda"))

    def add() -> tuple[Event, Any, Any]:
        event = records.event(series=pages[0], programmes=[programme], municipality=place)
        records.event(series=pages[0], starts_at=NOW - DAY, municipality=place)
        point = records.contact_point(municipality=place)
        return event, records.course(contact_point=point, municipality=place), point

    rows = [add() for _number in range(3)]
    event, course, point = rows[0]
    paths = [
        "termine/", "termine/archiv/", "termine/kalender.ics", "kurse/", "anlaufstellen/",
        f"termine/{event.address}/", f"kurse/{course.address}/", f"anlaufstellen/{point.address}/",
    ]  # fmt: skip
    urls = [f"/{language}/{path}" for path in paths] + [pages[0].url]
    few = [queries_of(client, url) for url in urls]
    for _number in range(17):
        records.course(contact_point=add()[2])
    assert [queries_of(client, url) for url in urls] == few
    assert max(few) <= 20, few
