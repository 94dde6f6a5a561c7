"""The profiles of the centres: one entry of the data holds host, people, visiting details, page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pages.places.models import District

from .content import DATA, Entry, entries, load
from .context import Context

FOLDER = "centres"
_PAGE = (
    "teaser",
    "portrait",
    "aims",
    "focus",
    "projects",
    "advice",
    "training",
    "recognition",
    "networking",
    "confirmed_on",
)
_DAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}


def load_centres(ctx: Context) -> None:
    """All files of the folder, one per cohort."""
    for path in centre_files():
        for centre in entries(f"{FOLDER}/{path.stem}"):
            for entry in _entries(centre):
                load(ctx, entry)


def centre_files() -> list[Path]:
    """The data files of the centres in the order of their cohorts."""
    return sorted((DATA / FOLDER).glob("*.toml"))


def _entries(centre: Entry) -> Iterator[Entry]:
    slug = centre["district"]
    team = f"team:{slug}"
    yield {
        "key": f"org:{slug}",
        "model": "base.Organisation",
        "team": team,
        **centre["host"],
    }
    people = centre["people"]
    for number, person in enumerate(people, start=1):
        yield {
            "key": f"contact:{slug}-{number}",
            "model": "base.Contact",
            "organisation": f"org:{slug}",
            "is_example": True,
            "team": team,
            "name": person["name"],
            "phone": person.get("phone", centre["visiting"]["phone"]),
            "email": centre["visiting"]["email"],
            "texts": {"de": {"function": person["function"]}},
        }
    yield _visiting(centre, slug, len(people))
    yield {
        "key": f"page:vor-ort/koordinierungszentren/{slug}",
        "model": "profiles.CentrePage",
        "parent": "page:vor-ort/koordinierungszentren",
        "title": District.objects.filter(slug=slug).values_list("name", flat=True).first() or slug,
        "membership": f"membership:{slug}",
        "host": f"org:{slug}",
        "visiting": f"visiting:{slug}",
        "team": team,
        **{name: centre[name] for name in _PAGE if name in centre},
    }


def _visiting(centre: Entry, slug: str, people: int) -> Entry:
    visiting: dict[str, Any] = dict(centre["visiting"])
    texts = {
        name: visiting.pop(name)
        for name in ("accessibility", "hours_note", "closed_note")
        if name in visiting
    }
    hours = [_hours(line) for line in visiting.pop("hours")]
    return {
        "key": f"visiting:{slug}",
        "model": "base.VisitingDetails",
        "team": f"team:{slug}",
        "name": f"Koordinierungszentrum {slug}",
        "hours": hours,
        "people": [{"contact": f"contact:{slug}-{number + 1}"} for number in range(people)],
        "texts": {"de": texts},
        **visiting,
    }


def _hours(line: str) -> Entry:
    """“di 09:00–12:00” as a row of opening hours."""
    day, span = line.split()
    opens, closes = span.split("–")
    return {"weekday": _DAYS[day], "opens": opens, "closes": closes}
