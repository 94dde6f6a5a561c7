"""What grows old: opportunities, confirmations, and the rights to pictures."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from pages.base.desk import Row, Task, Viewer, task
from pages.base.wording import full_date
from pages.opportunities.models import Opportunity

from ..confirmation import confirm_url
from ..models import Reminder
from ..reminders.due import old_q
from .scope import edit_url, kind_of, leads

SOON = dt.timedelta(days=28)
LATELY = dt.timedelta(days=90)
PICTURES_SOON = dt.timedelta(days=60)


@task
class Opportunities(Task):
    """Own opportunities that end soon, have ended, or that nobody has confirmed for too long."""

    key = "opportunities"
    heading = gettext_lazy("Opportunities that need a look")
    order = 220

    def concerns(self, viewer: Viewer) -> bool:
        return bool(viewer.teams)

    def items(self, viewer: Viewer) -> QuerySet[Any]:
        today = viewer.today
        ends = Q(ends_on__range=(today - LATELY, today + SOON))
        running = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        open_states = (Opportunity.State.OPEN, Opportunity.State.FULL)
        rows = Opportunity.objects.sources().filter(
            team__in=viewer.teams, live=True, state__in=open_states
        )
        rows = rows.annotate(ends_on=Coalesce("apply_until", "period_until"))
        rows = rows.filter(ends | (running & old_q(Opportunity, viewer.now)))
        return rows.order_by(F("ends_on").asc(nulls_last=True), "confirmed_on", "pk")

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        return [self._row(viewer, one) for one in items]

    def _row(self, viewer: Viewer, one: Any) -> Row:
        url = reverse(Opportunity.snippet_viewset.get_url_name("edit"), args=[one.pk])
        if one.ends_on and one.ends_on < viewer.today:
            state, urgent = _("ended on %(date)s"), True
        elif one.ends_on and one.ends_on <= viewer.today + SOON:
            state, urgent = _("ends on %(date)s"), False
        else:
            return self._unconfirmed(one, url)
        state = state % {"date": full_date(one.ends_on)}
        return Row(str(one), state, url, _("Prolong or end"), urgent=urgent)

    def _unconfirmed(self, one: Any, url: str) -> Row:
        state = (
            _("last confirmed on %(date)s") % {"date": full_date(one.confirmed_on)}
            if one.confirmed_on
            else _("never confirmed")
        )
        action = _("Everything is still right")
        return Row(str(one), state, url, action, confirm_url(one), post=True)


@task
class Unconfirmed(Task):
    """What its editors have not confirmed in spite of two reminders: for the lead."""

    key = "unconfirmed"
    heading = gettext_lazy("Not confirmed in spite of two reminders")
    order = 350

    def concerns(self, viewer: Viewer) -> bool:
        return leads(viewer)

    def items(self, viewer: Viewer) -> QuerySet[Reminder]:
        return Reminder.objects.filter(step=Reminder.Step.LEAD).order_by("due_on", "pk")

    def rows(self, viewer: Viewer, items: list[Reminder]) -> list[Row]:
        titles = _titles(items)
        return [
            Row(
                title=titles.get(
                    (one.content_type_id, one.object_id), kind_of(one.content_type_id)
                ),
                state=_("should have been confirmed by %(date)s") % {"date": full_date(one.due_on)},
                url=edit_url(one.content_type_id, one.object_id),
                action=_("Edit"),
            )
            for one in items
        ]


def _titles(items: list[Reminder]) -> dict[tuple[int, str], str]:
    """The names of what is reminded of, with one query for each kind."""
    found: dict[tuple[int, str], str] = {}
    for kind in {one.content_type_id for one in items}:
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        keys = [one.object_id for one in items if one.content_type_id == kind]
        rows = model._base_manager.filter(pk__in=keys).values_list("pk", "title")
        found |= {(kind, str(pk)): title for pk, title in rows}
    return found


@task
class Pictures(Task):
    """Own pictures whose consent or licence ends soon, or has ended lately."""

    key = "pictures"
    heading = gettext_lazy("Pictures that may not be shown much longer")
    order = 230

    def items(self, viewer: Viewer) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(get_image_model())
        rows: QuerySet[Any] = policy.instances_user_has_any_permission_for(viewer.user, {"change"})
        today = viewer.today
        rows = rows.filter(usable_until__range=(today - LATELY, today + PICTURES_SOON))
        return rows.order_by("usable_until", "pk")

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        return [self._row(viewer, one) for one in items]

    def _row(self, viewer: Viewer, one: Any) -> Row:
        over = one.usable_until < viewer.today
        state = _("not shown since %(date)s") if over else _("may be shown until %(date)s")
        day = one.usable_until + dt.timedelta(days=1) if over else one.usable_until
        url = reverse("wagtailimages:edit", args=[one.pk])
        words = state % {"date": full_date(day)}
        return Row(one.title, words, url, _("Renew or replace"), urgent=over)
