"""Names of places in a text."""

from __future__ import annotations

import pytest

from pages.places import gazetteer as module
from pages.places.gazetteer import DATA, Gazetteer, place_words, regions, spots_of_file
from pages.places.models import District, Municipality, Postcode


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    made = Gazetteer()
    made.add(spots_of_file(DATA / "hessen.json"))
    made.add(regions())
    return made


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chor limburg lahn", {"Limburg a. d. Lahn"}),
        ("limburg a d lahn", {"Limburg a. d. Lahn"}),
        ("heppenheim bergstr", {"Heppenheim (Bergstraße)"}),
        ("kreis offenbach", {"Landkreis Offenbach"}),
        ("offenbach", {"Offenbach am Main", "Stadt Offenbach am Main"}),
        ("landkreis kassel", {"Landkreis Kassel"}),
        ("kassel", {"Kassel", "Stadt Kassel"}),
        ("homberg efze", {"Homberg (Efze)"}),
        ("homberg", {"Homberg (Efze)", "Homberg (Ohm)"}),
        ("bad homburg", {"Bad Homburg v. d. Höhe"}),
        ("großgerau", {"Groß-Gerau", "Landkreis Groß-Gerau"}),
        ("wandern taunus", {"Taunus"}),
        ("35390", {"Gießen"}),
        ("main kinzig kreis", {"Main-Kinzig-Kreis"}),
        ("nirgendwo", set()),
        ("", set()),
    ],
)
def test_places_are_found_in_every_spelling(
    gazetteer: Gazetteer, text: str, names: set[str]
) -> None:
    found = [spot.name for named in gazetteer.find(text.split()) for spot in named.spots]
    assert set(found) == names


def test_the_words_that_name_a_place(gazetteer: Gazetteer) -> None:
    (named,) = gazetteer.find(["chor", "in", "limburg", "an", "der", "lahn", "singen"])
    assert (named.start, named.end) == (2, 6)


def test_names_that_begin_so(gazetteer: Gazetteer) -> None:
    assert gazetteer.starting("giess", 3)[0] == "Gießen"
    assert gazetteer.starting("35390", 3) == ["Gießen"]
    assert "giessen" in gazetteer
    assert gazetteer.starting("", 3) == []


def test_names_of_one_word() -> None:
    assert {"vogelsberg", "odenwald", "kassel"} <= place_words()
    assert "bad homburg" not in place_words()


@pytest.mark.django_db
def test_the_tables_are_read_with_few_queries(django_assert_num_queries) -> None:
    district = District.objects.create(
        name="Landkreis Neuland", short_name="Neuland", slug="neuland", kind="county", key="99999"
    )
    town = Municipality.objects.create(
        name="Neustadt an der Neu", district=district, key="99999001", latitude=50.0, longitude=8.0
    )
    Postcode.objects.create(municipality=town, code="99998")
    module.forget()
    try:
        with django_assert_num_queries(3):
            made = module.gazetteer()
        with django_assert_num_queries(0):
            assert module.gazetteer() is made
        (named,) = made.find(["neustadt", "neu"])
        assert [(spot.municipality, spot.district) for spot in named.spots] == [
            (town.pk, district.pk)
        ]
        assert made.find(["99998"])[0].spots == named.spots
        assert made.find(["neuland"])[0].spots[0].district == district.pk
    finally:
        module.forget()
