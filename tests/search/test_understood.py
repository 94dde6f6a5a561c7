"""What the search has read out of the words can be taken back, and nothing else goes with it."""

from __future__ import annotations

import pytest

from search.pages.state import State
from search.pages.understood import without_place
from search.planner.answers import Understanding


@pytest.mark.parametrize(
    ("text", "place", "corrections", "rest"),
    [
        ("vorlessen in giesen", "gießen", {"giesen": "gießen"}, "vorlessen"),
        ("Heppenheim Bergstr. Tafel", "heppenheim bergstr", {}, "Tafel"),
        ("lernen in Gießen mit Kindern", "gießen", {}, "lernen mit Kindern"),
        ("Gießen", "gießen", {}, ""),
        ("choir near Kassel", "kassel", {}, "choir"),
    ],
)
def test_the_words_of_the_place_go_and_the_others_stay(
    text: str, place: str, corrections: dict[str, str], rest: str
) -> None:
    said = Understanding(place_typed=place, corrections=corrections)
    assert without_place(State("/de/suche/", text=text, page=3), said) == State(
        "/de/suche/", text=rest
    )


def test_a_place_that_is_not_found_in_the_words_leads_to_the_words_as_they_are() -> None:
    said = Understanding(place_typed="frankfurt")
    assert without_place(State("/de/suche/", text="ffm"), said).literally
