"""Where something is used: the pages and records that name it, online or in a draft.

Wagtail's reference index knows what rows name as they are stored. What only a newer draft names is
read from the newest revisions. Somebody who may not see a draft learns that there is one more
place, and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision
from wagtail.permissions import policy_registry

from .choosing import choosable, is_open, touchable_pages
from .ownership import SEEING, OwnedPolicy, sees_everything
from .public import Public, reachable_pages

Keys = set[Any]
Key = tuple[int, str]
"""Content type (of all pages: that of `Page`) and primary key."""
SHOWN = 50
"""Places that are named; the others are counted."""
_DRAFTS = 500
"""Newer drafts that are looked through, the newest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page or record that names the thing. `edit_url` is empty where the person may not edit.

    `public`: visitors see it there now. `draft_only`: only a newer draft of it names the thing.
    """

    row: Any
    title: str
    kind: str
    edit_url: str
    public: bool
    draft_only: bool


@dataclass(frozen=True, slots=True)
class Places:
    """`shown` are the places with their titles, public ones first; `others` counts the rest.

    `others` are drafts of other teams and what exceeds the limit. `public` counts all places that
    visitors see.
    """

    shown: tuple[Place, ...] = ()
    others: int = 0
    public: int = 0

    @property
    def total(self) -> int:
        return len(self.shown) + self.others

    def __bool__(self) -> bool:
        return self.total > 0


def where_used(thing: Model, user: Any, limit: int = SHOWN) -> Places:
    """The places that use `thing`, as `user` may see them.

    What has no page of its own (a contact, visiting details) is followed to what names it, since
    that is where visitors see it.
    """
    stored, drafted = _keys(thing)
    found, hidden, visited = [], 0, 0
    by_type: dict[int, list[str]] = {}
    for kind, key in stored | drafted:
        by_type.setdefault(kind, []).append(key)
    for kind, keys in by_type.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None:
            continue
        rows, seen, named, known = _rows(model, keys, user)
        for row in rows:
            draft_only = (kind, str(row.pk)) not in stored
            public = row.pk in seen and not draft_only
            visited += public
            if row.pk in known or (public and row.pk in named):
                found.append(_Found(row, public, row.pk in known, draft_only))
            else:
                hidden += 1
    found.sort(key=lambda one: (not one.public, str(one.row).casefold(), one.row.pk))
    finder = AdminURLFinder(user)
    shown = tuple(one.place(finder) for one in found[:limit])
    more = len(found) - len(shown)
    return Places(shown, hidden + more, visited)


def count_places(thing: Model) -> int:
    """In how many places a thing is used; without any titles."""
    stored, drafted = _keys(thing)
    return len(stored | drafted)


@dataclass(frozen=True, slots=True)
class _Found:
    row: Any
    public: bool
    known: bool
    draft_only: bool

    def place(self, finder: AdminURLFinder) -> Place:
        row = self.row
        meta = (row.specific_class or Page)._meta if isinstance(row, Page) else row._meta
        title = row.title if isinstance(row, Page) and not self.known else _title(row)
        url = finder.get_edit_url(row) if self.known else None
        kind = str(capfirst(meta.verbose_name))
        return Place(row, title, kind, url or "", self.public, self.draft_only)


def _title(row: Any) -> str:
    return str(row.get_admin_display_title() if isinstance(row, Page) else row)


def _keys(thing: Model) -> tuple[set[Key], set[Key]]:
    """What names the thing: stored rows, and rows whose newest draft does."""
    stored, seen, queue = set[Key](), set[Key](), [_key(thing)]
    while queue:
        target = queue.pop()
        if target in seen:
            continue
        seen.add(target)
        for key in _stored(target):
            model: Any = ContentType.objects.get_for_id(key[0]).model_class()
            if model is None or key == _key(thing):
                continue
            stored.add(key)
            if getattr(model, "shown_by_others", False):
                queue.append(key)
    drafted = {key for target in seen for key in _drafted(target)} - {_key(thing)}
    return stored, drafted


def _key(thing: Model) -> Key:
    kind = ContentType.objects.get_for_model(_base(type(thing)))
    return kind.pk, str(thing.pk)


def _base(model: type[Model]) -> type[Model]:
    parents = model._meta.get_parent_list()
    return parents[-1] if parents else model


def _stored(target: Key) -> Iterator[Key]:
    rows = ReferenceIndex.objects.filter(to_content_type=target[0], to_object_id=target[1])
    yield from rows.values_list("base_content_type", "object_id").distinct()


def _drafted(target: Key) -> Iterator[Key]:
    """Rows with a newer draft that names the target; the pattern only leaves fewer to read."""
    number = rf"(^|[^0-9]){target[1]}([^0-9]|$)"
    rows = Revision.objects.filter(pk__in=_newer_drafts()).annotate(
        words=Cast("content", TextField())
    )
    for revision in rows.filter(words__regex=number).order_by("-pk")[:_DRAFTS]:
        draft = revision.as_object()
        named = ReferenceIndex._extract_references_from_object(draft)
        if any(one[:2] == target for one in named):
            yield revision.base_content_type_id, revision.object_id


def _newer_drafts() -> list[int]:
    """The newest revisions of rows that have changed since they were published, or never were."""
    rows = [
        model._base_manager.filter(has_unpublished_changes=True, latest_revision__gt=0)
        .order_by()
        .values_list("latest_revision", flat=True)
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not model._meta.proxy and not _is_child(model)
    ]
    every = rows[0].union(*rows[1:], all=True)
    return list(every.order_by("-latest_revision")[:_DRAFTS])


def _is_child(model: type[Model]) -> bool:
    return bool(model._meta.get_parent_list())


def _rows(model: Any, keys: list[str], user: Any) -> tuple[list[Any], Keys, Keys, Keys]:
    """The rows; keys of those that visitors see, may be named to the person, and are its own."""
    if issubclass(model, Page):
        rows = list(Page.objects.filter(pk__in=keys).specific(defer=True))
        every = {page.pk for page in rows}
        public = {page.pk for page in reachable_pages(rows)}
        if sees_everything(user):
            return rows, public, every, every
        return rows, public, every, _among(touchable_pages(user), keys)
    rows = list(model._base_manager.filter(pk__in=keys))
    public = set()
    if issubclass(model, Public) and not model.shown_by_others:
        public = _among(model.objects.reachable(), keys)
    named = _among(choosable(user, model), keys)
    return rows, public, named, _among(_known(model, user), keys)


def _known(model: Any, user: Any) -> QuerySet[Any]:
    policy = policy_registry.get_by_type(model)
    if isinstance(policy, OwnedPolicy):
        return policy.visible(user)
    rows: QuerySet[Any] = model._base_manager.all()
    if is_open(model) or policy.user_has_any_permission(user, SEEING):
        return rows
    return rows.none()


def _among(rows: QuerySet[Any], keys: list[str]) -> Keys:
    return set(rows.filter(pk__in=keys).values_list("pk", flat=True))
