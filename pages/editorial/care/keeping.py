"""Keeps for the report what the rules find: at once for what is saved, else by a job."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import override

from pages.base import rules
from pages.base.rules import Finding, Severity

from ..models import CheckedRule, CheckedText
from . import kinds

VERSION = 1
"""Of the rules: with a higher one all texts are looked through again."""
_BATCH = 200
_VALUES = ("title", "team", "language", "musts", "shoulds", "hints", "weight")
_OFTEN = 100  # a must weighs more than that many hints of the next kind


def look_through(seconds: float) -> int:
    """Look through what has changed, for some time at most; the number of texts."""
    done, end = 0, time.monotonic() + seconds
    for model in kinds.kinds():
        _forget_gone(model)
        while rows := list(_due(model)[:_BATCH]):
            keep(rows)
            done += len(rows)
            if time.monotonic() > end:
                return done
    return done


def keep(rows: Iterable[Any]) -> None:
    """Look through texts, each in its newest version, and store what there is to say of them."""
    found = [(row, *_remarks(row)) for row in rows]
    with transaction.atomic():
        CheckedText.objects.bulk_create(
            [_checked(row, obj, remarks) for row, obj, remarks in found],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=[*_VALUES, "revision", "version", "checked_at"],
        )
        _keep_rules([(_key(row), remarks) for row, _obj, remarks in found])


def _remarks(row: Any) -> tuple[Any, list[Finding]]:
    """The newest version of a row, and what the rules of writing say about it."""
    obj = _newest(row)
    with override("de"):
        return obj, [one for one in rules.advice_on(obj) if one.rule != "better"]


def _key(row: Any) -> tuple[int, int]:
    return ContentType.objects.get_for_model(row).pk, row.pk


def _checked(row: Any, obj: Any, remarks: list[Finding]) -> CheckedText:
    counts = Counter(one.weight for one in remarks)
    musts, shoulds, hints = (counts[one] for one in Severity)
    content_type, key = _key(row)
    return CheckedText(
        content_type_id=content_type,
        object_id=key,
        title=str(obj)[:255],
        team_id=getattr(getattr(obj, "facts", obj), "team_id", None),
        language=getattr(obj, "language", "") or "",
        musts=musts,
        shoulds=shoulds,
        hints=hints,
        weight=(min(musts, 999) * _OFTEN + min(shoulds, 99)) * _OFTEN + min(hints, 99),
        revision=getattr(row, "latest_revision_id", None) or 0,
        version=VERSION,
        checked_at=timezone.now(),
    )


def _keep_rules(found: list[tuple[tuple[int, int], list[Finding]]]) -> None:
    """Store anew which rules had something to say; the rows of the texts are there already."""
    wanted = dict(found)
    kinds_of = {kind for kind, _key in wanted}
    keys = {key for _kind, key in wanted}
    rows = CheckedText.objects.filter(content_type__in=kinds_of, object_id__in=keys)
    ids = {(row.content_type_id, row.object_id): row.pk for row in rows}
    own = {pair: ids[pair] for pair in wanted}
    CheckedRule.objects.filter(checked__in=own.values()).delete()
    CheckedRule.objects.bulk_create(
        CheckedRule(checked_id=own[pair], rule=rule, severity=weight, count=count)
        for pair, remarks in wanted.items()
        for (rule, weight), count in Counter((one.rule, one.weight) for one in remarks).items()
    )


def _newest(row: Any) -> Any:
    """What editors see: the draft, if there is one that is not online."""
    if getattr(row, "has_unpublished_changes", False) and row.latest_revision_id:
        return row.latest_revision.as_object()
    return row


def _due(model: Any) -> QuerySet[Any]:
    """Rows whose newest version nobody has looked through; those without versions every day."""
    seen = CheckedText.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=OuterRef("pk"),
        version=VERSION,
    )
    rows = model._base_manager.order_by("pk")
    if hasattr(model, "latest_revision"):
        rows = rows.select_related("latest_revision")
        seen = seen.filter(revision=Coalesce(OuterRef("latest_revision_id"), Value(0)))
    else:
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        seen = seen.filter(checked_at__gte=today)
    return rows.filter(~Exists(seen))


def _forget_gone(model: Any) -> None:
    rows = CheckedText.objects.filter(content_type=ContentType.objects.get_for_model(model))
    rows.filter(~Exists(model._base_manager.filter(pk=OuterRef("object_id")))).delete()
