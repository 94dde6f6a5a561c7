"""The tracking of what cannot carry mixins of this room: places, and privacy of pages."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from pages.places.models import District, Municipality, Place
from pages.places.signals import places_written

from . import changes


def connect() -> None:
    """Called once when the room is ready."""
    for model in (District, Municipality, PageViewRestriction):
        changes.track(model)
    # The bulk actions of the admin work on pages of no type, which carry no mixin.
    post_save.connect(_page_saved, sender=Page, dispatch_uid="page-of-no-type")
    post_page_move.connect(_page_moved, dispatch_uid="page-moved")
    places_written.connect(_imported, dispatch_uid="places-written")


def _imported(places: list[Place], **_kwargs: Any) -> None:
    changes.write_many(places, "changed")


def _page_saved(instance: Page, raw: bool = False, **kwargs: Any) -> None:
    fields = kwargs.get("update_fields")
    if raw or instance.live or (fields is not None and "live" not in fields):
        return
    page = instance.specific
    if not changes.is_recording(page):
        with transaction.atomic():
            changes.write(page, "unpublished")
            changes.went_offline.send(sender=type(page), instance=page)


def _page_moved(instance: Page, url_path_before: str = "", **_kwargs: Any) -> None:
    page = instance.specific
    if not changes.is_recording(page):
        with transaction.atomic():
            changes.write(page, "moved", {"url_path": url_path_before})
