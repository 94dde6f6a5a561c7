"""Districts of the register: the hand-made names stay, keys and new districts come in."""

from __future__ import annotations

from ..models import District, PlaceEvent
from ..names import name_key
from .naming import district_names, full_name
from .register import DistrictRow
from .report import FieldChange, Outcome
from .run import Run, label
from .stock import folded_names

_KEPT = (
    "name",
    "short_name",
    "spellings",
    "plate_code",
    "latitude",
    "longitude",
    "tile_column",
    "tile_row",
)


def take_district(run: Run, row: DistrictRow) -> None:
    """Bring one row of the file into the stock."""
    if known := run.stock.current(row.key):
        _update(run, row, known)
    elif former := run.stock.former(row.key):
        run.report_former(row, former)
    elif nameless := run.without_key(row):
        run.settle(nameless)
        _update(run, row, nameless, run.stock.update(nameless, {"key": row.key}))
    elif gone := run.under_another_key(row):
        _follow(run, row, gone)
    else:
        _add(run, row)


def _update(
    run: Run, row: DistrictRow, district: District, changes: list[FieldChange] | None = None
) -> None:
    changes = [*(changes or []), *run.stock.update(district, {"kind": _kind(row)})]
    note = ""
    if not {name_key(row.name), name_key(full_name(row))} & folded_names(district):
        spellings = [*district.spellings, full_name(row)]
        changes += run.stock.update(district, {"spellings": spellings})
        note = "the register has another name; rename it by hand if that is right"
    run.report.compare(row.where, label(district), changes, note)


def _add(run: Run, row: DistrictRow) -> None:
    names = district_names(row, shared=run.is_shared(row))
    district = District(
        key=row.key,
        kind=_kind(row),
        name=names.name,
        short_name=names.short_name,
        slug=names.slug,
        spellings=names.spellings,
    )
    run.stock.add(district)
    run.report.add(Outcome.NEW, row.where, label(district))


def _follow(run: Run, row: DistrictRow, old: District) -> None:
    """The same district under a new key: a new row, to which the old one points."""
    if run.needs_a_date(row, old) or run.valid_from is None:
        return
    district = District(
        key=row.key,
        kind=_kind(row),
        valid_from=run.valid_from,
        slug=f"{old.slug[:70]}-{run.valid_from.year}",
        **{name: getattr(old, name) for name in _KEPT},
    )
    run.stock.add(district)
    run.stock.changes.borders += [(district, neighbour) for neighbour in old.neighbours()]
    run.report.add(Outcome.NEW, row.where, label(district), note=f"was {old.key}; check borders")
    run.end(old, district, PlaceEvent.Kind.MERGED, f"now {label(district)}")


def _kind(row: DistrictRow) -> str:
    return District.Kind.CITY if row.is_city else District.Kind.COUNTY


def seat_cities(run: Run) -> None:
    """A new independent city has its administration in itself."""
    for district in run.stock.changes.new:
        is_city = isinstance(district, District) and district.is_city
        town = run.stock.current(f"{district.key}000") if is_city else None
        if town is not None:
            run.stock.changes.link(district, "seat", town)
