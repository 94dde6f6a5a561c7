"""Opportunities, events, courses and contact points: complete and published, each in one call."""

from __future__ import annotations

import datetime as dt
import hashlib
from itertools import count
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale

from pages.base.choices import Place
from pages.base.models import Category, CategoryText, TranslatedRecord
from pages.base.models.texts import ID_ALPHABET
from pages.events.models import ContactPoint, Course, Event
from pages.opportunities.models import Opportunity

from .around import contact, organisation, visiting
from .places import municipality

R = TypeVar("R", bound=TranslatedRecord)

_numbers = count(1)


def opportunity(title: str = "", **fields: Any) -> Opportunity:
    """A published offer of an organisation, with a contact, a place and one field."""
    fields.setdefault("teaser", "Einmal in der Woche lesen Sie mit einem Kind.")
    fields.setdefault("description", "<p>Sie treffen Ihr Lesekind in der Schule.</p>")
    if "organisation" not in fields:
        fields["organisation"] = organisation()
    if "contact" not in fields:
        fields["contact"] = contact(function="Koordination", organisation=fields["organisation"])
    if "categories" not in fields:
        fields["categories"] = [category()]
    if fields.get("place_kind", Place.ONSITE) in (Place.ONSITE, Place.HYBRID):
        _somewhere(fields)
    return record(Opportunity, title or f"Beispielangebot {next(_numbers)}", **fields)


def event(title: str = "", *, was_at: dt.datetime | None = None, **fields: Any) -> Event:
    """A published event in a month, for two hours.

    `was_at`: the time for which it was announced first. It is then published twice, as is one that
    was cancelled or is online instead: a subscribed calendar sees the change.
    """
    fields.setdefault("teaser", "Ein Abend für alle, die mitmachen wollen.")
    fields.setdefault("starts_at", timezone.now() + dt.timedelta(days=30))
    if "organiser" not in fields:
        fields["organiser"] = organisation()
    if fields.get("place_kind", Place.ONSITE) != Place.ONLINE:
        _somewhere(fields)
    title = title or f"Beispieltermin {next(_numbers)}"
    later: dict[str, Any] = {
        name: fields[name] for name in ("starts_at", "ends_at", "state") if name in fields
    }
    if was_at:
        if "ends_at" in fields:
            fields["ends_at"] += was_at - fields["starts_at"]
        fields["starts_at"] = was_at
    if not was_at and fields.get("state", Event.State.PLANNED) == Event.State.PLANNED:
        return record(Event, title, **fields)
    later["state_note"] = fields.pop("state_note", "")
    fields["state"] = Event.State.PLANNED
    row = record(Event, title, **fields)
    for name, value in later.items():
        setattr(row, name, value)
    return _published(row) if row.live else _saved(row)


def course(title: str = "", **fields: Any) -> Course:
    """A published course without a date."""
    fields.setdefault("teaser", "Ein Abend über die Kasse des Vereins.")
    fields.setdefault("description", "<p>Sie buchen ein Vereinsjahr im Zeitraffer.</p>")
    if "provider" not in fields:
        fields["provider"] = organisation()
    return record(Course, title or f"Beispielkurs {next(_numbers)}", **fields)


def contact_point(title: str = "", **fields: Any) -> ContactPoint:
    """A published contact point with address and hours."""
    fields.setdefault("teaser", "Rat für Vereine und Freiwillige.")
    if "organisation" not in fields:
        fields["organisation"] = organisation()
    if "visiting" not in fields:
        fields["visiting"] = visiting()
    _somewhere(fields)
    return record(ContactPoint, title or f"Anlaufstelle {next(_numbers)}", **fields)


def category(
    code: str = "school-and-education",
    facet: str = Category.Facet.FIELD,
    name: str = "Schule und Bildung",
) -> Category:
    """The category of that code, made when it is missing."""
    found = Category.objects.filter(facet=facet, code=code).first()
    if found:
        return found
    row: Any = Category(facet=facet, code=code)
    row.texts = [CategoryText(language=settings.LANGUAGE_CODE, name=name)]
    row.save()
    return row


def record(
    model: type[R],
    title: str,
    *,
    key: str = "",
    live: bool = True,
    at: dt.datetime | None = None,
    **fields: Any,
) -> R:
    """A German record as stored. `key` fixes its address; `at` is when it was first published."""
    locale, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    several = {field.name for field in model._meta.get_fields() if field.many_to_many}
    lists = {name: fields.pop(name) for name in list(fields) if name in several}
    if key:
        fields["public_id"] = stable_id(f"{model._meta.model_name}:{key}")
    row: Any = model(title=title, locale=locale, live=False, first_published_at=at, **fields)
    for name, rows in lists.items():
        setattr(row, name, rows)
    row.save()
    return _published(row) if live else _saved(row)


def stable_id(key: str, length: int = 6) -> str:
    """The id in addresses for a key: the same in every installation, made of the same letters."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    return "".join(
        ID_ALPHABET[number // len(ID_ALPHABET) ** place % len(ID_ALPHABET)]
        for place in range(length)
    )


def _published(row: R) -> R:
    row.save_revision().publish()
    return type(row)._default_manager.get(pk=row.pk)


def _saved(row: R) -> R:
    row.save_revision()
    return type(row)._default_manager.get(pk=row.pk)


def _somewhere(fields: dict[str, Any]) -> None:
    if not {"municipality", "district"} & fields.keys():
        fields["municipality"] = municipality()
