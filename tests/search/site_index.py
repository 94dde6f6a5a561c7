"""The index of the site in tests: put in place, worked off, read, and made afresh."""

from __future__ import annotations

from functools import partial

import pytest

from pages.base import changes
from pages.base.models import Change, Cursor
from search import site as search_site
from search.engines.scratch import scratch_engine
from search.indexes import SITE, Index, indexes
from search.upkeep import put_in, rebuild


def use(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, the site keeps and asks this index under its name."""
    monkeypatch.setitem(indexes(), index.name, index)  # type: ignore[arg-type]
    known = changes.Consumer(index.name, partial(put_in, index), index.at_once)
    monkeypatch.setitem(changes.consumers, index.name, known)
    search_site.forget()


def work_off() -> None:
    """What the job for changes does."""
    while changes.drain(SITE):
        pass
    cursor = Cursor.objects.get(consumer=SITE)
    assert not cursor.error, cursor.error
    assert not Change.objects.filter(pk__gt=cursor.position).exists()


def stored(index: Index) -> dict[str, dict[str, object]]:
    """All that an index tells of its documents."""
    keys = list(index.engine.keys())
    assert len(keys) == len(set(keys))
    return index.engine.get(keys)


def afresh() -> dict[str, dict[str, object]]:
    """The same of an index that is built anew from the database."""
    with scratch_engine("tantivy") as engine:
        made = Index("scratch", engine, at_once=True)
        rebuild(made)
        return stored(made)
