"""Writing the changes of an import in a number of statements that does not grow with the rows.

Rows that are written in bulk tell nobody, so a signal says which they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..models import Border, District, Municipality, Place, PlaceEvent, PlaceName, Postcode
from ..names import name_key, sort_key
from ..signals import places_written

_BATCH = 500
_NAMES = {"name", "short_name", "spellings"}


@dataclass(slots=True)
class Changes:
    """What an import wants to have written."""

    new: list[Place] = field(default_factory=list)
    events: list[PlaceEvent] = field(default_factory=list)
    borders: list[tuple[District, District]] = field(default_factory=list)
    _touched: dict[int, tuple[Place, set[str]]] = field(default_factory=dict)
    _links: list[tuple[Place, str, Place]] = field(default_factory=list)
    _postcodes: dict[int, tuple[Municipality, set[str]]] = field(default_factory=dict)

    def touch(self, place: Place, fields: Iterable[str]) -> None:
        """Note that these fields of a stored place were set."""
        names = set(fields)
        if names:
            self._touched.setdefault(id(place), (place, set()))[1].update(names)

    def link(self, place: Place, name: str, target: Place) -> None:
        """Let a field point to a place that is perhaps still to be written itself."""
        self._links.append((place, name, target))

    def add_postcodes(self, municipality: Municipality, codes: set[str]) -> None:
        self._postcodes.setdefault(id(municipality), (municipality, set()))[1].update(codes)

    def postcodes_of(self, municipality: Municipality) -> set[str]:
        return self._postcodes.get(id(municipality), (municipality, set()))[1]

    def write(self) -> None:
        """Write everything; run it in a transaction."""
        self._create(District)
        self._create(Municipality)
        self._set_links()
        self._update(District)
        self._update(Municipality)
        self._write_names()
        self._write_rows()
        self._announce()

    def _announce(self) -> None:
        owners: list[Place] = [owner for owner, _codes in self._postcodes.values()]
        stored = [place for place, _fields in self._touched.values()]
        written = {id(place): place for place in [*self.new, *stored, *owners]}
        if written:
            places_written.send(sender=Place, places=list(written.values()))

    def _create(self, model: type[Any]) -> None:
        rows = [place for place in self.new if isinstance(place, model)]
        for place in rows:
            place.sort_key = sort_key(place.sorted_by)
        model.objects.bulk_create(rows, batch_size=_BATCH)

    def _set_links(self) -> None:
        for place, name, target in self._links:
            setattr(place, name, target)
            self.touch(place, [name])

    def _update(self, model: type[Any]) -> None:
        touched = [entry for entry in self._touched.values() if isinstance(entry[0], model)]
        fields = set().union(*(names for _place, names in touched))
        if not touched:
            return
        for place, _names in touched:
            place.sort_key = sort_key(place.sorted_by)
        model.objects.bulk_update(
            [place for place, _names in touched], sorted(fields | {"sort_key"}), batch_size=_BATCH
        )

    def _write_names(self) -> None:
        PlaceName.objects.bulk_create(
            (
                PlaceName(folded=folded, **{place._meta.model_name: place})
                for place in self.new
                for folded in sorted({name_key(name) for name in place.all_names} - {""})
            ),
            batch_size=_BATCH,
        )
        created = {id(place) for place in self.new}
        for place, names in self._touched.values():
            if names & _NAMES and id(place) not in created:
                PlaceName.rewrite(place)

    def _write_rows(self) -> None:
        Postcode.objects.bulk_create(
            (
                Postcode(municipality=municipality, code=code)
                for municipality, codes in self._postcodes.values()
                for code in sorted(codes)
            ),
            batch_size=_BATCH,
        )
        PlaceEvent.objects.bulk_create(self.events, batch_size=_BATCH)
        for one, other in self.borders:
            Border.between(one, other)
