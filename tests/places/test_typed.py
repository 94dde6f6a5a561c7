"""Texts as people type them, taken apart, and names that are only like a place's."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from pages.demo import builders
from pages.places.lookup import close_places, find_places
from pages.places.models import Municipality
from pages.places.typed import Typed

pytestmark = pytest.mark.django_db


def town(name: str, **fields: Any) -> Municipality:
    return Municipality.objects.create(name=name, district=builders.district(), **fields)


@pytest.mark.parametrize(
    ("typed", "postcode", "key"),
    [
        ("35390 Gießen", "35390", "giessen"),
        ("D-35390 Gießen", "35390", "giessen"),
        ("Gießen 35390", "35390", "giessen"),
        ("035390", "", "035390"),
        ("Rosbach v. d. Höhe", "", "rosbachvdhohe"),
        ("٣٥٣٩٠", "", ""),
        ("Gie\0ßen\u200b", "", "giessen"),
    ],
)
def test_postcode_and_name_are_taken_apart(typed: str, postcode: str, key: str) -> None:
    read = Typed.read(typed)
    assert (read.postcode, read.keys[0] if read.keys else "") == (postcode, key)


def test_long_texts_are_cut() -> None:
    assert len(Typed.read("Gießen " * 5_000).text) <= 100


def test_successor_of_a_place_is_found() -> None:
    new = town("Neustadt")
    old = town("Altdorf", successor=new, valid_until=dt.date(2020, 12, 31))
    assert find_places("Altdorf").municipalities == [new]
    assert find_places("Altdorf", dt.date(2019, 1, 1)).municipalities == [old]


def test_literal_name_goes_before_its_parts() -> None:
    town("Kassel")
    bracketed = town("Kassel (Weser)")
    assert find_places("Kassel (Weser)").municipalities == [bracketed]
    assert [one.name for one in find_places("Kassel, Hessen").municipalities] == ["Kassel"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Giesen", ["Gießen", "Giesel"]),
        ("Gieß", ["Gießen"]),
        ("Gießen Wieseck", ["Gießen"]),
        ("Homburg", ["Bad Homburg v. d. Höhe"]),
        ("Entenhausen", []),
        ("x" * 100, []),
        ("", []),
    ],
)
def test_close_names_come_in_order(typed: str, names: list[str]) -> None:
    for name in ("Giesel", "Gießen", "Bad Homburg v. d. Höhe", "Wetzlar"):
        town(name)
    assert [one.name for one in close_places(typed).municipalities] == names


def test_map_has_room_for_sixteen_by_twenty_four() -> None:
    place = builders.district("Eckkreis", tile_column=16, tile_row=24)
    place.clean()
    for column, row in ((17, 1), (1, 25)):
        place.tile_column, place.tile_row = column, row
        with pytest.raises(ValidationError, match="16"):
            place.clean()
