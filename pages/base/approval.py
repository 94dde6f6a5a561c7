"""Who may let content go live: the one rule, for pages and records.

Content of a district goes live by approval only, and nobody approves the own last change. Kinds of
content that name a setting in `four_eyes_setting` follow the second rule too while it is on. The
rule is about people: importers and the publisher, who act for nobody, are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import PagePermissionTester
from wagtail_localize.models import SegmentOverride, StringTranslation

from .models.user import Owned, Team
from .real_changes import plain

_LOOK_BACK = 20
_NO_CONTENT = {
    *("latest_revision", "latest_revision_created_at", "live_revision", "has_unpublished_changes"),
    *("locked", "locked_at", "locked_by", "last_published_at", "first_published_at", "live"),
    *("draft_title", "url_path", "path", "numchild", "expired", "wagtail_admin_comments"),
    *("public_id", "sort_key"),
}
"""What a revision holds besides what people write."""
_given: ContextVar[bool] = ContextVar("given", default=False)


@contextmanager
def given() -> Iterator[None]:
    """Within the block somebody who may approve has approved: what is published now may be."""
    token = _given.set(True)
    try:
        yield
    finally:
        _given.reset(token)


def is_of_a_district(obj: Model) -> bool:
    """Whether a county, a city or a partner keeps the content, and not the state.

    Translations are not: they follow their German row, which was approved.
    """
    if not isinstance(obj, Owned) or not getattr(obj, "is_source", True):
        return False
    teams: set[Any] = {obj.team_id}
    if obj.pk and getattr(obj, "has_unpublished_changes", False):
        # A draft that leaves the district does not take the content out of approval.
        teams |= set(type(obj)._base_manager.filter(pk=obj.pk).values_list("team", flat=True))
    kept_by = Team.objects.filter(pk__in=teams - {None})
    return bool(teams - {None}) and kept_by.exclude(kind=Team.Kind.STATE).exists()


def needs_four_eyes(obj: Model) -> bool:
    """Whether the last editor may not be the one who lets it go live."""
    switch = getattr(obj, "four_eyes_setting", "")
    return is_of_a_district(obj) or bool(switch and getattr(settings, switch))


def last_editor(obj: Any) -> int | None:
    """The id of the person who made the last change; None when no person did.

    Saving or submitting without changing anything makes nobody the last editor.
    """
    if getattr(obj, "latest_revision_id", None) is None:
        return None
    revisions = list(obj.revisions.order_by("-created_at", "-pk")[:_LOOK_BACK])
    for revision, before in pairwise(revisions):
        if _content(revision) != _content(before):
            return revision.user_id
    return revisions[-1].user_id if revisions else None


def _content(revision: Any) -> dict[str, Any]:
    return {
        name: plain(value) for name, value in revision.content.items() if name not in _NO_CONTENT
    }


def last_translator(obj: Any) -> int | None:
    """The id of who wrote last in the form of translations what is not live yet; else None.

    These texts are kept apart until somebody publishes them, so no revision knows of them.
    """
    if getattr(obj, "is_source", True):
        return None
    since, newest = obj.live_revision, []
    for model in (StringTranslation, SegmentOverride):
        rows = model.objects.filter(locale=obj.locale_id, context__object=obj.translation_key)
        rows = rows.exclude(last_translated_by=None)
        if since is not None:
            rows = rows.filter(updated_at__gt=since.created_at)
        newest += rows.order_by("-updated_at").values_list("updated_at", "last_translated_by")[:1]
    return max(newest)[1] if newest else None


def is_own_work(user: Any, obj: Any) -> bool:
    """Whether four eyes are needed, and those of `user` have been on it last."""
    return needs_four_eyes(obj) and user.pk in (last_editor(obj), last_translator(obj))


def refusal(user: Any, obj: Model, *, changing: bool = False) -> str:
    """Why this person may not publish the content directly; empty when nothing speaks against it.

    `changing`: the person is changing it with the same step, and so becomes its last editor.
    """
    if is_of_a_district(obj):
        return _("Content of a district goes live by approval. Please submit it for approval.")
    if needs_four_eyes(obj) and (changing or is_own_work(user, obj)):
        return own_work()
    return ""


def own_work() -> str:
    """The sentence for people who may not let their own change go live."""
    return _("The last change is your own. Somebody else has to look at it before it goes live.")


class FourEyesTester(PagePermissionTester):
    """Wagtail's questions about a page, with our rule on publishing."""

    def can_publish(self) -> bool:
        return self.may_ever_publish() and (_given.get() or not refusal(self.user, self.page))

    def may_ever_publish(self) -> bool:
        """Whether the person has the right, whatever our rule says of this version."""
        return bool(super().can_publish())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """As Wagtail, which asks for each row of a list whether something live would go with it."""
        known = self.user.is_active and not self.user.is_superuser and not self.page_is_root
        if known and "publish" not in self.permissions:
            if self.page.live:
                return False
            if "change" in self.permissions and self.page.is_leaf():
                return True
        return bool(super().can_delete(ignore_bulk))

    def can_unschedule(self) -> bool:
        return self.may_ever_publish()

    def can_set_view_restrictions(self) -> bool:
        return self.may_ever_publish()
