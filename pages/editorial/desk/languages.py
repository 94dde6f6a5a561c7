"""Translations that are unfinished, out of date or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin, get_page_models
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from pages.base.choosing import touchable_pages
from pages.base.desk import Row, Task, Viewer, task
from pages.base.wording import full_date

from ..publishing.due import draft_models
from .scope import edit_url, workable_models


def _translations(viewer: Viewer) -> QuerySet[Translation]:
    """The translations whose text the person may change."""
    kinds = [
        ContentType.objects.get_for_model(one).pk
        for model, _rows in workable_models(viewer)
        if issubclass(model, TranslatableMixin)
        for one in ([model] if model is not Page else get_page_models())
    ]
    return Translation.objects.filter(
        enabled=True,
        target_locale__language_code__in=viewer.languages,
        source__specific_content_type__in=kinds,
    ).select_related("source", "target_locale")


def to_translate(viewer: Viewer) -> QuerySet[Translation]:
    """Translations with texts that still stand in German, oldest first."""
    left = StringSegment.objects.filter(source_id=OuterRef("source_id"))
    done = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef("into"),
        has_error=False,
    )
    left = left.annotate(into=OuterRef("target_locale_id")).exclude(Exists(done))
    return _translations(viewer).filter(Exists(left)).order_by("source__last_updated_at", "pk")


def left_behind(viewer: Viewer) -> QuerySet[Translation]:
    """Translations of an older German text: what is online now has not been taken over."""
    newer = Q()
    for model in _translatable():
        rows = model._base_manager.filter(
            translation_key=OuterRef("source__object_id"),
            locale_id=OuterRef("source__locale_id"),
            live=True,
            last_published_at__gt=OuterRef("source__last_updated_at"),
        )
        newer |= Q(Exists(rows))
    return _translations(viewer).filter(newer).order_by("source__last_updated_at", "pk")


def _translatable() -> list[Any]:
    return [model for model in draft_models() if issubclass(model, TranslatableMixin)]


def next_rows(viewer: Viewer) -> list[Row]:
    """What to go on with: texts that are still German, else what is out of date; one at most."""
    unfinished = list(to_translate(viewer)[:1])
    if unfinished:
        return ToTranslate().rows(viewer, unfinished)
    return LeftBehind().rows(viewer, list(left_behind(viewer)[:1]))


class _Translations(Task):
    def concerns(self, viewer: Viewer) -> bool:
        return bool(viewer.languages) and not viewer.is_operator


@task
class ToTranslate(_Translations):
    """Texts that wait for the translator."""

    key = "to-translate"
    heading = gettext_lazy("Translations to finish")
    order = 200

    def concerns(self, viewer: Viewer) -> bool:
        return bool(viewer.languages) and not viewer.reach.everything

    def items(self, viewer: Viewer) -> QuerySet[Translation]:
        return to_translate(viewer)

    def rows(self, viewer: Viewer, items: list[Translation]) -> list[Row]:
        urls = _targets(items)
        return [
            Row(
                title=one.source.object_repr,
                state=_("%(language)s: some texts are still German")
                % {"language": _language(one.target_locale.language_code)},
                url=urls.get(one.pk, ""),
                action=_("Translate"),
                when=_("since %(date)s") % {"date": full_date(one.source.last_updated_at)},
            )
            for one in items
        ]


@task
class LeftBehind(_Translations):
    """The German text has changed since: for those who may take the changes over."""

    key = "left-behind"
    heading = gettext_lazy("Translations that are out of date")
    order = 210

    def items(self, viewer: Viewer) -> QuerySet[Translation]:
        return left_behind(viewer)

    def rows(self, viewer: Viewer, items: list[Translation]) -> list[Row]:
        urls = _targets(items)
        takes_over = viewer.reach.everything
        return [
            Row(
                title=one.source.object_repr,
                state=_("%(language)s: the German text is newer")
                % {"language": _language(one.target_locale.language_code)},
                url=urls.get(one.pk, ""),
                action=_("Take changes over") if takes_over else _("Look"),
                action_url=reverse("wagtail_localize:update_translations", args=[one.source_id])
                if takes_over
                else "",
                when=_("text of %(date)s") % {"date": full_date(one.source.last_updated_at)},
            )
            for one in items
        ]


@task
class NotTranslated(Task):
    """German pages without a version in another language, for those who may begin one."""

    key = "not-translated"
    heading = gettext_lazy("Not translated yet")
    order = 410

    def concerns(self, viewer: Viewer) -> bool:
        right = "wagtail_localize.submit_translation"
        may_begin = bool(viewer.languages) and viewer.user.has_perm(right)
        return may_begin and not viewer.is_operator

    def items(self, viewer: Viewer) -> QuerySet[Any]:
        pages = Page.objects.filter(
            live=True, depth__gt=2, locale__language_code=settings.LANGUAGE_CODE
        )
        if not viewer.user.is_superuser:
            pages = pages.filter(pk__in=touchable_pages(viewer.user).values("pk"))
        for code in sorted(viewer.languages):
            twin = Page.objects.filter(
                translation_key=OuterRef("translation_key"), locale__language_code=code
            )
            pages = pages.exclude(Exists(twin))
        return pages.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def rows(self, viewer: Viewer, items: list[Any]) -> list[Row]:
        names = ", ".join(_language(code) for code in sorted(viewer.languages))
        return [
            Row(
                title=one.title,
                state=_("no version in %(language)s") % {"language": names},
                url=reverse("wagtailadmin_pages:edit", args=[one.pk]),
                action=_("Translate"),
                action_url=reverse("wagtail_localize:submit_page_translation", args=[one.pk]),
                when=_("online since %(date)s") % {"date": full_date(one.first_published_at)}
                if one.first_published_at
                else "",
            )
            for one in items
        ]


def _targets(items: Iterable[Translation]) -> dict[int, str]:
    """Where the translated rows are edited: one query for pages, one for each kind of record."""
    wanted: dict[Any, list[Translation]] = defaultdict(list)
    for one in items:
        model: Any = ContentType.objects.get_for_id(
            one.source.specific_content_type_id
        ).model_class()
        wanted[Page if issubclass(model, Page) else model].append(one)
    found: dict[int, str] = {}
    for model, rows in wanted.items():
        keys = {row.source.object_id for row in rows}
        of = ContentType.objects.get_for_model(model).pk
        known = {
            (key, locale): pk
            for pk, key, locale in model._base_manager.filter(translation_key__in=keys).values_list(
                "pk", "translation_key", "locale_id"
            )
        }
        for row in rows:
            pk = known.get((row.source.object_id, row.target_locale_id))
            if pk:
                found[row.pk] = edit_url(of, pk)
    return found


def _language(code: str) -> str:
    return str(get_language_info(code)["name_translated"])
