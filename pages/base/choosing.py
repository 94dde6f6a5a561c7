"""What a person may point to: pages, media and records that a field, a block or a link names.

Own content, and what the public can see anyway. Choosers list it, and forms accept nothing else.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from .models import Category, Team
from .ownership import SEEING, OwnedPolicy, acting, sees_everything
from .public import Public, PublicPage, source_q, window_q

_TOUCHING = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


def choosable(user: Any, model: type[Model]) -> QuerySet[Any]:
    """The rows of a model that a person may point to."""
    if issubclass(model, Page):
        return choosable_pages(user, model)
    policy = policy_registry.get_by_type(model)
    if issubclass(model, get_image_model() | get_document_model()):
        return policy.instances_user_has_any_permission_for(user, {"choose"})
    if isinstance(policy, OwnedPolicy):
        return policy.choosable(user)
    rows: Any = model._default_manager.all()
    if is_open(model) or policy.user_has_any_permission(user, SEEING):
        return rows
    return rows.listed() if issubclass(model, Public) else rows.none()


def is_open(model: type[Model]) -> bool:
    """Whether all rows of a model are known to everybody: places, categories, names of teams."""
    known = model in (Category, Team) or model._meta.app_label == "places"
    return known or (not hasattr(model, "snippet_viewset") and not issubclass(model, Public))


def touchable_pages(user: Any) -> QuerySet[Any]:
    """Pages on which a person has any right."""
    rows: QuerySet[Any] = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, _TOUCHING
    )
    return rows


def arrangeable_pages(user: Any) -> QuerySet[Any]:
    """Pages that a person may copy, move and delete: not those that the person only edits."""
    rows: QuerySet[Any] = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, {"add", "publish"}
    )
    return rows


def is_touchable(user: Any, page: Page) -> bool:
    """Whether a person has any right on a page."""
    return bool(
        policy_registry.get_by_type(Page).user_has_any_permission_for_instance(
            user, _TOUCHING, page
        )
    )


def admin_title(page: Page) -> str:
    """What a page is called for somebody without rights on it; empty for all others."""
    user = acting.get()
    if user is None or sees_everything(user) or is_touchable(user, page):
        return ""
    return page.title if page.live else gettext("Draft of another team")


def choosable_pages(user: Any, model: type[Page] = Page) -> QuerySet[Any]:
    """Pages that a person may link to: those with rights, and what the public reaches."""
    if sees_everything(user):
        return model._default_manager.all()
    touchable = Q(pk__in=touchable_pages(user).values("pk"))
    return model._default_manager.filter(touchable | _reachable_q())


def _reachable_q() -> Q:
    """`reachable`, asked of pages of all types at once.

    What is live and held back all the same is looked up: SQLite cannot nest that many questions.
    """
    now = timezone.now()
    held: list[int] = []
    for model in filter(_has_own_rule, get_page_models()):
        reachable = model.objects.reachable(now).values("pk")
        held += (
            model.objects.filter(live=True).exclude(pk__in=reachable).values_list("pk", flat=True)
        )
    return window_q(now) & source_q(Page, window_q(now)) & ~Q(pk__in=held)


def _has_own_rule(model: type[Any]) -> bool:
    return (
        issubclass(model, PublicPage)
        and model.reachable_q.__func__ is not PublicPage.reachable_q.__func__  # type: ignore[attr-defined]
    )
