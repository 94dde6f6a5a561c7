"""Words in a text: one form for all ways of writing them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.folding import fold
from search.analysis.tokens import chains, nfc, pairs, tokens

FORMS = [
    "Helfer*innen",
    "Helfer:innen",
    "Helfer_innen",
    "Helfer·innen",
    "Helfer/innen",
    "Helfer/-innen",
    "Helfer(innen)",
    "HelferInnen",
    "Helfer\u00ad*\u00adinnen",
]


@pytest.mark.parametrize("text", FORMS)
def test_gender_forms_are_one_word(text: str) -> None:
    assert [token.form for token in tokens(text)] == ["helfer"]
    assert [token.word for token in tokens(text)] == ["helferinnen"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Lehrer/in gesucht", ["lehrer", "gesucht"]),
        ("Ehrenamtliche*r", ["ehrenamtliche"]),
        ("Schüler*innenzeitung", ["schülerzeitung"]),
        ("Haus\u00adauf\u00adgaben", ["hausaufgaben"]),
        ("und/oder, 24/7 (in Gießen): klein", ["und", "oder", "24", "7", "in", "gießen", "klein"]),
        ("Hin- und Rückfahrt", ["hin", "und", "rückfahrt"]),
        ("Ein Tag in Indien IN GROSS", ["ein", "tag", "in", "indien", "in", "gross"]),
        ("a_b snake_case", ["a", "b", "snake", "case"]),
        ("", []),
        ("!?*-/()", []),
    ],
)
def test_words(text: str, forms: list[str]) -> None:
    assert [form for _word, form in pairs(nfc(text))] == forms


def test_positions_fit_the_text() -> None:
    text = nfc("Für Märchen-Freund*innen (ab 60): „Lesen“")
    assert [text[token.start : token.end] for token in tokens(text)] == [
        "Für",
        "Märchen",
        "Freund*innen",
        "ab",
        "60",
        "Lesen",
    ]


def test_words_joined_by_hyphens() -> None:
    assert chains("E-Mail und Repair‑Café, 1-2") == ["email", "repaircafé"]


_PIECES = st.sampled_from(
    ["Helfer", "*innen", ":in", "/-innen", "(in)", "In", "Innen", "\u00ad", " ", "_", "·", "ä", "ß"]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=3)), max_size=12).map("".join))
def test_the_fast_way_and_the_exact_way_agree(text: str) -> None:
    text = nfc(text)
    assert pairs(text) == [(token.word, token.form) for token in tokens(text)]


@given(st.text(max_size=60))
def test_terms_never_have_blanks_or_signs(text: str) -> None:
    for token in tokens(nfc(text)):
        assert token.form
        assert not any(sign.isspace() for sign in token.form)


def test_spellings_of_umlauts_meet() -> None:
    assert fold("märchen") == fold("maerchen") == fold("marchen")
    assert fold("straße") == fold("strasse")
    assert fold("neue") != fold("neu")
    assert fold("café") == "cafe"
