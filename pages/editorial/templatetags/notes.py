"""Notes in the form of a record."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from ..notes.views import NoteForm, may_note, notes_on

register = template.Library()


@register.inclusion_tag("pages/editorial/notes/notes.html", takes_context=True)
def record_notes(context: dict[str, Any]) -> dict[str, Any]:
    """The notes on the record of the form, and a field for a new one."""
    row, request = context.get("object") or context.get("instance"), context["request"]
    if row is None or not may_note(request.user, row):
        return {}
    kind = ContentType.objects.get_for_model(row)
    notes = list(notes_on(row))
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "notes": [one for one in notes if one.done_at is None],
        "done": [one for one in notes if one.done_at is not None],
        "form": NoteForm(auto_id="note_%s"),
        "url": reverse("record_notes", args=[kind.pk, row.pk]),
    }
