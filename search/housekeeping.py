"""The jobs of this room."""

from __future__ import annotations

import datetime as dt

from pages.base.jobs import job

from . import empty, rules
from .api import listings
from .engines.base import EngineError
from .indexes import kept
from .upkeep import Busy, differences, rebuild_if_needed, repair


class IndexFailed(Exception):
    """An index could not be kept; the job tries again."""


@job("search-indexes", every=dt.timedelta(seconds=30), lease_seconds=7200)
def keep_indexes() -> str:
    """Build indexes that are missing, damaged or old; let them follow changed settings."""
    built, failed = [], []
    for index in kept().values():
        try:
            if rebuild_if_needed(index):
                built.append(index.name)
        except (EngineError, Busy) as error:
            failed.append(f"{index.name}: {error}")
    if failed:
        raise IndexFailed("; ".join(failed))
    mended = rules.follow()
    return f"{', '.join(built) or 'nothing'} built, {mended} after a change of settings"


@job("forget-empty-searches", every=dt.timedelta(days=1))
def forget_empty_searches() -> str:
    """Delete searches without hits that nobody has made for three months."""
    return f"{empty.forget_old()} rows deleted"


@job("search-compare", every=dt.timedelta(days=1), lease_seconds=7200)
def compare_indexes() -> str:
    """Compare the indexes with the database, mend what differs, tidy up."""
    mended = 0
    for index in kept().values():
        found = differences(index)
        mended += len(found)
        repair(index, found)
        index.engine.tidy()
    return f"{mended} differences mended"


@job("open-data-compare", every=dt.timedelta(days=1), lease_seconds=7200)
def compare_listings() -> str:
    """Compare what the open data API has noted with the database, mend what differs."""
    return f"{listings.compare()} differences mended"


@job("forget-open-data", every=dt.timedelta(days=1))
def forget_listings() -> str:
    """Delete the notes of what has been gone for a year."""
    return f"{listings.forget_old()} rows deleted"
