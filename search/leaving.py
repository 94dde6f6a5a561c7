"""What is remembered of a row before it goes or changes, since nobody can ask for it afterwards.

A category that is deleted takes its name out of all the offers that had it, but then no relation
leads from them to it any more. So the things that name a row are written down in the transaction
that deletes it.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import pre_delete, pre_save

from pages.base import changes
from pages.base.models import Change, Tracked, TrackedDraft
from pages.places.models import Place

from .affected import naming
from .models import CompoundWord

TOUCHES = "touches"
WORDS = "words"
_MOST = 2_000
"""Things in one change row."""


def connect() -> None:
    """Called once when the room is ready."""
    for model in apps.get_models():
        if issubclass(model, Tracked | TrackedDraft | Place):
            pre_delete.connect(_leaves, sender=model, dispatch_uid=f"leaves-{model._meta.label}")
    for signal in (pre_save, pre_delete):
        signal.connect(_word_changes, sender=CompoundWord, dispatch_uid=f"word-{id(signal)}")


def _leaves(instance: Model, **_kwargs: Any) -> None:
    """Write down the things whose entries name the row."""
    found = naming(type(instance), {str(instance.pk)})
    for model, identities in found.items():
        rest = iter(sorted(identities))
        while some := list(islice(rest, _MOST)):
            _write(instance, {TOUCHES: {model._meta.label_lower: some}})


def _word_changes(instance: CompoundWord, **_kwargs: Any) -> None:
    """Write down the word that compounds are split at no longer."""
    before = CompoundWord.objects.filter(pk=instance.pk).values_list("word", flat=True).first()
    if before:
        _write(instance, {WORDS: [before]})


def _write(instance: Model, details: dict[str, Any]) -> None:
    with transaction.atomic():
        changes.write(instance, Change.Kind.CHANGED, details)
