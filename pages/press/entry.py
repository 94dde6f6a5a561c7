"""Entries of the newsroom."""

from __future__ import annotations

from pages.base.entries import Entry, entry, no_entry
from pages.base.entry import page_entry, stream_text

from .models import NewsroomPage, PressReleasePage


@entry(PressReleasePage)
def release(page: PressReleasePage, language: str) -> Entry:
    facts = page.facts
    picture = page.lead_picture
    return page_entry(
        page,
        "press-release",
        kicker=page.kicker,
        body=" ".join((page.subline, page.lead, stream_text(page.body))).strip(),
        districts=tuple(facts.districts.values_list("pk", flat=True)),
        first_published=page.shown_at,
        image=picture.pk if picture else None,
    )


no_entry(NewsroomPage, "It only lists the releases.")
