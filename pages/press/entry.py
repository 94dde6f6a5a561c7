"""Entries of the newsroom."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from pages.base.entries import Entry, entry, no_entry, prepare
from pages.base.entry import page_entry, stream_text
from pages.base.entry_parts import parties
from pages.base.models import KittImage

from .models import NewsroomPage, PressReleasePage
from .presentation import picture_keys


@prepare(PressReleasePage)
def many_releases(pages: Sequence[PressReleasePage]) -> None:
    """Load what entries and feeds say of many releases: places, topics, pictures."""
    facts = [page.facts for page in pages]
    prefetch_related_objects(
        facts, "districts", "programmes", "topics__texts", "organisations__organisation"
    )
    keys = {page.pk: picture_keys(page) for page in pages}
    images = KittImage.objects.in_bulk({key for some in keys.values() for key in some})
    for page in pages:
        known = (images[key] for key in keys[page.pk] if key in images)
        page.picture_for_lists = next((one for one in known if one.has_rights()), None)


@entry(PressReleasePage)
def release(page: PressReleasePage, language: str) -> Entry:
    facts = page.facts
    prepared = hasattr(page, "picture_for_lists")
    picture = page.picture_for_lists if prepared else page.lead_picture
    return page_entry(
        page,
        "press-release",
        kicker=page.kicker or _("Press release"),
        body=" ".join((page.subline, page.lead, stream_text(page.body))).strip(),
        districts=tuple(district.pk for district in facts.districts.all()),
        first_published=page.shown_at,
        by=parties(*facts.publishers),
        image=picture.pk if picture else None,
    )


no_entry(NewsroomPage, "It only lists the releases.")
