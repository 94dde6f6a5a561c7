"""Which pages and records a person works on, asked of tables that name them by type and number."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base.choosing import touchable_pages
from pages.base.desk import Viewer

from ..publishing.due import draft_models
from ..roles import role


def leads(viewer: Viewer) -> bool:
    """Whether the person leads the communications, or administers the whole site."""
    return bool(viewer.user.is_superuser) or role("approver").label in viewer.groups


def workable(viewer: Viewer, model: Any) -> QuerySet[Any] | None:
    """The rows of a model with drafts that the person may edit; None: no rows of that kind."""
    if model is Page:
        return Page.objects.all() if viewer.user.is_superuser else touchable_pages(viewer.user)
    policy = policy_registry.get_by_type(model)
    if not policy.user_has_permission(viewer.user, "change"):
        return None
    rows: QuerySet[Any] = policy.instances_user_has_permission_for(viewer.user, "change")
    return rows


def workable_models(viewer: Viewer) -> list[tuple[Any, QuerySet[Any]]]:
    """The models with drafts and their rows that the person may edit."""
    found = ((model, workable(viewer, model)) for model in draft_models())
    return [(model, rows) for model, rows in found if rows is not None]


def named_q(viewer: Viewer, kind: str = "base_content_type", key: str = "object_id") -> Q:
    """What a table names by type and number (as text), of the rows that the person may edit."""
    found = [
        Q(**{kind: ContentType.objects.get_for_model(model).pk})
        & Exists(rows.filter(pk=Cast(OuterRef(key), BigIntegerField())))
        for model, rows in workable_models(viewer)
    ]
    return reduce(or_, found, Q(pk__in=[]))


def edit_url(content_type: int, key: Any) -> str:
    """Where a page or record is edited, without loading it."""
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[key])
    viewset = getattr(model, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[key]) if viewset else ""


def kind_of(content_type: int) -> str:
    """What a page or record is, for people."""
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    return str(model._meta.verbose_name)
