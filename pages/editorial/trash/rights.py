"""Who finds what in the trash: those who could delete it where it stood, and operators."""

from __future__ import annotations

from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base.choosing import arrangeable_pages
from pages.base.desk import Viewer
from pages.base.models import Team
from pages.base.ownership import OwnedPolicy, sees_everything

from ..models import Trashed


def may_purge(user: Any) -> bool:
    """Only operators delete for good before the time is over."""
    return Viewer(user).is_operator


def visible(user: Any) -> list[Trashed]:
    """What a person may bring back, newest first."""
    waiting = Trashed.objects.waiting().select_related("content_type", "team", "user")
    return [entry for entry in waiting if may_restore(user, entry)]


def may_restore(user: Any, entry: Trashed) -> bool:
    """Whether a person could delete the thing today, if it still stood where it did."""
    if not user.is_active or entry.model is None:
        return False
    if user.is_superuser or may_purge(user):
        return True
    if issubclass(entry.model, Page):
        return _may_restore_page(user, entry)
    if issubclass(entry.model, get_image_model() | get_document_model()):
        return _may_restore_file(user, entry)
    return _may_restore_record(user, entry)


def _may_restore_page(user: Any, entry: Trashed) -> bool:
    parent = Page.objects.filter(pk=entry.parent_id).first()
    if parent is None:
        return sees_everything(user)
    if not arrangeable_pages(user).filter(pk=parent.pk).exists():
        return False
    rights = parent.permissions_for_user(user)
    if rights.can_publish_subpage():
        return True
    own = entry.user_id == user.pk and not entry.was_live
    return own and bool(rights.can_add_subpage())


def _may_restore_file(user: Any, entry: Trashed) -> bool:
    facts = entry.facts
    file = entry.model(
        collection_id=facts.get("collection"), uploaded_by_user_id=facts.get("uploaded_by")
    )
    policy = policy_registry.get_by_type(entry.model)
    return bool(policy.user_has_permission_for_instance(user, "delete", file))


def _may_restore_record(user: Any, entry: Trashed) -> bool:
    policy = policy_registry.get_by_type(entry.model)
    if not isinstance(policy, OwnedPolicy):
        return bool(policy.user_has_permission(user, "delete"))
    far = policy.reach(user, ["delete"])
    of_state = entry.team is None or entry.team.kind == Team.Kind.STATE
    return bool(
        far.everything
        or (far.state and of_state)
        or entry.team_id in far.teams
        or entry.facts.get("language") in far.languages
    )
