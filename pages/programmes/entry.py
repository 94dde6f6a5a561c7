"""Entries of the programmes."""

from __future__ import annotations

from django.utils.html import strip_tags

from pages.base.entries import Entry, entry, no_entry
from pages.base.entry import page_entry, stream_text

from .models import Programme, ProgrammeIndexPage, ProgrammePage
from .presentation import TOPICS, kicker


@entry(ProgrammePage)
def programme(page: ProgrammePage, language: str) -> Entry:
    body = " ".join((strip_tags(page.idea), strip_tags(page.audience), stream_text(page.body)))
    programme = page.facts.programme
    return page_entry(
        page,
        "programme",
        kicker=kicker(programme),
        body=body.strip(),
        topic=TOPICS[Programme.Members(programme.members_are)],
        extra={
            "started_on": programme.started_on,
            "ended_on": programme.ended_on,
            "website": programme.website,
        },
    )


no_entry(ProgrammeIndexPage, "It only lists the programmes.")
