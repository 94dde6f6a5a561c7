"""Nothing but the tracking of places, which cannot carry mixins of this room."""

from pages.places.models import District, Municipality

from . import changes


def connect() -> None:
    """Called once when the room is ready."""
    for model in (District, Municipality):
        changes.track(model)
