"""Broken rows of a register: each refused with its reason, and none stops the others."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import register_file as made
from django.core.management import CommandError, call_command

from pages.places.imports import Outcome, import_register
from pages.places.models import District, Municipality

pytestmark = pytest.mark.usefixtures("hessen")


def _changed(row: made.Row, **cells: Any) -> made.Row:
    columns = {"record": 0, "mark": 1, "state": 2, "region": 3, "district": 4, "gem": 6, "name": 7}
    row = list(row)
    for name, value in cells.items():
        row[columns[name]] = value
    return row


GOOD = made.municipality("06531900", "Gutendorf", "900", 35300, ("50,5", "8,7"))
BROKEN: list[tuple[made.Row, str]] = [
    (_changed(GOOD, record="70"), "unknown record type “70”"),
    (_changed(GOOD, record=""), "no record type"),
    (_changed(GOOD, gem=""), "bad key: “”"),
    (_changed(GOOD, gem="9O1"), "bad key: “9O1”"),
    (_changed(GOOD, district="531"), "bad key: “531”"),
    (GOOD, "stands in the file twice"),
    (_changed(GOOD, gem="901", name=""), "no name"),
    (_changed(GOOD, gem="902", name="x" * 101), "more than 100"),
    (made.municipality("06999001", "Nirgends"), "its district 06999 is neither"),
    (made.municipality("06531903", "Nordsee", point=("55,2", "8,0")), "outside Germany"),
    (made.municipality("06531904", "Vertauscht", point=("8,7", "50,5")), "outside Germany"),
    (made.municipality("06531905", "Halb", point=("50,5", "")), "only one of the two"),
    (made.municipality("06531906", "Ort", point=("50,5", "acht")), "“acht” is not a number"),
    (made.municipality("06531907", "Ort", "viele"), "“viele” is not a number"),
    (made.municipality("06531908", "Ort", "12,5"), "not a number of inhabitants"),
    (made.municipality("06531909", "Ort", "-3"), "not a number of inhabitants"),
    (made.municipality("06531910", "Ort", code="353"), "“353” is not a postcode"),
    (made.district("06997", "x" * 71), "more than 70"),
    (made.district("06998", "Anderland", "99"), "unknown text mark “99”"),
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_each_broken_row_is_refused_with_its_line_and_reason(tmp_path: Path, kind: str) -> None:
    rows = [made.state("06", "Hessen"), made.district("06531", "Gießen"), GOOD]
    rows += [row for row, _why in BROKEN]
    rows.append(made.municipality("06531999", "Letzter Ort5)", "1.234 2)"))
    path = tmp_path / f"broken.{kind}"
    if kind == "xlsx":
        made.workbook(path, rows)
    else:
        made.csv_file(path, rows, "latin-1")

    report = import_register(path)

    refused = {line.where: line.note for line in report.of(Outcome.REFUSED)}
    first = 9 if kind == "xlsx" else 12  # three headings have a line break
    assert len(refused) == len(BROKEN)
    for number, (_row, why) in enumerate(BROKEN, first):
        assert why in refused[f"line {number}"], (number, why, refused)
    assert {line.what for line in report.of(Outcome.NEW)} == {
        "06531900 Gutendorf", "06531999 Letzter Ort",
    }  # fmt: skip
    assert Municipality.objects.get(key="06531999").population == 1234
    assert not District.objects.filter(key="06998")


def test_the_command_ends_with_an_error_when_something_was_refused(tmp_path: Path) -> None:
    rows = [made.district("06531", "Gießen"), GOOD, BROKEN[0][0]]
    out = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command(
            "import_places", str(made.workbook(tmp_path / "r.xlsx", rows)), stdout=out, verbosity=0
        )
    assert raised.value.returncode == 1 and "1 refused" in str(raised.value)
    assert out.getvalue().splitlines()[0] == (
        "refused   line 8: 70 Gutendorf (unknown record type “70”)"
    )
    assert Municipality.objects.filter(key="06531900").exists()


def test_nobody_lives_there_so_it_is_no_municipality(tmp_path: Path) -> None:
    rows = [
        made.district("06531", "Gießen"),
        made.municipality("06531990", "Gutsbezirk Wald, gemfr. Gebiet", "-", mark="66"),
        made.municipality("06531991", "Bewohnter Bezirk, gemfr. Bezirk", "12", mark="65"),
    ]
    report = import_register(made.workbook(tmp_path / "r.xlsx", rows))
    assert [line.what for line in report.of(Outcome.LEFT_OUT)] == ["06531990 Gutsbezirk Wald"]
    assert [line.what for line in report.of(Outcome.NEW)] == ["06531991 Bewohnter Bezirk"]
