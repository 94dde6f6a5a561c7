"""Municipalities of the register: new ones, changed facts, renamings, changed keys."""

from __future__ import annotations

from typing import Any

from ..models import District, Municipality, PlaceEvent
from ..names import name_key
from .naming import spellings_of
from .register import MunicipalityRow
from .report import FieldChange, Outcome
from .run import Run, label
from .stock import folded_names

POINT_DIGITS = 6


def take_municipality(run: Run, row: MunicipalityRow) -> None:
    """Bring one row of the file into the stock."""
    district = run.stock.current(row.district_key)
    if former := run.stock.former(row.key):
        run.report_former(row, former)
    elif district is None:
        why = f"its district {row.district_key} is neither stored nor (in order) in the file"
        run.report.refuse(row.where, f"{row.key} {row.name}", why)
    elif known := run.stock.current(row.key):
        _update(run, row, known, district)
    elif nameless := run.without_key(row):
        run.settle(nameless)
        _update(run, row, nameless, district, run.stock.update(nameless, {"key": row.key}))
    elif gone := run.under_another_key(row):
        _follow(run, row, gone, district)
    else:
        _add(run, row, district)


def _add(run: Run, row: MunicipalityRow, district: District) -> None:
    municipality = Municipality(
        key=row.key, district=district, spellings=spellings_of(row.name), **_facts(run, row)
    )
    run.stock.add(municipality)
    run.stock.add_postcodes(municipality, [row.postcode])
    run.report.add(Outcome.NEW, row.where, label(municipality))


def _facts(run: Run, row: MunicipalityRow) -> dict[str, Any]:
    counted_on = run.register.population_on if row.population is not None else None
    return {
        "name": row.name,
        "title": row.title,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "population": row.population,
        "population_on": counted_on,
    }


def _update(
    run: Run,
    row: MunicipalityRow,
    municipality: Municipality,
    district: District,
    changes: list[FieldChange] | None = None,
) -> None:
    changes = [*(changes or []), *_rename(run, row, municipality)]
    values: dict[str, Any] = {"district": district}
    if row.title:
        values["title"] = row.title
    if row.latitude is not None and _has_moved(row, municipality):
        values |= {"latitude": row.latitude, "longitude": row.longitude}
    if _is_newer_count(run, row, municipality):
        _note_growth(run, row, municipality)
        values |= {
            "population": row.population,
            "population_on": run.register.population_on,
        }
    changes += run.stock.update(municipality, values)
    changes += run.stock.add_postcodes(municipality, [row.postcode])
    run.report.compare(row.where, label(municipality), changes, _name_note(row, municipality))


def _rename(run: Run, row: MunicipalityRow, municipality: Municipality) -> list[FieldChange]:
    """A name that nobody knew yet is the new one; the old one stays as a spelling."""
    if name_key(row.name) in folded_names(municipality):
        return []
    old = municipality.name
    run.stock.event(municipality, PlaceEvent.Kind.RENAMED, f"{old} → {row.name}")
    spellings = [*municipality.spellings, old]
    return run.stock.update(municipality, {"name": row.name, "spellings": spellings})


def _name_note(row: MunicipalityRow, municipality: Municipality) -> str:
    """A name that is among the spellings may be the official one now; an editor decides."""
    if name_key(row.name) == name_key(municipality.name):
        return ""
    return f"the register calls it “{row.name}”"


def _has_moved(row: MunicipalityRow, municipality: Municipality) -> bool:
    """Whether the centre point differs by more than rounding."""
    pairs = ((row.latitude, municipality.latitude), (row.longitude, municipality.longitude))
    return any(
        old is None or new is None or round(new - old, POINT_DIGITS) != 0 for new, old in pairs
    )


def _is_newer_count(run: Run, row: MunicipalityRow, municipality: Municipality) -> bool:
    """A count replaces none or an older one; one without a date replaces none with a date."""
    counted_on, stored_on = run.register.population_on, municipality.population_on
    if row.population is None or municipality.population is None:
        return row.population is not None
    if counted_on is None or stored_on is None:
        return stored_on is None
    return counted_on >= stored_on


def _note_growth(run: Run, row: MunicipalityRow, municipality: Municipality) -> None:
    if municipality.population is not None and row.population is not None:
        run.growth[id(municipality)] = row.population - municipality.population


def _follow(run: Run, row: MunicipalityRow, old: Municipality, district: District) -> None:
    """The same municipality under a new key: a new row, to which the old one points."""
    if run.needs_a_date(row, old):
        return
    facts = _facts(run, row)
    facts["title"] = row.title or old.title
    spellings = list(dict.fromkeys([*old.spellings, *_other_names(row, old)]))
    municipality = Municipality(
        key=row.key, district=district, valid_from=run.valid_from, spellings=spellings, **facts
    )
    run.stock.add(municipality)
    run.stock.add_postcodes(municipality, {*run.stock.postcodes(old), row.postcode})
    moved = old.district.key != row.district_key
    origin = f"was {old.key} in {old.district.name}"
    run.report.add(Outcome.NEW, row.where, label(municipality), note=origin)
    kind = PlaceEvent.Kind.MOVED if moved else PlaceEvent.Kind.MERGED
    run.end(old, municipality, kind, f"now {label(municipality)} in {district.name}")
    _move_seat(run, old, municipality)


def _other_names(row: MunicipalityRow, old: Municipality) -> list[str]:
    return [old.name] if name_key(old.name) != name_key(row.name) else []


def _move_seat(run: Run, old: Municipality, new: Municipality) -> None:
    """The administration of a district stays in its town."""
    for district in run.stock.districts:
        if district.seat_id == old.pk and run.stock.is_current(district):
            run.stock.changes.link(district, "seat", new)
