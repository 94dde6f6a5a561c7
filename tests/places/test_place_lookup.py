"""What people type, and which place of Hessen it is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import time_machine
from register_file import HESSEN

from pages.places.imports import Outcome, Report, load_places
from pages.places.lookup import distance_km, find_places
from pages.places.models import Border, District, Municipality, PlaceEvent

pytestmark = [pytest.mark.usefixtures("hessen")]
BEFORE, AFTER = dt.date(2025, 12, 31), dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("slug", "spellings"),
    [
        ("odenwaldkreis", ["Odenwald", "Odenwaldkreis", "odenwald-kreis", "LK Odenwald"]),
        ("wetteraukreis", ["Wetterau", "Wetteraukreis", "WETTERAUKREIS", "Kreis Wetterau"]),
        ("main-taunus-kreis", ["Main-Taunus", "Main-Taunus-Kreis", "main taunus", "MTK"]),
        ("landkreis-kassel", ["Landkreis Kassel", "Kreis Kassel", "LK Kassel"]),
        ("stadt-kassel", ["Kassel", "Stadt Kassel", "documenta-Stadt Kassel"]),
        ("landkreis-offenbach", ["Landkreis Offenbach", "Kreis Offenbach"]),
        ("stadt-offenbach-am-main", ["Offenbach", "Offenbach am Main", "Offenbach a. M."]),
    ],
)
def test_every_spelling_finds_the_one_district(slug: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert [one.slug for one in find_places(spelling).districts] == [slug], spelling


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Rosbach v. d. Höhe", ["Rosbach v.d.H.", "Rosbach v. d. H.", "rosbach vor der höhe"]),
        ("Gießen", ["Giessen", "GIESSEN", "gießen"]),
        ("Limburg an der Lahn", ["Limburg", "Limburg a.d. Lahn", "limburg/lahn"]),
        ("Kassel", ["Kassel", "kassel "]),
    ],
)
def test_every_spelling_finds_the_one_municipality(name: str, spellings: list[str]) -> None:
    for spelling in spellings:
        found = [one.name for one in find_places(spelling).municipalities]
        assert [one.replace("a. d.", "an der") for one in found] == [name], spelling


def test_city_and_county_of_kassel_are_told_apart() -> None:
    city, county = find_places("Kassel"), find_places("Landkreis Kassel")
    assert [one.is_city for one in city.districts] == [True]
    assert [one.is_city for one in county.districts] == [False]
    assert not county.municipalities


def test_a_postcode_across_a_border_shows_both_sides() -> None:
    found = find_places(" 64395 ")
    assert {one.name for one in found.municipalities} == {"Brensbach", "Groß-Bieberau"}
    assert {one.short_name for one in found.all_districts} == {"Odenwald", "Darmstadt-Dieburg"}


@pytest.mark.parametrize("text", ["", "  ", "-", "99999", "Entenhausen", "Kass", "\0"])
def test_what_is_unknown_finds_nothing(text: str) -> None:
    assert not find_places(text)


def test_hanau_before_and_after_it_left_its_district() -> None:
    districts = District.objects
    assert (districts.as_of(BEFORE).count(), districts.as_of(AFTER).count()) == (26, 27)
    assert not find_places("Hanau", BEFORE).districts
    (before,) = find_places("Hanau", BEFORE).municipalities
    (after,) = find_places("Hanau", AFTER).municipalities
    assert (before.key, before.district.slug) == ("06435014", "main-kinzig-kreis")
    assert (after.key, after.district.slug) == (None, "stadt-hanau")
    assert before.successor == after and before.valid_until == BEFORE
    assert find_places("63450", BEFORE).municipalities == [before]
    assert find_places("63450", AFTER).municipalities == [after]
    event = PlaceEvent.objects.get(municipality=before)
    assert (event.kind, event.on) == (PlaceEvent.Kind.MOVED, AFTER)


def test_today_decides_when_no_day_is_given() -> None:
    with time_machine.travel("2025-12-31 22:30:00Z", tick=False):  # half past eleven in Germany
        assert not find_places("Hanau").districts
    with time_machine.travel("2025-12-31 23:30:00Z", tick=False):  # already the new year there
        assert [one.slug for one in find_places("Hanau").districts] == ["stadt-hanau"]


def test_borders_are_the_same_from_both_sides() -> None:
    assert Border.objects.count() == len(json.loads(HESSEN.read_text())["borders"])
    for district in District.objects.all():
        for neighbour in district.neighbours():
            assert neighbour != district
            assert district in neighbour.neighbours()
    hanau = District.objects.get(slug="stadt-hanau")
    assert {one.slug for one in hanau.neighbours()} == {"main-kinzig-kreis", "landkreis-offenbach"}


def test_distances_are_in_kilometres() -> None:
    kassel, darmstadt = (Municipality.objects.get(name=name) for name in ("Kassel", "Darmstadt"))
    points = [(one.latitude, one.longitude) for one in (kassel, darmstadt)]
    assert 170 < distance_km(*points) < 175


def test_every_district_has_its_seat(hessen: Report) -> None:
    assert not hessen.of(Outcome.REFUSED)
    assert not District.objects.filter(seat=None)
    assert District.objects.get(slug="landkreis-kassel").seat.name == "Kassel"
    assert District.objects.get(slug="stadt-hanau").seat.district.slug == "stadt-hanau"


def test_loading_again_overwrites_no_edit_and_fills_what_is_empty() -> None:
    kassel = District.objects.get(slug="stadt-kassel")
    kassel.name, kassel.spellings, kassel.plate_code = "Kassel documenta-Stadt", ["Cassel"], ""
    kassel.save()
    witzenhausen = Municipality.objects.get(name="Witzenhausen")
    witzenhausen.postcodes.filter(code="37218").delete()
    report = load_places(HESSEN)
    kassel.refresh_from_db()
    assert (kassel.name, kassel.spellings) == ("Kassel documenta-Stadt", ["Cassel"])
    assert kassel.plate_code == "KS"
    assert witzenhausen.postcodes.count() == 6
    assert {line.what for line in report.of(Outcome.CHANGED)} == {
        "06611 Kassel documenta-Stadt", "06636016 Witzenhausen",
    }  # fmt: skip
    assert not report.of(Outcome.NEW)
    assert set(load_places(HESSEN).counts) == {Outcome.UNCHANGED}


def test_a_broken_entry_does_not_stop_the_others(tmp_path: Path) -> None:
    content = json.loads(HESSEN.read_text())
    content["municipalities"] = [
        {"key": "0653100", "name": "Kurz", "district": "landkreis-giessen"},
        {"key": "06531901", "name": "Fern", "district": "landkreis-fern"},
        {"key": "06531902", "district": "landkreis-giessen"},
        {"key": "06531903", "name": "See", "district": "landkreis-giessen", "latitude": 1,
         "longitude": 1},
        {"key": "06531905", "name": "Lang" * 40, "district": "landkreis-giessen"},
        "kein Ort",
        {"key": "06531904", "name": "Gut", "district": "landkreis-giessen"},
    ]  # fmt: skip
    path = tmp_path / "places.json"
    path.write_text(json.dumps(content))
    report = load_places(path)
    assert [line.where for line in report.of(Outcome.REFUSED)] == [
        f"municipality {number}" for number in range(1, 7)
    ]
    assert [line.what for line in report.of(Outcome.NEW)] == ["06531904 Gut"]
