"""The data files of the demo: facts, tone, and that they name each other rightly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from pages.demo.content import DATA, content_of, entries
from pages.demo.markup import to_html
from pages.demo.profiles import FOLDER, centre_files

FILES = sorted(path.stem for path in DATA.glob("*.toml"))
CENTRES = [f"{FOLDER}/{path.stem}" for path in centre_files()]
# Words that are wrong a year later.
STALE = re.compile(r"\b(derzeit|zurzeit|heute|nun|momentan|kürzlich|neuerdings)\b", re.IGNORECASE)
FILM_NUMBER = re.compile(r"^069 90009-\d{3}$")
REAL_NUMBERS = {"+49 561 7872 010"}  # the one that the sources name


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """All texts in a data file with their path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, f"{path}.{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from strings(part, f"{path}[{number}]")


def by_key(name: str) -> dict[str, dict[str, Any]]:
    return {entry["key"]: entry for entry in entries(name)}


@pytest.mark.parametrize("name", [*FILES, *CENTRES])
def test_texts_age_well_and_fit(name: str) -> None:
    for path, text in strings(content_of(name)):
        assert not STALE.search(text), f"{path}: {text}"
        assert "hier abrufbar" not in text
        field = path.rsplit(".", 1)[-1]
        if field == "teaser":
            assert 20 < len(" ".join(text.split())) <= 200, path
            assert text.rstrip().endswith((".", "?")), f"{path} is cut off"
        if field == "phone" or field.endswith("_phone"):
            assert FILM_NUMBER.match(text) or text in REAL_NUMBERS, path
        if "email" in field:
            assert text.endswith(".example"), path
        if field == "portrait":
            assert len(text) > 80, path


def test_quotes_come_from_example_persons_only() -> None:
    quotes = [
        block["quote"]
        for entry in entries("releases")
        for body in (entry["body"], entry.get("en", {}).get("body", []))
        for block in body
        if "quote" in block
    ]
    assert len(quotes) >= 4
    for quote in quotes:
        assert quote["office"].lower().startswith(("beispielperson", "example person"))


def test_the_four_cohorts_are_as_recorded() -> None:
    cohorts = by_key("cohorts")
    assert {key: row["signed_on"] for key, row in cohorts.items()} == {
        "cohort:1": dt.date(2020, 6, 26),
        "cohort:2": dt.date(2021, 7, 16),
        "cohort:3": dt.date(2022, 6, 27),
        "cohort:4": dt.date(2023, 6, 26),
    }
    assert cohorts["cohort:1"]["applications_received"] == 7
    assert cohorts["cohort:4"]["starts_on"] == dt.date(2023, 7, 1)
    assert (cohorts["cohort:4"]["grant_ceiling"], cohorts["cohort:4"]["grant_years"]) == (120000, 3)
    assert [key for key, row in cohorts.items() if "grant_ceiling" in row] == ["cohort:4"]


def test_members_are_as_recorded() -> None:
    rows = [row for row in entries("memberships") if row["model"] == "programmes.Membership"]
    counties: dict[str, set[str]] = {}
    for row in rows:
        if "district" in row:
            counties.setdefault(row["cohort"], set()).add(row["district"])
    assert counties == {
        "cohort:1": {
            "landkreis-waldeck-frankenberg",
            "main-kinzig-kreis",
            "lahn-dill-kreis",
            "landkreis-hersfeld-rotenburg",
        },
        "cohort:2": {"landkreis-bergstrasse", "schwalm-eder-kreis", "wetteraukreis"},
        "cohort:3": {"landkreis-fulda", "landkreis-kassel", "main-taunus-kreis", "vogelsbergkreis"},
        "cohort:4": {
            "landkreis-darmstadt-dieburg",
            "landkreis-limburg-weilburg",
            "odenwaldkreis",
            "landkreis-offenbach",
            "werra-meissner-kreis",
        },
    }
    cities = {row["key"]: row for row in rows if "municipality" in row}
    assert len(cities) == 11
    left = {key: row["left_on"].year for key, row in cities.items() if "left_on" in row}
    assert left == {"membership:giessen": 2017}
    first = {key for key, row in cities.items() if row["joined_on"].year == 2015}
    assert first == {"membership:wetzlar", "membership:marburg", "membership:giessen"}
    assert {row["joined_precision"] for row in cities.values()} == {"year"}


