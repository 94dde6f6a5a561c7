"""Is it public now? The one rule, as a queryset and as a method.

`reachable(at)`: the address answers and the media are open. `listed(at)`, a part of it: the thing
stands in lists, feeds, sitemap, search and API. An ended offer or a withdrawn release is reachable
and not listed; an embargoed one is neither.

Models build their own rule with `reachable_q` and `listed_q`, each on top of `super()`. An upper
room can hold records of a lower one back with `hold` (a release holds the cohort it announces).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

Row = TypeVar("Row", bound=models.Model)
Condition = Callable[[dt.datetime], Q]
_holds: dict[type[models.Model], list[Condition]] = {}


def hold(model: type[models.Model], condition: Condition) -> None:
    """Let rows of `model` be public only where `condition(at)` is true as well."""
    _holds.setdefault(model, []).append(condition)


_looked_up: ContextVar[dict[str, Any] | None] = ContextVar("looked_up", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Within the block, what a condition looks up first is looked up once.

    For the time of one reading request: all its lists then speak of the same moment.
    """
    token = _looked_up.set({})
    try:
        yield
    finally:
        _looked_up.reset(token)


_apart: ContextVar[bool] = ContextVar("apart", default=False)


@contextmanager
def apart(known: dict[str, Any]) -> Iterator[None]:
    """Within the block nothing is shared with other answers, and `known` is looked up already.

    For showing somebody what is not public yet: what a block builds is for this answer alone.
    """
    tokens = _looked_up.set(dict(known)), _apart.set(True)
    try:
        yield
    finally:
        _looked_up.reset(tokens[0])
        _apart.reset(tokens[1])


def looked_up(key: str, look_up: Callable[[], Any]) -> Any:
    """The answer of `look_up`, kept within `one_moment`."""
    known = _looked_up.get()
    if known is None:
        return look_up()
    if key not in known:
        known[key] = look_up()
    return known[key]


def in_one_moment() -> bool:
    """Whether a reading request of the public site is being answered."""
    return _looked_up.get() is not None and not _apart.get()


def _held_q(model: type[models.Model], at: dt.datetime) -> Q:
    query = Q()
    for held_model, conditions in _holds.items():
        if issubclass(model, held_model):
            for condition in conditions:
                query &= condition(at)
    return query


