"""What a year brings: renamings, mergers, moved municipalities, districts with new keys."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import register_file as made
import time_machine

from pages.places.imports import Outcome, Report, import_register
from pages.places.lookup import find_places
from pages.places.models import Border, District, Municipality, PlaceEvent, Postcode

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 1, 1)
EVE = dt.date(2025, 12, 31)

STATE = made.state("06", "Hessen")
KINZIG = made.district("06435", "Main-Kinzig-Kreis")
GIESSEN = made.district("06531", "Gießen")
LAST_YEAR = [
    STATE,
    KINZIG,
    made.municipality("06435014", "Hanau, Brüder-Grimm-Stadt", 98000, 63450, ("50,13", "8,92")),
    made.municipality("06435019", "Maintal, Stadt", 39000, 63477, ("50,15", "8,84")),
    GIESSEN,
    made.municipality("06531005", "Gießen, Universitätsstadt", 90000, 35390, ("50,58", "8,68")),
    made.municipality("06531020", "Altdorf", 900, 35301, ("50,60", "8,70")),
    made.municipality("06531021", "Neudorf", 800, 35302, ("50,62", "8,72")),
    made.municipality("06531022", "Großort", 5000, 35303, ("50,50", "8,80")),
    made.municipality("06531023", "Kleinort", 700, 35304, ("50,51", "8,82")),
    made.municipality("06531024", "Einsam", 500, 35305),
    made.municipality("06531025", "Sulzbach", 4000, 35306, ("50,45", "8,60")),
    made.municipality("06531027", "Michelbach", 300, 35307, ("50,40", "8,60")),
    made.district("06998", "Wanderkreis"),
    made.municipality("06998001", "Burg", 100, 35308, ("51,40", "9,60")),
]
THIS_YEAR = [
    STATE,
    made.district("06415", "Hanau, Brüder-Grimm-Stadt", "41"),
    made.municipality("06415000", "Hanau, Brüder-Grimm-Stadt", 98100, 63450, ("50,14", "8,91")),
    KINZIG,
    made.municipality("06435019", "Maintal, Stadt", 39000, 63477, ("50,15", "8,84")),
    GIESSEN,
    made.municipality("06531005", "Gießen, Universitätsstadt", 90050, 35390, ("50,58", "8,68")),
    made.municipality("06531026", "Talstadt, Stadt", 1700, 35301, ("50,61", "8,71")),
    made.municipality("06531022", "Großort", 5710, 35303, ("50,50", "8,80")),
    made.municipality("06531025", "Bad Sulzbach, Stadt", 4000, 35306, ("50,45", "8,60")),
    made.municipality("06531028", "Wald-Michelbach", 900, 35307, ("50,35", "8,60")),
    made.district("06999", "Wanderkreis"),
    made.municipality("06999001", "Burg", 100, 35309, ("51,40", "9,60")),
]


@pytest.fixture(autouse=True)
def last_year(midsummer: None, tmp_path: Path) -> None:
    import_register(made.workbook(tmp_path / "2025.xlsx", LAST_YEAR))
    hanau = Municipality.objects.get(key="06435014")
    hanau.spellings = ["Hanau am Main"]
    hanau.save()
    Postcode.objects.create(municipality=hanau, code="63457")
    one, other = District.objects.filter(key__in=["06435", "06998"])
    Border.between(one, other)


def this_year(
    tmp_path: Path, rows: list[made.Row] = THIS_YEAR, day: dt.date | None = DAY
) -> Report:
    return import_register(made.workbook(tmp_path / "2026.xlsx", rows), valid_from=day)


def municipality(key: str) -> Municipality:
    return Municipality.objects.get(key=key)


def event(old: Municipality | District) -> tuple[str, dt.date]:
    found = old.events.get()
    return found.kind, found.on


def test_a_city_that_leaves_its_district_becomes_a_row_of_its_own(tmp_path: Path) -> None:
    this_year(tmp_path)
    old, new = municipality("06435014"), municipality("06415000")
    assert (old.valid_until, old.successor) == (EVE, new)
    assert (new.valid_from, new.valid_until, new.population) == (DAY, None, 98100)
    assert event(old) == (PlaceEvent.Kind.MOVED, DAY)
    assert new.spellings == ["Hanau am Main"]
    assert {one.code for one in new.postcodes.all()} == {"63450", "63457"}
    assert old.population == 98000 and old.postcodes.count() == 2
    district = District.objects.get(key="06415")
    assert (district.name, district.slug, district.kind) == ("Stadt Hanau", "stadt-hanau", "city")
    assert (district.valid_from, district.seat) == (DAY, new)
    assert find_places("63457", EVE).municipalities == [old]
    assert find_places("Hanau am Main", DAY).municipalities == [new]
    assert not find_places("Hanau", EVE).districts


def test_a_new_name_keeps_the_old_one_as_a_spelling(tmp_path: Path) -> None:
    report = this_year(tmp_path)
    place = municipality("06531025")
    assert (place.name, place.title, place.spellings) == ("Bad Sulzbach", "Stadt", ["Sulzbach"])
    assert place.valid_from is None and event(place) == (PlaceEvent.Kind.RENAMED, DAY)
    assert find_places("sulzbach").municipalities == [place]
    assert find_places("Bad Sulzbach").municipalities == [place]
    (line,) = [line for line in report.lines if line.what == "06531025 Bad Sulzbach"]
    assert "name: Sulzbach → Bad Sulzbach" in str(line) and line.where == "line 15"


@pytest.mark.parametrize(
    ("key", "successor", "kind"),
    [
        ("06531020", "06531026", PlaceEvent.Kind.MERGED),  # the only new one near by
        ("06531021", "06531026", PlaceEvent.Kind.MERGED),
        ("06531023", "06531022", PlaceEvent.Kind.MERGED),  # the neighbour grew by its people
        ("06531027", "06531028", PlaceEvent.Kind.MERGED),  # its name lives on
        ("06531024", None, PlaceEvent.Kind.ENDED),  # nobody can tell
    ],
)
def test_what_ends_points_to_its_successor_where_it_can_be_told(
    tmp_path: Path, key: str, successor: str | None, kind: str
) -> None:
    report = this_year(tmp_path)
    old = municipality(key)
    assert old.valid_until == EVE
    assert (old.successor.key if old.successor else None) == successor
    assert event(old) == (kind, DAY)
    (line,) = [line for line in report.of(Outcome.ENDED) if line.what.startswith(key)]
    assert "valid_until: – → 2025-12-31" in str(line)
    assert ("by hand" in line.note) is (successor is None)


def test_a_merged_municipality_begins_and_an_old_neighbour_stays(tmp_path: Path) -> None:
    this_year(tmp_path)
    assert municipality("06531026").valid_from == DAY
    assert municipality("06531022").valid_from is None
    assert Municipality.objects.as_of(EVE).count() == 11
    assert Municipality.objects.as_of(DAY).count() == 8


def test_two_possible_successors_are_none(tmp_path: Path) -> None:
    rows = [*THIS_YEAR, made.municipality("06531029", "Bergstadt", 50, "", ("50,62", "8,70"))]
    this_year(tmp_path, rows)
    assert municipality("06531020").successor is None
    assert municipality("06531020").valid_until == EVE


def test_a_district_with_a_new_key_follows_with_all_it_has(tmp_path: Path) -> None:
    old = District.objects.get(key="06998")
    old.plate_code, old.spellings, old.seat = "WK", ["LK Wander"], municipality("06998001")
    old.save()
    this_year(tmp_path)
    old.refresh_from_db()
    new = District.objects.get(key="06999")
    assert (old.valid_until, old.successor, new.valid_from) == (EVE, new, DAY)
    assert (new.name, new.plate_code, new.spellings) == ("Wanderkreis", "WK", ["LK Wander"])
    assert [one.key for one in new.neighbours()] == ["06435"]
    assert municipality("06998001").successor == municipality("06999001")
    assert municipality("06999001").district == new
    assert [one.key for one in find_places("LK Wander").districts] == ["06999"]


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    assert not this_year(tmp_path).of(Outcome.REFUSED)
    assert set(this_year(tmp_path).counts) == {Outcome.UNCHANGED}
    assert set(this_year(tmp_path, day=None).counts) == {Outcome.UNCHANGED}


def test_without_a_day_nothing_ends_and_no_twin_appears(tmp_path: Path) -> None:
    report = this_year(tmp_path, day=None)
    assert not report.of(Outcome.ENDED)
    assert {line.what: line.note for line in report.of(Outcome.REFUSED)}["06415000 Hanau"] == (
        "seems to be 06435014 Hanau under a new key: give --valid-from"
    )
    assert not Municipality.objects.exclude(valid_until=None)
    assert Municipality.objects.filter(name="Hanau").count() == 1
    assert any("Einsam" in remark for remark in report.remarks)
    # Once the day is given, all is as if it had been given at once.
    this_year(tmp_path)
    assert municipality("06435014").successor == municipality("06415000")


def test_nothing_ends_while_a_key_of_the_file_cannot_be_read(tmp_path: Path) -> None:
    broken = made.municipality("06531024", "Einsam", 500)
    broken[6] = "0Z4"
    report = this_year(tmp_path, [*THIS_YEAR, broken])
    assert any("nothing was ended" in line.note for line in report.of(Outcome.REFUSED))
    assert municipality("06531024").valid_until is None
    assert municipality("06531020").valid_until is None


def test_a_refused_row_does_not_end_its_place(tmp_path: Path) -> None:
    refused = made.municipality("06531024", "Einsam", 500, point=("1", "1"))
    this_year(tmp_path, [*THIS_YEAR, refused])
    assert municipality("06531024").valid_until is None


def test_a_part_of_a_state_ends_nothing(tmp_path: Path) -> None:
    report = this_year(tmp_path, [row for row in THIS_YEAR if row[0] != "10"])
    assert municipality("06531024").valid_until is None
    assert any("nothing was ended" in remark for remark in report.remarks)
    villages = [
        made.municipality(f"06531{200 + n}", f"Dorf {'abcdefghijklmno'[n]}") for n in range(15)
    ]
    import_register(made.workbook(tmp_path / "many.xlsx", [STATE, GIESSEN, *villages]))
    report = this_year(tmp_path, [STATE, GIESSEN])
    assert any("more than half" in line.note for line in report.of(Outcome.REFUSED))
    assert not Municipality.objects.filter(valid_until=EVE, key__startswith="065312")


def test_a_later_count_replaces_an_earlier_one_only(tmp_path: Path) -> None:
    def count(people: int, day: str) -> None:
        rows = [GIESSEN, made.municipality("06531005", "Gießen, Universitätsstadt", people)]
        header = [*made.HEADER[:4], ["Stand: " + day]]
        import_register(made.workbook(tmp_path / "c.xlsx", rows, header))

    count(91000, "31.12.2025")
    assert municipality("06531005").population == 91000
    count(80000, "31.12.2020")
    assert municipality("06531005").population == 91000
    assert municipality("06531005").population_on == dt.date(2025, 12, 31)


def test_a_coming_register_can_be_prepared(tmp_path: Path) -> None:
    with time_machine.travel("2025-12-01 10:00:00Z", tick=False):
        assert not this_year(tmp_path).of(Outcome.REFUSED)
        assert not find_places("Talstadt")
        assert set(this_year(tmp_path).counts) == {Outcome.UNCHANGED}
    assert find_places("Talstadt")
