"""What was due and did not happen: stored for editors and operators, and tried again."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Revision

from pages.base.rules import Incomplete

from ..models import Hitch
from . import due

logger = logging.getLogger(__name__)
AGAIN_AFTER = dt.timedelta(seconds=30)


def note_failure(revisions: Sequence[int], at_work: Sequence[Revision], error: Exception) -> str:
    """Store why drafts of one group did not go online; a sentence for the log."""
    culprit = at_work[0] if at_work else None
    name = culprit.object_str if culprit else f"revisions {list(revisions)}"
    _log(f"“{name}” could not be published", error)
    reason = in_words(error)
    for revision in Revision.objects.filter(pk__in=revisions, approved_go_live_at__isnull=False):
        text = reason if culprit is None or revision.pk == culprit.pk else _because_of(culprit)
        key = (revision.base_content_type_id, revision.object_id)
        _store(Hitch.What.PUBLISH, key, revision.approved_go_live_at, text)
    return f"{name}: {reason}"


def note_ending(ending: due.Ending, error: Exception) -> str:
    """Store why a row did not go offline; a sentence for the log."""
    row = ending.model._base_manager.filter(pk=ending.key).first()
    if row is None:
        return ""
    _log(f"“{row}” could not be taken offline", error)
    _store(Hitch.What.EXPIRE, due.key_of(row), row.expire_at, in_words(error))
    return f"{row}: {in_words(error)}"


def forget(row: Any, what: str) -> None:
    """It happened after all, or is not wanted any more."""
    content_type, key = due.key_of(row)
    Hitch.objects.filter(what=what, content_type=content_type, object_id=key).delete()


def of(row: Any) -> list[Hitch]:
    """What did not happen to a page or record."""
    content_type, key = due.key_of(row)
    found = Hitch.objects.filter(content_type=content_type, object_id=key)
    return [one for one in found if one.error and still_due(one)]


def still_due(hitch: Hitch) -> bool:
    """Whether it is still wanted: somebody may have cancelled it, or done it by hand."""
    now = timezone.now()
    if hitch.what == Hitch.What.PUBLISH:
        rows = Revision.objects.filter(
            base_content_type=hitch.content_type_id, object_id=hitch.object_id
        )
        return rows.filter(approved_go_live_at__lte=now).exists()
    model: Any = hitch.content_type.model_class()
    return model._base_manager.filter(pk=hitch.object_id, live=True, expire_at__lte=now).exists()


def in_words(error: Exception) -> str:
    """What an editor can do something with."""
    with override("de"):
        if isinstance(error, Incomplete):
            return " ".join(str(one.message) for one in error.findings)
        if isinstance(error, ValidationError):
            return " ".join(error.messages)
        return _("Technical error (%(kind)s). The operators have been told.") % {
            "kind": type(error).__name__
        }


def _because_of(culprit: Revision) -> str:
    with override("de"):
        return _("Waits, because “%(title)s” goes online with it and could not.") % {
            "title": culprit.object_str
        }


def _store(what: str, key: due.Key, due_at: Any, error: str) -> None:
    hitch, _created = Hitch.objects.get_or_create(
        what=what, content_type_id=key[0], object_id=key[1], defaults={"due_at": due_at}
    )
    Hitch.objects.filter(pk=hitch.pk).update(
        error=error,
        due_at=due_at,
        attempts=F("attempts") + 1,
        try_again_at=timezone.now() + AGAIN_AFTER,
    )


def _log(what: str, error: Exception) -> None:
    known = isinstance(error, ValidationError)
    logger.error("%s: %s", what, error, exc_info=None if known else error)