class PublicQuerySet(models.QuerySet[Any]):
    """The two questions, asked of many rows."""

    def reachable(self, at: dt.datetime | None = None) -> Self:
        """Rows whose address answers at that time (now, when not given)."""
        at = at or timezone.now()
        return self.filter(self.model.reachable_q(at) & _held_q(self.model, at))

    def sources(self) -> Self:
        """The German rows, which hold the facts."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def listed(self, at: dt.datetime | None = None) -> Self:
        """Rows that stand in lists at that time (now, when not given)."""
        at = at or timezone.now()
        return self.reachable(at).filter(self.model.listed_q(at))


class Public(models.Model):
    """Mixin of everything that the public may see. Without more, a row is public."""

    objects: ClassVar[Any] = PublicQuerySet.as_manager()
    shown_by_others: ClassVar[bool] = False
    """Without a page of its own: what it names is public where something public names the row."""

    class Meta:
        abstract = True

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        """The condition under which the address of a row answers."""
        return Q()

    @classmethod
    def listed_q(cls, at: dt.datetime) -> Q:
        """The further condition under which a reachable row stands in lists."""
        return Q()

    @classmethod
    def shows_media_q(cls) -> Q:
        """Which reachable rows make the pictures and documents they name public."""
        return Q()

    def listed_until(self) -> dt.datetime | None:
        """When the row leaves the lists by itself; None while nothing is set. Of the German row."""
        return None

    def is_reachable(self, at: dt.datetime | None = None) -> bool:
        """Whether the stored row is reachable: the same rule as in lists, asked of one row."""
        return type(self).objects.filter(pk=self.pk).reachable(at).exists()

    def is_listed(self, at: dt.datetime | None = None) -> bool:
        """Whether the stored row is listed."""
        return type(self).objects.filter(pk=self.pk).listed(at).exists()


def window_q(at: dt.datetime, prefix: str = "") -> Q:
    """Published, and between going live and expiring: Wagtail's draft fields, asked at `at`."""
    return (
        Q(**{f"{prefix}live": True})
        & (Q(**{f"{prefix}go_live_at__isnull": True}) | Q(**{f"{prefix}go_live_at__lte": at}))
        & (Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": at}))
    )


def in_window(row: Any, at: dt.datetime | None = None) -> bool:
    """`window_q`, asked of a row that has been fetched with others."""
    at = at or timezone.now()
    begun = row.go_live_at is None or row.go_live_at <= at
    return bool(row.live and begun and (row.expire_at is None or row.expire_at > at))


def shown(row: Row | None) -> Row | None:
    """The row that something names, where the public may see it."""
    return row if row is not None and in_window(row) else None


def earliest(*moments: dt.datetime | None) -> dt.datetime | None:
    """The first of the moments that are set."""
    return min((moment for moment in moments if moment), default=None)


def end_of(day: dt.date | None) -> dt.datetime | None:
    """The moment at which a day is over, here."""
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def source_q(model: type[models.Model], condition: Q) -> Q:
    """`condition` is true of the German source row; a row without a source passes."""
    twins = model._default_manager.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    source = Q(locale__language_code=settings.LANGUAGE_CODE)
    return (source & condition) | (~source & Q(~Exists(twins.exclude(condition))))


class PublicDraft(Public):
    """Public by publishing: mixin of records with drafts."""

    expire_at: Any

    class Meta:
        abstract = True

    def listed_until(self) -> dt.datetime | None:
        return earliest(super().listed_until(), self.expire_at)

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        return super().reachable_q(at) & window_q(at)


class PublicTranslation(PublicDraft):
    """Public by publishing, in several languages: mixin of records whose facts are German.

    Lists go over the German rows (`sources`) and take their texts in another language with
    `pages.base.records.in_language`.
    """

    class Meta:
        abstract = True

    @classmethod
    def fact_q(cls, at: dt.datetime) -> Q:
        """The further condition on the German row under which the record stands in lists."""
        return Q()

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        return super().reachable_q(at) & source_q(cls, window_q(at))

    @classmethod
    def listed_q(cls, at: dt.datetime) -> Q:
        return super().listed_q(at) & source_q(cls, cls.fact_q(at))


class PublicPageQuerySet(PublicQuerySet, PageQuerySet):
    """Page lists that know what is public."""


class PublicPage(Public):
    """Public by publishing: mixin of pages. A translation is never more public than its source."""

    objects: ClassVar[Any] = PageManager.from_queryset(PublicPageQuerySet)()
    expire_at: Any

    class Meta:
        abstract = True

    def listed_until(self) -> dt.datetime | None:
        return earliest(super().listed_until(), self.expire_at)

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        return (
            super().reachable_q(at)
            & window_q(at)
            & ~restricted_q("path")
            & ~restricted_q("alias_of__path")
            & source_q(Page, window_q(at) & ~restricted_q("path"))
        )


def restricted_q(path: str) -> Q:
    """Whether the page whose place in the tree is `path`, or one above it, is private."""
    asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
    rows = PageViewRestriction.objects.annotate(asked=asked)
    return Q(Exists(rows.filter(asked__startswith=F("page__path"))))


def reachable_pages(pages: Iterable[Page], at: dt.datetime | None = None) -> list[Page]:
    """Those of the pages (of any types) that are reachable, in order."""
    return _keep(pages, "reachable", at)


def listed_pages(pages: Iterable[Page], at: dt.datetime | None = None) -> list[Page]:
    """Those of the pages (of any types) that are listed, in order, one query per type."""
    return _keep(pages, "listed", at)


def _keep(pages: Iterable[Page], question: str, at: dt.datetime | None) -> list[Page]:
    pages = list(pages)
    by_class: dict[type[Page], list[int]] = {}
    for page in pages:
        if page.specific_class and issubclass(page.specific_class, PublicPage):
            by_class.setdefault(page.specific_class, []).append(page.pk)
    kept: set[int] = set()
    for model, keys in by_class.items():
        rows = getattr(model.objects.filter(pk__in=keys), question)(at)
        kept.update(rows.values_list("pk", flat=True))
    return [page for page in pages if page.pk in kept]
