"""Drafts that the person has begun, what is scheduled, and what was due and failed."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision, WorkflowState

from pages.base.desk import Row, Task, Viewer, task
from pages.base.planned import in_words
from pages.base.wording import full_date

from ..models import Hitch
from .scope import edit_url, kind_of, named_q, workable_models


@task
class Drafts(Task):
    """Own drafts that are neither submitted nor scheduled."""

    key = "drafts"
    heading = gettext_lazy("My drafts")
    order = 300

    def items(self, viewer: Viewer) -> QuerySet[Revision]:
        newest = [
            (model, rows.filter(latest_revision=OuterRef("pk"), has_unpublished_changes=True))
            for model, rows in workable_models(viewer)
        ]
        drafts: Any = reduce(or_, (Q(Exists(rows)) for _m, rows in newest), Q(pk__in=[]))
        live: Any = reduce(or_, (Q(Exists(rows.filter(live=True))) for _m, rows in newest))
        under_way = WorkflowState.objects.filter(
            base_content_type=OuterRef("base_content_type"),
            object_id=OuterRef("object_id"),
            status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
        )
        rows = Revision.objects.filter(drafts, user=viewer.user, approved_go_live_at=None)
        online = ExpressionWrapper(live, output_field=BooleanField())
        return (
            rows.exclude(Exists(under_way)).annotate(online=online).order_by("-created_at", "-pk")
        )

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        return [
            Row(
                title=one.object_str,
                state=_("online, with changes that are not") if one.online else _("not online yet"),
                url=edit_url(one.base_content_type_id, one.object_id),
                action=_("Go on writing"),
                when=_("saved on %(date)s") % {"date": full_date(one.created_at)},
            )
            for one in items
        ]


@task
class Scheduled(Task):
    """What goes online by itself, with the exact time."""

    key = "scheduled"
    heading = gettext_lazy("Scheduled publications")
    order = 330

    def items(self, viewer: Viewer) -> QuerySet[Revision]:
        rows = Revision.objects.filter(named_q(viewer), approved_go_live_at__gt=viewer.now)
        return rows.order_by("approved_go_live_at", "pk")

    def rows(self, viewer: Viewer, items: list[Revision]) -> list[Row]:
        return [
            Row(
                title=one.object_str,
                state=_("goes online on %(moment)s") % {"moment": in_words(at)},
                url=edit_url(one.base_content_type_id, one.object_id),
                action=_("Edit"),
            )
            for one in items
            if (at := one.approved_go_live_at)
        ]


@task
class Failed(Task):
    """What was due and did not happen."""

    key = "failed"
    heading = gettext_lazy("Did not go as planned")
    order = 90

    def items(self, viewer: Viewer) -> QuerySet[Hitch]:
        of_it = Revision.objects.filter(
            base_content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
        )
        due = of_it.filter(approved_go_live_at__lte=viewer.now)
        wanted = ~Q(what=Hitch.What.PUBLISH) | Q(Exists(due))
        rows = Hitch.objects.filter(named_q(viewer, "content_type"), wanted).exclude(error="")
        title = Subquery(of_it.order_by("-created_at", "-pk").values("object_str")[:1])
        return rows.annotate(title=title).order_by("due_at", "pk")

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        return [
            Row(
                title=one.title or kind_of(one.content_type_id),
                state=_("should be online since %(moment)s") % {"moment": in_words(one.due_at)}
                if one.what == Hitch.What.PUBLISH
                else _("should be offline since %(moment)s") % {"moment": in_words(one.due_at)},
                remark=one.error,
                url=edit_url(one.content_type_id, one.object_id),
                action=_("Mend"),
                urgent=True,
            )
            for one in items
        ]
