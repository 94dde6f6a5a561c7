"""Keeping note of what stands in the lists, from the change rows, and of what has left them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from pages.base import changes
from pages.base.lease import claimed
from pages.base.models import Change, Cursor

from ..affected import FEW, affected
from ..items import identity_field, leading
from .models import Listing
from .sets import SETS, DataSet

CONSUMER = "open-data"
LEASE_SECONDS = 3600
KEEP = dt.timedelta(days=365)
"""For how long the API says that something is gone."""
_SLICE = 500


def note(rows: Sequence[Change]) -> None:
    """Consumer: note what the changes put into the lists, altered in them, or took out of them."""
    found, gone = affected(rows)
    work = [(one, found.get(one.model, set()) | gone) for one in SETS]
    if changes.somebody_waits() and sum(len(identities) for _one, identities in work) > FEW:
        raise changes.Later
    for one, identities in work:
        for some in _slices(sorted(identities)):
            _note(one, some, _next_moment(one))
        if one.held:  # there are a few hundred of them at most
            _mend(one)


def compare() -> int:
    """Bring all notes in line with the lists; the number of differences mended.

    Nothing is done while somebody else takes notes: their moments must follow one another.
    """
    cursor, _created = Cursor.objects.get_or_create(consumer=CONSUMER)
    with claimed(cursor, LEASE_SECONDS) as mine:
        if not mine:
            return 0
        return sum(_mend(one) for one in SETS)


def forget_old() -> int:
    """Delete the notes of what has been gone for longer than `KEEP`."""
    before = timezone.now() - KEEP
    old = Q(gone_at__lt=before) | Q(gone_at__isnull=True, until__lt=before)
    return Listing.objects.filter(old).delete()[0]


def gone_since(one: DataSet, since: dt.datetime, at: dt.datetime) -> QuerySet[Listing]:
    """What has left the lists after `since`."""
    by_itself = Q(gone_at__isnull=True, until__lte=at, until__gt=since)
    return Listing.objects.filter(Q(gone_at__gt=since) | by_itself, type=one.type).order_by("pk")


def gone_at(row: Listing) -> dt.datetime | None:
    """When it left the lists: when somebody took it out, or by itself."""
    return row.gone_at or row.until


def last_seen(one: DataSet, identity: str) -> Listing | None:
    """The note about a thing that is not in the lists (any more); None if it never was."""
    return Listing.objects.filter(type=one.type, identity=identity).first()


def newest(one: DataSet, at: dt.datetime) -> dt.datetime | None:
    """When the lists of a set last changed; None while nothing is known. Three quick queries."""
    rows = Listing.objects.filter(type=one.type)
    changed = rows.order_by("-changed_at").values_list("changed_at", flat=True)
    taken = (
        rows.filter(gone_at__isnull=False).order_by("-gone_at").values_list("gone_at", flat=True)
    )
    over = rows.filter(until__lte=at).order_by("-until").values_list("until", flat=True)
    moments = (changed.first(), taken.first(), over.first())
    return max((moment for moment in moments if moment), default=None)


def _note(one: DataSet, identities: Collection[str], moment: dt.datetime) -> None:
    field = identity_field(one.model)
    rows = leading(one.model).filter(**{f"{field}__in": list(_fitting(one, identities))})
    listed = {str(getattr(row, field)): row for row in rows}
    Listing.objects.bulk_create(
        [_listing(one, identity, row, moment) for identity, row in listed.items()],
        update_conflicts=True,
        unique_fields=["type", "identity"],
        update_fields=["object_id", "changed_at", "until", "gone_at"],
    )
    _mark_gone(one, set(identities) - listed.keys(), moment)


def _listing(one: DataSet, identity: str, row: Any, moment: dt.datetime) -> Listing:
    return Listing(
        type=one.type,
        identity=identity,
        object_id=row.pk,
        changed_at=moment,
        until=row.listed_until(),
    )


def _mark_gone(one: DataSet, identities: Collection[str], moment: dt.datetime) -> int:
    """Those that were noted are gone: since their time ran out, or now."""
    rows = Listing.objects.filter(type=one.type, identity__in=identities, gone_at__isnull=True)
    over = rows.filter(until__lte=moment).update(gone_at=F("until"))
    return over + rows.update(gone_at=moment)


def _fitting(one: DataSet, identities: Iterable[str]) -> Iterable[str]:
    """Those that can be an id of the set: pages have long ones, records short ones."""
    long = identity_field(one.model) == "translation_key"
    return (identity for identity in identities if (len(identity) > 30) == long)


def _next_moment(one: DataSet) -> dt.datetime:
    """Now, and later than all that is noted: who has seen the newest note has seen them all."""
    noted = Listing.objects.filter(type=one.type).aggregate(Max("changed_at"), Max("gone_at"))
    after = [moment + dt.timedelta(microseconds=1) for moment in noted.values() if moment]
    return max([timezone.now(), *after])


def _mend(one: DataSet) -> int:
    """Bring the notes of a set in line with its list; the number of differences."""
    return _add_missing(one) + _take_out(one)


def _add_missing(one: DataSet) -> int:
    """Note what is listed, and is not noted or noted as gone."""
    field = identity_field(one.model)
    known = Listing.objects.filter(type=one.type, gone_at__isnull=True)
    listed = leading(one.model).exclude(pk__in=known.values("object_id"))
    missing = [str(identity) for identity in listed.values_list(field, flat=True)]
    for some in _slices(missing):
        _note(one, some, _next_moment(one))
    return len(missing)


def _take_out(one: DataSet) -> int:
    """Mark as gone what is noted and not listed."""
    known = Listing.objects.filter(type=one.type, gone_at__isnull=True)
    listed = leading(one.model).values("pk")
    surplus = list(known.exclude(object_id__in=listed).values_list("identity", flat=True))
    return sum(_mark_gone(one, some, _next_moment(one)) for some in _slices(surplus))


def _slices(identities: Sequence[str]) -> Iterable[Sequence[str]]:
    return (identities[start : start + _SLICE] for start in range(0, len(identities), _SLICE))
