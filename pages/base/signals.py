"""The tracking of what cannot carry mixins of this room: places, and privacy of pages."""

from typing import Any

from wagtail.models import PageViewRestriction

from pages.places.models import District, Municipality, Place
from pages.places.signals import places_written

from . import changes


def connect() -> None:
    """Called once when the room is ready."""
    for model in (District, Municipality, PageViewRestriction):
        changes.track(model)
    places_written.connect(_imported, dispatch_uid="places-written")


def _imported(places: list[Place], **_kwargs: Any) -> None:
    changes.write_many(places, "changed")
