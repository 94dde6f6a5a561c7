"""Cells and circles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.places.lookup import distance_km as great_circle
from search.geo import cells, circle, distance_km

LATITUDES = st.floats(47.3, 55.0)
LONGITUDES = st.floats(5.9, 15.0)


@given(LATITUDES, LONGITUDES, st.floats(-1, 1), st.floats(-1.5, 1.5))
def test_distances_are_those_of_the_globe(lat: float, lon: float, up: float, right: float) -> None:
    one, other = (lat, lon), (lat + up, lon + right)
    assert distance_km(one, other) == pytest.approx(great_circle(one, other), rel=0.002, abs=0.01)


@settings(deadline=None, max_examples=60)
@given(
    st.tuples(LATITUDES, LONGITUDES),
    st.sampled_from([2.0, 10.0, 25.0, 50.0]),
    st.lists(st.tuples(st.floats(-0.6, 0.6), st.floats(-0.9, 0.9)), min_size=20, max_size=20),
)
def test_a_circle_holds_what_is_near(
    centre: tuple[float, float], km: float, offsets: list[tuple[float, float]]
) -> None:
    filled = set(circle(centre, km))
    tolerance = 0.2 if km <= 12 else 0.4 if km <= 40 else 0.8
    for up, right in offsets:
        point = (centre[0] + up, centre[1] + right)
        distance = distance_km(centre, point)
        if abs(distance - km) > tolerance:
            assert bool(filled.intersection(cells(point))) == (distance < km)


def test_a_circle_needs_few_cells() -> None:
    assert len(circle((50.58, 8.67), 25.0)) < 700
    assert len(circle((50.58, 8.67), 200.0)) < 3000
    assert len(circle((50.58, 8.67), 25.0, 2)) < 200


def test_cells_do_not_overlap() -> None:
    filled = circle((50.58, 8.67), 25.0)
    assert len(set(filled)) == len(filled)
    inside = sum(len(set(cells((50.58 + n / 500, 8.67))) & set(filled)) for n in range(-50, 50))
    assert inside == 100
