"""Since when a record is in its state: full, paused, cancelled."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StateSince(models.Model):
    """Mixin of records with a `state`: notes the day on which a new state was published.

    Empty while the record is in the state in which it was first published. Belongs to the record
    and not to its drafts, so models name `state_since` among their `kept_fields`.
    """

    state_since = models.DateField(_("in this state since"), null=True, editable=False)

    class Meta:
        abstract = True

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        rows: Any = type(self)._base_manager.filter(pk=self.pk)
        before = rows.exclude(first_published_at=None).values_list("state", flat=True).first()
        with transaction.atomic():
            super().publish(revision, *args, **kwargs)  # type: ignore[misc]
            changed = rows.filter(live_revision=revision).exclude(state=before)
            if before is not None:
                changed.update(state_since=timezone.localdate())
