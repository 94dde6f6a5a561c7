"""What hangs on something else follows it, in the same transaction, whatever way it was changed.

Translations follow their German source offline, into deletion, and to a later date. What is in one
bundle keeps one date. That a translation is never shown before its source is the work of
`pages.base.public`; here the stored state follows, too.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.db.models.signals import post_save, pre_delete
from wagtail.models import DraftStateMixin, Page, Revision, TranslatableMixin

from pages.base import changes

from ..models import Bundle
from . import bundles, due, planning


def connect() -> None:
    """Called once when the room is ready."""
    changes.went_offline.connect(_went_offline, dispatch_uid="follow-offline")
    post_save.connect(_revision_saved, sender=Revision, dispatch_uid="follow-date")
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and model is not Page:
            pre_delete.connect(_deleted, sender=model, dispatch_uid=f"follow-{model.__name__}")


def _went_offline(instance: Any, **_kwargs: Any) -> None:
    """Translations go offline with their source, and lose their date unless it has one."""
    _cancel_translations(instance)
    for row in due.translations_of(instance).filter(live=True):
        due.specific(row).unpublish(set_expired=instance.expired)


def _deleted(instance: Any, **_kwargs: Any) -> None:
    """Translations and aliases are nothing without what they are made of."""
    bundles.leave(instance)
    rows = list(due.translations_of(instance))
    if isinstance(instance, Page):
        rows += Page.objects.filter(alias_of=instance.pk)
    for row in rows:
        found = type(row)._base_manager.filter(pk=row.pk).first()
        if found is not None:
            due.specific(found).delete()


def _revision_saved(instance: Revision, update_fields: Any = None, **_kwargs: Any) -> None:
    if "approved_go_live_at" not in (update_fields or ()):
        return
    row = instance.content_object
    if row is None:
        return
    if instance.approved_go_live_at is None:
        _cancelled(row, instance)
    else:
        _planned(row, instance.approved_go_live_at)


def _planned(row: Any, at: dt.datetime) -> None:
    """The bundle takes the date over; translations that would come too early move to it."""
    for other in bundles.others(row):
        revision = planning.planned(other)
        if revision is not None and revision.approved_go_live_at != at:
            planning.move(revision, at)
    if row.live:
        return
    for translation in due.translations_of(row):
        revision = planning.planned(translation)
        if revision and revision.approved_go_live_at and revision.approved_go_live_at < at:
            planning.move(revision, at)


def _cancelled(row: Any, revision: Revision) -> None:
    """The draft forgets its date. One page in its languages is cancelled as one."""
    planning.forget_date(revision, row)
    bundle = bundles.open_bundle(row)
    if bundle is not None and bundle.languages_of_one and not due.is_translation(row):
        others = bundles.others(row)
        Bundle.objects.filter(pk=bundle.pk).delete()
        for other in others:
            planning.cancel(other, revision.user)
    elif bundle is not None:
        bundles.leave(row)
    if not row.live:
        _cancel_translations(row)


def _cancel_translations(row: Any) -> None:
    if planning.planned(row) is not None or not isinstance(row, TranslatableMixin):
        return
    for translation in due.translations_of(row):
        if planning.planned(translation) is not None:
            planning.cancel(translation, None)
