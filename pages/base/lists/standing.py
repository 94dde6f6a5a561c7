"""How a page or record stands, in words, for all rows of a list at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import DraftStateMixin, Page, Revision, TranslatableMixin, WorkflowState
from wagtail_localize.models import TranslationSource

from ..planned import here

LIVE, CHANGED, DRAFT = "live", "changed", "draft"
SCHEDULED, WAITING, RETURNED = "scheduled", "waiting", "returned"
OFFLINE, EXPIRED, WITHDRAWN = "offline", "expired", "withdrawn"

NAMES = {
    LIVE: gettext_lazy("published"),
    CHANGED: gettext_lazy("published, with a newer draft"),
    DRAFT: gettext_lazy("draft"),
    SCHEDULED: gettext_lazy("scheduled"),
    WAITING: gettext_lazy("waits for approval"),
    RETURNED: gettext_lazy("returned"),
    OFFLINE: gettext_lazy("taken offline"),
    EXPIRED: gettext_lazy("expired"),
    WITHDRAWN: gettext_lazy("withdrawn"),
}
THERE, OUTDATED, UNPUBLISHED, MISSING = "there", "outdated", "unpublished", "missing"
TRANSLATED = {
    THERE: gettext_lazy("there"),
    OUTDATED: gettext_lazy("out of date"),
    UNPUBLISHED: gettext_lazy("draft"),
    MISSING: gettext_lazy("missing"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`key` is one of the names above; `words` say more, such as the date."""

    key: str
    words: str

    @property
    def public(self) -> bool:
        return self.key in (LIVE, CHANGED)


@dataclass(frozen=True, slots=True)
class Translated:
    """How the translation of a German row stands, and its key, if there is one."""

    key: str
    row: Any = field(default=None, repr=False)
    # `repr` would ask for the title of the row, and cells of lists print what they show in it.

    @property
    def words(self) -> str:
        return str(TRANSLATED[self.key])


def stand(rows: Sequence[Any]) -> None:
    """Set `standing` on rows of one base model. Two queries, however many rows."""
    drafts = [row for row in rows if isinstance(row, DraftStateMixin)]
    planned, flows = (_planned(drafts), _flows(drafts)) if drafts else ({}, {})
    for row in drafts:
        row.standing = _standing(row, planned.get(str(row.pk)), flows.get(str(row.pk)))


def _standing(row: Any, planned: dt.datetime | None, flow: str | None) -> Standing:
    if planned:
        moment = date_format(here(planned), "d.m.Y, H:i")
        return Standing(SCHEDULED, _("scheduled for %(moment)s") % {"moment": moment})
    if flow == WorkflowState.STATUS_IN_PROGRESS:
        return _named(WAITING)
    if row.live:
        withdrawn = getattr(row, "withdrawn_at", None)
        if withdrawn and withdrawn <= timezone.now():
            return _named(WITHDRAWN)
        if flow == WorkflowState.STATUS_NEEDS_CHANGES:
            return _named(RETURNED)
        return _named(CHANGED if row.has_unpublished_changes else LIVE)
    if flow == WorkflowState.STATUS_NEEDS_CHANGES:
        return _named(RETURNED)
    if row.expired:
        return _named(EXPIRED)
    return _named(OFFLINE if row.first_published_at else DRAFT)


def _named(key: str) -> Standing:
    return Standing(key, str(NAMES[key]))


def _planned(rows: Sequence[Any]) -> dict[str, dt.datetime]:
    found = Revision.objects.filter(
        base_content_type=_kind(rows[0]),
        object_id__in=[str(row.pk) for row in rows],
        approved_go_live_at__isnull=False,
    )
    return dict(
        found.order_by("-approved_go_live_at").values_list("object_id", "approved_go_live_at")
    )


def _flows(rows: Sequence[Any]) -> dict[str, str]:
    found = WorkflowState.objects.filter(
        base_content_type=_kind(rows[0]),
        object_id__in=[str(row.pk) for row in rows],
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    )
    return dict(found.values_list("object_id", "status"))


