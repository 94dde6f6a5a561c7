"""What the parts of the demo share: keys made once, days counted from loading, progress."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page

from .models import DemoObject

STATE_TEAM = "team:pressestelle"


class Skipped(Exception):
    """Something that the new object needs has been deleted by an editor."""


class Context:
    """One run of `load_demo`. `write` takes the lines of progress."""

    def __init__(
        self,
        write: Callable[[str], object] = lambda _line: None,
        *,
        scale: int = 1,
        seed: int = 1,
    ) -> None:
        self.write = write
        self.scale = scale
        self.seed = seed
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)
        self.made = 0
        self.skipped: dict[str, str] = {}
        rows = DemoObject.objects.values_list("key", "content_type", "object_id")
        self._known: dict[str, tuple[int | None, str]] = {
            key: (kind, number) for key, kind, number in rows
        }
        self._objects: dict[str, Any] = {}
        self._lent: dict[str, Any] = {}

    def once(self, key: str, create: Callable[[], Any]) -> Any | None:
        """The object of that key: made now, or long ago; None if it was deleted since.

        `create` runs in a transaction of its own together with the note that it ran, so a killed
        run leaves nothing behind that the next one would make twice.
        """
        if key in self._known:
            return self.get(key)
        try:
            with transaction.atomic():
                obj = create()
                if obj is None:
                    return None
                self._remember(key, obj)
        except Skipped as reason:
            self.skipped[key] = str(reason)
            return None
        self.made += 1
        return obj

    def get(self, key: str) -> Any | None:
        """The object of a key; None if there is none (any more)."""
        if key not in self._known:
            return self._lent.get(key)
        if key in self._objects:
            return self._objects[key]
        kind, number = self._known[key]
        model = ContentType.objects.get_for_id(kind).model_class() if kind else None
        obj = model and model._base_manager.filter(pk=number).first()
        # Pages count their children, and a stale count would be saved along with the page.
        if not isinstance(obj, Page):
            self._objects[key] = obj
        return obj

    def knows(self, key: str) -> bool:
        """Whether the object of that key has been made, be it deleted since."""
        return key in self._known or key in self._lent

    def lend(self, key: str, obj: models.Model) -> None:
        """Use an object that the demo did not make under this key, for this run only."""
        self._lent[key] = obj

    def note(self, key: str, obj: models.Model) -> None:
        """Remember an object that was made elsewhere, e.g. together with another one."""
        if key not in self._known:
            self._remember(key, obj)
            self.made += 1

    def mark(self, key: str) -> None:
        """Remember a key without an object."""
        DemoObject.objects.get_or_create(key=key)
        self._known[key] = (None, "")

    def day(self, offset: int = 0) -> dt.date:
        """The day so many days after (or before) the day of loading."""
        return self.today + dt.timedelta(days=offset)

    def at(self, offset: int, clock: str) -> dt.datetime:
        """That day at “14:00” local time."""
        moment = dt.datetime.combine(self.day(offset), dt.time.fromisoformat(clock))
        return timezone.make_aware(moment)

    def team_of(self, district: str) -> Any | None:
        """The team of a district by the district's slug; the state's where it has none."""
        return self.get(f"team:{district}") or self.get(STATE_TEAM)

    def part(self, label: str, work: Callable[[Context], None]) -> None:
        """Run a part and say how many objects it made, and how long that took."""
        before, started = self.made, time.monotonic()
        work(self)
        made = self.made - before
        if made:
            self.write(f"  {label}: {made} ({time.monotonic() - started:.1f} s)")

    def _remember(self, key: str, obj: models.Model) -> None:
        kind = ContentType.objects.get_for_model(obj, for_concrete_model=True)
        DemoObject.objects.create(key=key, content_type=kind, object_id=str(obj.pk))
        self._known[key] = (kind.pk, str(obj.pk))