def test_phases_have_their_sponsors() -> None:
    phases = by_key("phases")
    sponsors = [
        [row["organisation"].removeprefix("org:") for row in phase.get("sponsors", [])]
        for phase in phases.values()
    ]
    assert sponsors == [
        [
            "bmfsfj",
            "bertelsmann",
            "bmw-stiftung",
            "generali",
            "herbert-quandt-stiftung",
            "koerber",
            "robert-bosch",
        ],
        [
            "bmfsfj",
            "bethe",
            "bertelsmann",
            "breuninger",
            "joachim-herz",
            "koerber",
            "robert-bosch",
        ],
        [],
    ]
    assert [phase.get("ends_on") for phase in phases.values()] == [
        None,
        dt.date(2020, 6, 30),
        dt.date(2023, 6, 30),
    ]


def test_key_figures_are_counted_or_have_a_source() -> None:
    stated: dict[str, set[int]] = {}
    for programme in entries("programmes"):
        for figure in programme.get("key_figures", []):
            if figure.get("kind", "stated") == "stated":
                assert figure.get("as_of") or figure.get("source"), figure
                stated.setdefault(programme["code"], set()).add(figure["value"])
            else:
                assert "value" not in figure
    assert stated["engagierte-stadt"] == {113, 50, 47, 32, 29, 13, 3_000_000, 2_000_000}
    assert stated["engagement-lotsen"] == {600, 100}
    assert stated["fachkraefte"] == {300, 500, 3}
    assert stated["qualifizierung"] == {30}
    assert stated["aktive-buerger"] == {2_000_000}


def test_there_is_a_profile_for_every_member() -> None:
    centres = {centre["district"] for name in CENTRES for centre in entries(name)}
    cities = {row["membership"] for row in entries("cities")}
    rows = [row for row in entries("memberships") if "left_on" not in row]
    assert centres == {row["district"] for row in rows if "district" in row}
    assert cities == {row["key"] for row in rows if "municipality" in row}


def test_kassel_says_what_is_recorded() -> None:
    kassel = by_key("cities")["page:vor-ort/engagierte-staedte/kassel"]
    owner = by_key("organisations")[kassel["project_owner"]]
    assert kassel["inhabitants"] == 204_059
    assert kassel["hashtags"] == "#vielseitig #waschbärig #grün"
    assert kassel["partners"] == ["org:freiwillig-in-kassel", "org:hand-in-hand"]
    assert (owner["street"], owner["postcode"], owner["phone"]) == (
        "Fünffensterstraße 5",
        "34117",
        "+49 561 7872 010",
    )
    tandem = by_key("memberships")["tandem:kassel-wetzlar"]
    assert {tandem["first"], tandem["second"]} == {"membership:kassel", "membership:wetzlar"}


def test_group_pictures_show_as_many_people_as_their_captions_name() -> None:
    people = {row["key"]: row for row in entries("pictures") if "caption" in row}
    assert len(people) == 3
    for row in people.values():
        names = " ".join(row["caption"].split()).split(": ", 1)[1].split("), ")
        # Two names in a row without an office between them are separated by a comma only.
        count = sum(
            len([one for one in part.split("(")[0].split(", ") if one.strip()]) for part in names
        )
        assert count == row["people"], row["title"]


def test_light_markup_becomes_rich_text() -> None:
    text = """
## Rat & Tat

Erste Zeile,
zweite Zeile mit **Fettem** und [Ziel](page:ziel).

- eins
- zwei geht
  weiter
"""
    assert to_html(text, lambda key: {"page:ziel": 7}[key]) == (
        "<h2>Rat &amp; Tat</h2>"
        "<p>Erste Zeile, zweite Zeile mit <b>Fettem</b> und "
        '<a linktype="page" id="7">Ziel</a>.</p>'
        "<ul><li>eins</li><li>zwei geht weiter</li></ul>"
    )
