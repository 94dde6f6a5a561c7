"""The first page of the admin: what waits for a person. Each room tells what it knows.

A room declares a `Task` with `@task`. The page shows the tasks that concern the person and hold
something, each with its first rows; a list of its own shows the others. A task asks few queries,
however many things wait, and names nothing that the person may not open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from .models import Team
from .ownership import Reach, reach

SHOWN = 5
"""Rows of one task on the first page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: what it is, how it stands, since or until when, and what to do.

    `post`: the action is a step of its own and no address to open. `remark` is what somebody has
    written about it.
    """

    title: str
    state: str
    url: str
    action: str
    action_url: str = ""
    when: str = ""
    remark: str = ""
    urgent: bool = False
    post: bool = False


class Viewer:
    """The person at the desk."""

    def __init__(self, user: Any, now: dt.datetime | None = None) -> None:
        self.user = user
        self.now = now or timezone.now()

    @property
    def today(self) -> dt.date:
        """The day on the calendars here."""
        return timezone.localdate(self.now, timezone.get_default_timezone())

    @property
    def is_operator(self) -> bool:
        """Whether the person runs the installation and writes nothing, as a rule."""
        return bool(self.user.is_superuser or self.user.has_perm("base.change_job"))

    @cached_property
    def groups(self) -> frozenset[str]:
        """Names of the groups."""
        return frozenset(self.user.groups.values_list("name", flat=True))

    @cached_property
    def teams(self) -> list[Team]:
        """The teams whose content the person keeps."""
        return list(self.user.teams.order_by("name"))

    @cached_property
    def reach(self) -> Reach:
        """How far all groups of the person reach together."""
        return reach(self.user)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages other than German that the person writes in or looks after."""
        if self.reach.everything:
            return frozenset(code for code, _n in settings.LANGUAGES) - {settings.LANGUAGE_CODE}
        return self.reach.languages


class Task:
    """A kind of thing that waits for people. `items` are all of them, in order; `rows` some."""

    key: ClassVar[str]
    heading: ClassVar[Any]
    order: ClassVar[int] = 500

    def concerns(self, viewer: Viewer) -> bool:
        """Whether it is a matter of this person at all."""
        return True

    def items(self, viewer: Viewer) -> QuerySet[Any] | Sequence[Any]:
        """Everything that waits, in the order of the list."""
        raise NotImplementedError

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        """Some of the items, in words."""
        raise NotImplementedError

    def list_url(self, viewer: Viewer) -> str:
        """Where the whole list is."""
        return reverse("desk_task", args=[self.key])


@dataclass(frozen=True, slots=True)
class Shown:
    """A task as the first page shows it."""

    task: Task
    rows: list[Row]
    count: int
    url: str = ""
    more: bool = field(default=False)


_tasks: dict[str, Task] = {}
Declared = TypeVar("Declared", bound=type[Task])


def task(declared: Declared) -> Declared:
    """Declare a kind of task."""
    _tasks[declared.key] = declared()
    return declared


def tasks_of(viewer: Viewer) -> list[Task]:
    """The kinds of task that concern a person."""
    found = sorted(_tasks.values(), key=lambda one: (one.order, one.key))
    return [one for one in found if one.concerns(viewer)]


def show(one: Task, viewer: Viewer) -> Shown | None:
    """The first rows of a task; None when nothing waits."""
    items = one.items(viewer)
    first = list(items[: SHOWN + 1])
    if not first:
        return None
    count = len(first)
    if count > SHOWN:
        count = items.count() if isinstance(items, QuerySet) else len(items)
    rows = one.rows(viewer, first[:SHOWN])
    return Shown(one, rows, count, one.list_url(viewer), count > SHOWN)