def _kind(row: Any) -> ContentType:
    return ContentType.objects.get_for_model(Page if isinstance(row, Page) else type(row))


def standing_q(model: Any, key: str) -> Q:
    """The rows of a model that stand like that, for a filter."""
    base = ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)
    if key == SCHEDULED:
        found = Revision.objects.filter(approved_go_live_at__isnull=False, base_content_type=base)
        return _numbers(found)
    if key in (WAITING, RETURNED):
        status = (
            WorkflowState.STATUS_IN_PROGRESS
            if key == WAITING
            else WorkflowState.STATUS_NEEDS_CHANGES
        )
        return _numbers(WorkflowState.objects.filter(status=status, base_content_type=base))
    return {
        LIVE: Q(live=True, has_unpublished_changes=False),
        CHANGED: Q(live=True, has_unpublished_changes=True),
        EXPIRED: Q(live=False, expired=True),
        OFFLINE: Q(live=False, expired=False, first_published_at__isnull=False),
        DRAFT: Q(live=False, expired=False, first_published_at__isnull=True),
    }[key]


def _numbers(rows: QuerySet[Any]) -> Q:
    keys = rows.values_list("object_id", flat=True)
    return Q(pk__in=[int(key) for key in keys if key.isdecimal()])


def translate(rows: Sequence[Any], model: Any) -> None:
    """Set `translated` on the German rows, and `facts` on the others. At most four queries."""
    model = Page if issubclass(model, Page) else model
    german = [row for row in rows if row.is_source]
    others = [row for row in rows if not row.is_source and "facts" not in row.__dict__]
    twins = _twins(model, german) if german else {}
    taken_over = _taken_over(german) if twins else {}
    for row in german:
        row.translated = _translated(row, twins.get(row.translation_key), taken_over)
    if others and model is not Page:
        keys = {row.translation_key for row in others}
        found = type(others[0]).objects.sources().filter(translation_key__in=keys)
        sources = {row.translation_key: row for row in found}
        for row in others:
            row.facts = sources.get(row.translation_key, row)


def _twins(model: Any, rows: Sequence[Any]) -> dict[Any, Any]:
    found = model._base_manager.filter(translation_key__in=[row.translation_key for row in rows])
    found = found.exclude(locale__language_code=settings.LANGUAGE_CODE)
    fields = ("pk", "translation_key", "live")
    return {row.translation_key: row for row in found.only(*fields)}


def _taken_over(rows: Sequence[Any]) -> dict[Any, dt.datetime]:
    """When the German texts were last handed to the translators."""
    found = TranslationSource.objects.filter(object_id__in=[row.translation_key for row in rows])
    return dict(found.values_list("object_id", "last_updated_at"))


def _translated(row: Any, twin: Any, taken_over: dict[Any, dt.datetime]) -> Translated:
    if twin is None:
        return Translated(MISSING)
    if not twin.live:
        return Translated(UNPUBLISHED, twin)
    since = taken_over.get(row.translation_key)
    newer = since and row.live and row.last_published_at and row.last_published_at > since
    return Translated(OUTDATED if newer else THERE, twin)


def translated_q(model: Any, key: str) -> Q:
    """The German rows whose translation stands like that, for a filter."""
    assert issubclass(model, TranslatableMixin)
    base = Page if issubclass(model, Page) else model
    twins = base._base_manager.filter(translation_key=OuterRef("translation_key")).exclude(
        locale__language_code=settings.LANGUAGE_CODE
    )
    older = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), last_updated_at__lt=OuterRef("last_published_at")
    )
    german = Q(locale__language_code=settings.LANGUAGE_CODE)
    if key == MISSING:
        return german & Q(~Exists(twins))
    if key == UNPUBLISHED:
        return german & Q(Exists(twins.filter(live=False)))
    outdated = Q(live=True) & Exists(older)
    there = german & Exists(twins.filter(live=True))
    return there & outdated if key == OUTDATED else there & ~outdated


def edited(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With the moment of the last change as `edited`."""
    return rows.annotate(edited=F("latest_revision__created_at"))
