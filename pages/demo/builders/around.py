"""What pages lean on: organisations, contacts, visiting details, pictures, teams, topics."""

from __future__ import annotations

import datetime as dt
import io
from itertools import count
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image

from pages.base.models import (
    Contact,
    ContactText,
    KittImage,
    OpeningHours,
    Organisation,
    OrganisationText,
    Team,
    VisitingDetails,
    VisitingPerson,
    VisitingText,
    Weekday,
)
from pages.press.models import Topic, TopicText

_numbers = count(1)


def organisation(name: str = "", *, description: str = "", **fields: Any) -> Organisation:
    """A published organisation."""
    row: Any = Organisation(name=name or f"Beispielverein {next(_numbers)}", **fields)
    if description:
        row.texts = [OrganisationText(language="de", description=description)]
    return published(row)


def published(row: Any) -> Any:
    """Store a new record with drafts and publish it, as an approval does."""
    row.live = False
    row.save()
    row.save_revision().publish()
    return type(row).objects.get(pk=row.pk)


def contact(
    name: str = "Beispielperson", *, function: str = "Pressestelle", **fields: Any
) -> Contact:
    """A contact whose name, function, phone number and e-mail address are public."""
    fields.setdefault("phone", "069 90009-100")
    fields.setdefault("email", "kontakt@kitt.example")
    fields.setdefault("is_example", True)
    row: Any = Contact(name=name, **fields)
    row.texts = [ContactText(language="de", function=function)]
    return published(row)


def visiting(name: str = "", *, people: list[Contact] | None = None, **fields: Any) -> Any:
    """Visiting details with an address, a phone number and hours on two days."""
    details = {
        "street": "Am Markt 1",
        "postcode": "35576",
        "town": "Wetzlar",
        "phone": "069 90009-120",
        "email": "zentrum@kitt.example",
        **fields,
    }
    row: Any = VisitingDetails(name=name or f"Zentrum {next(_numbers)}", **details)
    row.hours = [
        OpeningHours(weekday=day, opens=dt.time(9), closes=dt.time(12))
        for day in (Weekday.TUESDAY, Weekday.THURSDAY)
    ]
    row.people = [
        VisitingPerson(contact=person, sort_order=number)
        for number, person in enumerate(people or [])
    ]
    row.texts = [VisitingText(language="de", accessibility="Der Eingang ist ebenerdig.")]
    return published(row)


def picture(title: str = "", *, size: tuple[int, int] = (48, 27), **fields: Any) -> KittImage:
    """A small plain picture with all rights."""
    buffer = io.BytesIO()
    Image.new("RGB", size, (14, 110, 113)).save(buffer, "PNG")
    title = title or f"Bild {next(_numbers)}"
    fields.setdefault("alt_text", "Eine Fläche in Petrol.")
    fields.setdefault("credit", "Zeichnung: Kitt")
    file = ImageFile(io.BytesIO(buffer.getvalue()), name=f"bild-{next(_numbers)}.png")
    row = KittImage(title=title, file=file, **fields)
    row.save()
    return row


def team(name: str = "", kind: str = Team.Kind.STATE, **fields: Any) -> Team:
    """A team with its group and its collection; the same one when it is there already."""
    name = name or f"Redaktion {next(_numbers)}"
    found = Team.objects.filter(name=name).first()
    if found:
        return found
    row = Team.objects.create(name=name, kind=kind, **fields)
    return Team.objects.get(pk=row.pk)


def topic(code: str = "foerderung", name: str = "Förderung") -> Topic:
    """A topic of releases; the same one when it is there already."""
    found = Topic.objects.filter(code=code).first()
    if found:
        return found
    row: Any = Topic(code=code)
    row.texts = [TopicText(language="de", name=name)]
    row.save()
    return row
