"""The import of a published register into the places of Hessen, file by file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import register_file as made
from django.core.management import CommandError, call_command
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from pages.base.models import Change
from pages.places.imports import Outcome, Report, import_register, load_places
from pages.places.lookup import find_places
from pages.places.models import District, Municipality, PlaceEvent, PlaceName, Postcode

pytestmark = pytest.mark.usefixtures("midsummer", "hessen")
NEW_YEAR = dt.date(2026, 1, 1)


def run(*args: Any) -> str:
    out = StringIO()
    call_command("import_places", *map(str, args), stdout=out)
    return out.getvalue()


def current_hessen() -> list[Municipality]:
    return list(
        Municipality.objects.as_of(dt.date(2026, 6, 15))
        .select_related("district")
        .prefetch_related("postcodes")
    )


def everything() -> list[dict[str, Any]]:
    models = (District, Municipality, Postcode, PlaceEvent, PlaceName, Change)
    return [model_to_dict(row) for model in models for row in model.objects.order_by("pk")]


def outcomes(report: Report) -> Counter[str]:
    return Counter({str(outcome): count for outcome, count in report.counts.items()})


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return made.workbook(tmp_path / "AuszugGV.xlsx", made.hessen(current_hessen()))


def test_a_whole_state_comes_in_once(register: Path) -> None:
    rows = made.hessen(current_hessen())
    assert len([row for row in rows if row]) >= 430
    hand_made = {one.slug: model_to_dict(one, exclude=["key"]) for one in District.objects.all()}

    report = import_register(register)

    assert outcomes(report) == {"new": 315, "changed": 129, "unchanged": 26}
    municipalities = Municipality.objects.as_of(dt.date(2026, 6, 15))
    assert municipalities.count() == 128 + 315
    giessen = Municipality.objects.get(key="06531005")
    assert (giessen.population, giessen.population_on) == (91255, dt.date(2024, 12, 31))
    assert (giessen.name, giessen.title) == ("Gießen", "Universitätsstadt")
    assert giessen.postcodes.count() == 5
    village = Municipality.objects.get(name="Weiler b5")
    assert (village.population, village.latitude, village.longitude) == (1501, 50.1, 8.02)
    assert [one.code for one in village.postcodes.all()] == ["36101"]
    assert find_places("weiler-b5").municipalities == [village]
    bare = Municipality.objects.get(name="Weiler a5")
    assert (bare.latitude, bare.postcodes.count(), bare.population) == (None, 0, 1500)
    now = {one.slug: model_to_dict(one, exclude=["key"]) for one in District.objects.all()}
    assert now == hand_made


def test_hanau_gets_its_key_and_no_twin(register: Path) -> None:
    before = Municipality.objects.get(name="Hanau", key=None)
    import_register(register)
    district = District.objects.get(key="06415")
    municipality = Municipality.objects.get(key="06415000")
    assert (district.slug, municipality.pk) == ("stadt-hanau", before.pk)
    assert Municipality.objects.filter(name="Hanau").count() == 2
    former = Municipality.objects.get(key="06435014")
    assert (former.successor, former.valid_until) == (municipality, dt.date(2025, 12, 31))
    assert not District.objects.filter(key=None) and not Municipality.objects.filter(key=None)


def test_the_order_of_register_and_own_file_does_not_matter(register: Path) -> None:
    for model in (District, Municipality):
        model.objects.update(successor=None)
    District.objects.update(seat=None)
    Municipality.objects.all().delete()
    District.objects.all().delete()
    import_register(register)
    assert not load_places(made.HESSEN).of(Outcome.REFUSED)
    municipality = Municipality.objects.get(key="06415000")
    assert (municipality.valid_from, municipality.district.slug) == (NEW_YEAR, "stadt-hanau")
    assert municipality.district.valid_from == NEW_YEAR
    former = Municipality.objects.get(key="06435014")
    assert (former.successor, former.district.slug) == (municipality, "main-kinzig-kreis")
    assert Municipality.objects.filter(name="Hanau").count() == 2
    assert set(load_places(made.HESSEN).counts) == {Outcome.UNCHANGED}
    assert set(import_register(register).counts) == {Outcome.UNCHANGED}


def test_an_older_register_leaves_hanau_as_it_is(tmp_path: Path) -> None:
    rows = made.hessen([one for one in current_hessen() if one.key])
    rows.append(made.municipality("06435014", "Hanau, Brüder-Grimm-Stadt", "98 000"))
    report = import_register(made.workbook(tmp_path / "old.xlsx", rows))
    (line,) = [line for line in report.lines if "06435014" in line.what]
    assert line.outcome == Outcome.UNCHANGED and "2025-12-31" in line.note
    assert Municipality.objects.filter(name="Hanau").count() == 2
    assert Municipality.objects.get(key=None).name == "Hanau"


def test_a_second_run_finds_everything_unchanged(register: Path) -> None:
    import_register(register, valid_from=NEW_YEAR)
    before = everything()
    for day in (None, NEW_YEAR):
        assert set(import_register(register, valid_from=day).counts) == {Outcome.UNCHANGED}
    assert everything() == before


def test_a_dry_run_says_the_same_and_changes_nothing(register: Path) -> None:
    before = everything()
    said = run(register, "--dry-run", "--valid-from", "2026-01-01")
    assert everything() == before
    assert said == run(register, "--valid-from", "2026-01-01") + "Dry run: nothing was changed.\n"
    assert "changed   line " in said and "key: – → 06415000" in said
    assert said.count("new       line ") == 315


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("latin-1", ";"), ("cp1252", ","), ("utf-8", ";"), ("utf-8-sig", ",")],
)
def test_text_files_say_the_same_as_the_workbook(
    tmp_path: Path, register: Path, encoding: str, delimiter: str
) -> None:
    rows = made.hessen(current_hessen())
    path = made.csv_file(tmp_path / "AuszugGV.csv", rows, encoding, delimiter)
    assert outcomes(import_register(path)) == {"new": 315, "changed": 129, "unchanged": 26}
    # Spreadsheets keep sixteen digits of a coordinate, text files what was written.
    assert set(import_register(register).counts) == {Outcome.UNCHANGED}


def test_other_states_come_in_only_when_wanted(tmp_path: Path) -> None:
    rows = [
        made.state("05", "Nordrhein-Westfalen"),
        made.district("05978", "Unna", "43"),
        made.municipality("05978004", "Bergkamen, Stadt", "48 000", 59192, ("51,6", "7,6"), "63"),
        made.state("02", "Hamburg"),
        made.district("02000", "Hamburg, Freie und Hansestadt", "41"),
        made.municipality("02000000", "Hamburg, Freie und Hansestadt", "1 800 000", 20095),
        made.state("14", "Sachsen"),
        made.district("14612", "Dresden, Stadt", "41"),
        made.municipality("14612000", "Dresden, Stadt", "560 000", 1067, ("51,0", "13,7"), "61"),
    ]
    path = made.workbook(tmp_path / "germany.xlsx", rows)
    assert outcomes(import_register(path, state="05")) == {"new": 2}
    report = import_register(path)
    assert outcomes(report) == {"new": 4, "unchanged": 2}
    assert not report.remarks, "the places of Hessen are not missing in files of other states"
    unna, hamburg, dresden = (District.objects.get(key=key) for key in ("05978", "02000", "14612"))
    assert (unna.name, unna.slug, unna.kind) == ("Kreis Unna", "kreis-unna", "county")
    assert (hamburg.name, hamburg.seat.key) == ("Hamburg", "02000000")
    assert dresden.seat.postcodes.get().code == "01067"
    with pytest.raises(CommandError, match="no rows of the state 16"):
        run(path, "--state", "16")


def test_what_is_written_in_bulk_is_recorded_too(register: Path) -> None:
    Change.objects.all().delete()
    report = import_register(register)
    written = len(report.of(Outcome.NEW)) + len(report.of(Outcome.CHANGED))
    assert Change.objects.filter(kind="changed").count() == written
    Change.objects.all().delete()
    import_register(register)
    assert not Change.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    stored = current_hessen()
    counts = []
    for invented in (21, 300):
        path = made.workbook(tmp_path / "some.xlsx", made.hessen(stored, invented=invented))
        with CaptureQueriesContext(connection) as queries:
            import_register(path)
        counts.append(len(queries))
    assert max(counts) <= 40, counts


def test_postcodes_come_in_and_none_goes(tmp_path: Path) -> None:
    path = tmp_path / "postcodes.csv"
    path.write_text(
        "Schlüssel;PLZ\n06531005;35390\n6531005;35399\n065310005005;35399\n06531005;3539\n"
        "06531005;353900\n06999001;35390\n\nGießen;35390\n",
        encoding="latin-1",
    )
    hessen = made.workbook(
        tmp_path / "r.xlsx", [made.state("06", "Hessen"), made.district("06531", "Gießen")]
    )
    with pytest.raises(CommandError, match="3 refused"):
        run(hessen, "--postcodes", path)
    codes = {one.code for one in Municipality.objects.get(key="06531005").postcodes.all()}
    assert codes == {"35390", "35392", "35394", "35396", "35398", "35399", "03539"}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.xlsx", None, "no file"),
        ("places.pdf", b"%PDF", "neither .xlsx nor .csv nor .json"),
        ("places.xlsx", b"not a workbook", "not a readable workbook"),
        ("places.csv", b"\0\1", "not a text file"),
        ("places.csv", b"a;b\n1;2\n", "no table of the register"),
        ("places.csv", b"", "no table of the register"),
        ("places.json", b"{", "not valid JSON"),
        ("places.json", b"[]", "needs the lists"),
    ],
)
def test_a_file_that_is_none_gets_a_clear_sentence(
    tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        run(tmp_path / name)


def test_a_workbook_without_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no table of the register"):
        run(made.workbook(tmp_path / "empty.xlsx", []))
    with pytest.raises(CommandError, match="no date like"):
        run(tmp_path / "empty.xlsx", "--valid-from", "1.1.2026")
    with pytest.raises(CommandError, match="no state"):
        run(tmp_path / "empty.xlsx", "--state", "6")
