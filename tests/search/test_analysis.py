"""Stems, compounds and documents."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from search.analysis.analyser import Analyser, analyser, extra_words, use_extra_words
from search.analysis.compounds import Splitter
from search.analysis.documents import document, documents
from search.documents import EVERYWHERE, Item

NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def stem(word: str, language: str = "de") -> str:
    found = analyser(language).word(word)
    return found.stem if found else ""


@pytest.mark.parametrize(
    "words",
    [
        "märchen maerchen marchen",
        "häuser haeuser haus hauses",
        "straße strasse",
        "helfer helferin helferinnen helfen",
        "pate patin paten patinnen",
        "lotse lotsin lotsinnen",
        "student studentin studentinnen studenten",
        "arzt ärztin aerztin ärzte",
        "koch köchin köchinnen",
        "senior seniorin senioren",
        "mentor mentorin mentorinnen",
        "kurs kurse kursen",
        "dienst dienste",
        "deutschkurs deutschkurse",
        "vorlesepate vorlesepatin vorlesepaten",
        "kita kitas",
        "auto autos",
        "museum museen",
        "praktikum praktika",
        "zentrum zentren",
        "nachbar nachbarn",
        "feier feiern",
        "café cafe cafés",
    ],
)
def test_forms_of_a_word_meet(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_different_words_stay_apart() -> None:
    assert stem("verein") == "verein"
    assert stem("termin") == "termin"
    assert stem("medizin") == "medizin"
    assert len({stem(word) for word in ["neu", "neun", "haus", "hase", "garten", "karte"]}) == 6


def test_english_has_its_own_stems() -> None:
    assert stem("reading", "en") == stem("reads", "en") == "read"
    assert stem("the", "en") == ""


def test_words_that_only_hold_a_sentence_are_left_out() -> None:
    assert [found.stem for found in analyser("de").text("Die Katze und der Hund")] == [
        stem("katze"),
        stem("hund"),
    ]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("hausaufgabenhilfe", {"haus", "aufgaben", "hilfe"}),
        ("märchenerzählerin", {"marchen", "erzahler"}),
        ("maerchenstunde", {"marchen", "stunde"}),
        ("spaziergang", {"spazier", "gang"}),
        ("schulgarten", {"schul", "garten"}),
        ("lesementorinnen", {"lese", "mentor"}),
        ("seniorenheim", {"senioren", "heim"}),
        ("fahrdienste", {"fahr", "dienste"}),
        ("rettungsdienst", {"rettung", "dienst"}),
        ("streuobstwiese", {"streu", "obst", "wiese"}),
    ],
)
def test_compounds_are_split(word: str, parts: set[str]) -> None:
    assert parts <= set(Splitter().parts(word))


@pytest.mark.parametrize(
    "word", ["nachbarschaft", "betreuung", "begleitung", "bürger", "xyzxyzxyz"]
)
def test_simple_words_are_not_split(word: str) -> None:
    assert Splitter().parts(word) == ()


def test_names_of_places_are_not_split() -> None:
    found = analyser("de").word("vogelsberg")
    assert found is not None
    assert found.parts == ()
    assert Splitter().parts("vogelsberg") != ()


def test_words_of_editors_are_parts() -> None:
    assert Splitter().parts("gugelhupfrunde") == ()
    assert Splitter(["Gugelhupf"]).parts("gugelhupfrunde") == ("gugelhupf", "runde")
    before = extra_words()
    try:
        use_extra_words(["Gugelhupf"])
        found = analyser("de").word("gugelhupfrunde")
        assert found is not None
        assert found.leaves == (stem("gugelhupf"), stem("runde"))
    finally:
        use_extra_words(before)


def test_endless_words_are_cut() -> None:
    found = Analyser("de").word("donau" * 3000)
    assert found is not None
    assert len(found.stem) <= 60


def test_a_document_has_everything_ready() -> None:
    made = document(
        Item(
            type="opportunity",
            id="7",
            locale="de",
            title="Hausaufgabenhilfe für Kinder",
            organisation="Lernhilfe e. V.",
            categories=("Schule und Bildung",),
            place_names=("Gießen",),
            summary="Jede Woche.",
            body="Mathe und E-Mail.",
            facets={"field": ("school",), "audience": ()},
            tags=("organisation:3",),
            point=(50.58, 8.67),
            municipalities=(5,),
            districts=(2,),
            first_published=NOON,
            visible_until=NOON,
            stored={"url": "/x/"},
        )
    )
    assert made.key == "opportunity:7:de"
    assert made.texts["title"].split() == ["hausaufgabenhilf", "kind"]
    assert {"haus", "aufgab", "hilf"} <= set(made.texts["title_parts"].split())
    assert made.texts["title_words"] == "hausaufgabenhilfe fur kinder"
    assert "email" in made.texts["body_parts"].split()
    assert {"hausaufgabenhilf", "hilf", "giess", "math"} <= set(made.terms.split())
    assert {"gießen", "hausaufgabenhilfe"} <= set(made.words.split())
    assert "für" not in made.words.split()
    assert made.facets == {"field": ("school",)}
    where = made.where.split()
    assert {"m5", "d2"} <= set(where)
    assert EVERYWHERE not in where
    assert made.visible_until == int(NOON.timestamp())
    stored = json.loads(made.stored)
    assert stored["title"] == "Hausaufgabenhilfe für Kinder"
    assert stored["url"] == "/x/"


def test_what_has_no_place_is_everywhere() -> None:
    assert document(Item("page", "1", "de", "Titel")).where == EVERYWHERE
    online = Item("page", "1", "de", "Titel", point=(50.0, 8.0), everywhere=True)
    assert EVERYWHERE in document(online).where.split()


def test_order_without_dates_comes_last_and_rank_is_stable() -> None:
    early = Item("page", "1", "de", "A", starts=NOON, first_published=NOON)
    late = Item("page", "2", "de", "A")
    assert document(early).starts < document(late).starts
    assert document(early).newest > document(late).newest
    assert document(early).rank == document(early).rank > document(late).rank
    better = Item("page", "2", "de", "A", quality=1.0)
    assert 0 <= document(late).rank < document(better).rank <= 1


def test_an_untranslated_text_is_analysed_in_its_own_language() -> None:
    made = document(Item("page", "1", "en", "Märchen vorlesen", language="de"))
    assert made.locale == "en"
    assert made.texts["title"] == "march vorles"


def test_several_processes_give_the_same_documents_in_order() -> None:
    items = [Item("page", str(number), "de", f"Gartenarbeit {number}") for number in range(1200)]
    assert list(documents(items, processes=2, chunk=100)) == [document(one) for one in items]
