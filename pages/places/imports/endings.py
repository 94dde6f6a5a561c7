"""Places that a complete register no longer has: they end, and point to their successor."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import District, Municipality, Place, PlaceEvent
from .run import Run, label
from .successors import Successors

_FEW = 10


def end_missing(run: Run) -> None:
    """End what the file no longer has, if the day is known and the file can be trusted."""
    if run.gone and run.valid_from is None:
        _remark(run, "Give --valid-from with the day of the changes to let them end.")
    elif run.gone and run.register.unreadable_keys:
        why = "nothing was ended: lines without a readable key may be those that seem to be gone"
        run.report.refuse("", f"{len(run.gone)} places that are not in the file", why)
    else:
        for state in sorted({str(place.key)[:2] for place in run.gone.values()}):
            _end_in_state(run, state)
    _date_new_districts(run)


def _remark(run: Run, advice: str) -> None:
    names = ", ".join(label(place) for place in list(run.gone.values())[:_FEW])
    more = " …" if len(run.gone) > _FEW else ""
    run.report.remarks.append(
        f"{len(run.gone)} stored places are not in the file: {names}{more}. {advice}"
    )


def _end_in_state(run: Run, state: str) -> None:
    gone = [place for place in run.gone.values() if str(place.key).startswith(state)]
    municipalities = [place for place in gone if isinstance(place, Municipality)]
    if state not in run.register.states:
        _remark(run, "The file has no row of the state itself (type 10): nothing was ended.")
    elif _is_doubtful(run, state, len(municipalities)):
        why = "nothing was ended: more than half of the state is missing in the file"
        run.report.refuse("", f"{len(municipalities)} municipalities of state {state}", why)
    else:
        successors = Successors(run, municipalities)
        for municipality in municipalities:
            _end(run, municipality, successors.of(municipality))
        for place in gone:
            if isinstance(place, District):
                _end_district(run, place)


def _is_doubtful(run: Run, state: str, gone: int) -> bool:
    stored = [one for one in run.stock.municipalities if str(one.key or "").startswith(state)]
    return gone > max(_FEW, len(stored) // 2)


def _end_district(run: Run, district: District) -> None:
    inside = [one for one in run.stock.municipalities if one.district is district]
    if any(run.stock.is_current(one) for one in inside):
        why = "is not in the file, but municipalities of it are still valid"
        run.report.refuse("", label(district), why)
    else:
        heirs = [run.heirs.get(id(one)) for one in inside]
        _end(run, district, _only(one.district for one in heirs if isinstance(one, Municipality)))


def _end(run: Run, place: Place, successor: Place | None) -> None:
    if successor is None:
        run.end(place, None, PlaceEvent.Kind.ENDED, "successor unknown: please enter it by hand")
        return
    run.end(place, successor, PlaceEvent.Kind.MERGED, f"now {label(successor)}")
    if successor in run.stock.changes.new:
        successor.valid_from = run.valid_from


def _date_new_districts(run: Run) -> None:
    """A new district has begun on the day on which a municipality moved into it."""
    new = run.stock.changes.new
    begun = {id(one.district) for one in new if isinstance(one, Municipality) and one.valid_from}
    for place in new:
        if id(place) in begun:
            place.valid_from = run.valid_from


def _only(districts: Iterable[District]) -> District | None:
    """The one that all of them are."""
    found = {id(district): district for district in districts}
    return next(iter(found.values())) if len(found) == 1 else None
