"""The base of records that are written as drafts and go live by approval."""

from __future__ import annotations

from typing import Any, ClassVar

from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from ..public import PublicDraft, PublicQuerySet
from .tracked import TrackedDraft
from .user import Owned


class ApprovedRecord(
    TrackedDraft,
    PublicDraft,
    Owned,
    WorkflowMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    ClusterableModel,
):
    """A record that a team keeps: the public sees its live row, editors the latest draft."""

    objects: ClassVar[Any] = PublicQuerySet.as_manager()

    class Meta:
        abstract = True
