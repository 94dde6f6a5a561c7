"""After whatever happens to the site, the index says what the database says."""

from __future__ import annotations

import datetime as dt
import time

import pytest
import time_machine
from lives import Life, settle
from site_index import afresh, stored, work_off

from search.indexes import Index
from search.prints import is_over
from search.upkeep import differences

START = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)


def compare(index: Index, told: list[str]) -> None:
    """The index against the database, document by document."""
    found = differences(index)
    assert not found, (found, told[-12:])


def compare_with_a_new_one(index: Index) -> None:
    """The index against one made afresh: every document, and all that is stored of it.

    What has left the lists by its date may still lie there: the engine does not show it.
    """
    now = int(time.time())
    kept = {key: values for key, values in stored(index).items() if not is_over(values, now)}
    fresh = afresh()
    assert kept.keys() == fresh.keys()
    assert kept == fresh


@pytest.mark.parametrize("seed", range(3))
def test_the_index_follows_whatever_happens(index: Index, seed: int) -> None:
    with time_machine.travel(START) as clock:
        settle()
        work_off()
        life = Life(seed, clock)
        for _number in range(40):
            life.step()
            if life.chance.random() < 0.6:
                work_off()
                if life.chance.random() < 0.3:
                    compare(index, life.told)
        work_off()
        compare(index, life.told)
        compare_with_a_new_one(index)
