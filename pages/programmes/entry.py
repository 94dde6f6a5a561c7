"""Entries of the programmes."""

from __future__ import annotations

from django.utils.html import strip_tags

from pages.base.entries import Entry, entry, no_entry
from pages.base.entry import page_entry, stream_text

from .models import ProgrammeIndexPage, ProgrammePage


@entry(ProgrammePage)
def programme(page: ProgrammePage, language: str) -> Entry:
    body = " ".join((strip_tags(page.idea), strip_tags(page.audience), stream_text(page.body)))
    return page_entry(page, "programme", body=body.strip())


no_entry(ProgrammeIndexPage, "It only lists the programmes.")
