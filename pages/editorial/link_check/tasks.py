"""Broken links at the desk, and whose they are."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.desk import Row, Task, Viewer, task
from pages.base.wording import full_date

from ..desk.scope import edit_url, workable_models
from ..models import CheckedLink, LinkPlace
from .telling import shown


def places(viewer: Viewer) -> QuerySet[LinkPlace]:
    """The links on the pages and records that a person may edit."""
    rows = LinkPlace.objects.select_related("link")
    if viewer.user.is_superuser:
        return rows
    own = Q(pk__in=[])
    for model, allowed in workable_models(viewer):
        kind = ContentType.objects.get_for_model(model).pk
        own |= Q(content_type=kind, object_id__in=allowed.values("pk"))
    return rows.filter(own)


@task
class BrokenLinks(Task):
    """Links on own pages that lead nowhere."""

    key = "broken-links"
    heading = gettext_lazy("Broken links on my pages")
    order = 240

    def items(self, viewer: Viewer) -> QuerySet[LinkPlace]:
        rows = places(viewer).filter(link__state=CheckedLink.State.BROKEN)
        return rows.order_by(F("link__broken_since").desc(nulls_last=True), "pk")

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        return [self._row(one) for one in items]

    def _row(self, one: Any) -> Row:
        url = edit_url(one.content_type_id, one.object_id)
        since = one.link.broken_since
        return Row(
            title=one.title,
            state=f"{shown(one.link) or _('Link to a page of this website')}: {one.link.reason}",
            url=url,
            action=_("Correct"),
            action_url=f"{url}#:w:contentpath={one.field}",
            when=_("since %(date)s") % {"date": full_date(since)} if since else "",
        )

    def list_url(self, viewer: Viewer) -> str:
        return reverse("broken_links")
