"""Storing what a deletion has taken away: one entry for each thing with all that belongs to it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.text import capfirst
from wagtail.models import Page, TranslatableMixin

from pages.base import audit
from pages.base.models import KittDocument, KittImage

from ..models import Trashed
from . import kinds
from .keeping import Catch
from .rows import Key, key_of


def put(catch: Catch, user: Any, request: Any = None) -> list[Trashed]:
    """Store entries for what is gone; what a failed deletion has left is not stored."""
    _join_pages(catch)
    made = []
    for members in catch.groups.members().values():
        heads = [key for key in members if key in catch.heads and _is_gone(catch.heads[key])]
        if heads:
            made.append(
                _store(catch, members, sorted(heads, key=lambda key: _rank(catch, key)), user)
            )
    for entry in made:
        audit.note(
            kinds.TRASHED, request=request, user=user, subject=entry.title, kind=kind_name(entry)
        )
    if request is not None:
        request.trashed = made
    return made


def kind_name(entry: Trashed) -> str:
    """What it is, for people."""
    return str(capfirst(entry.model._meta.verbose_name)) if entry.model else ""


def _join_pages(catch: Catch) -> None:
    """A page belongs to the one above it, if that is deleted as well."""
    by_path = {one.path: key for key, one in catch.heads.items() if isinstance(one, Page)}
    for path, key in by_path.items():
        above = by_path.get(path[: -Page.steplen])
        if above:
            catch.groups.join(key, above)


def _is_gone(instance: Model) -> bool:
    return not type(instance)._base_manager.filter(pk=instance.pk).exists()


def _rank(catch: Catch, key: Key) -> tuple[bool, int, int]:
    """The German one before its translations, the upper page before the lower, the larger."""
    one = catch.heads[key]
    foreign = isinstance(one, TranslatableMixin) and not _is_german(one)
    return foreign, one.depth if isinstance(one, Page) else 0, -catch.sizes[key]


def _is_german(one: Any) -> bool:
    return bool(one.locale.language_code == settings.LANGUAGE_CODE)


def _store(catch: Catch, members: list[Any], heads: list[Key], user: Any) -> Trashed:
    head = catch.heads[heads[0]]
    parents = _parents(catch, heads)
    content: dict[str, Any] = {
        "rows": [catch.rows[key] for key in members if key in catch.rows],
        "emptied": [one for key in heads for one in catch.emptied[key]],
        "named_by": sorted({tuple(one) for key in heads for one in catch.named_by[key]}),
        "parents": parents,
    }
    parent = Page.objects.filter(pk=parents.get(head.path)).first() if _is_page(head) else None
    return Trashed.objects.create(
        user=user if user and user.is_authenticated else None,
        who=_name(user),
        content_type=ContentType.objects.get_for_model(head, for_concrete_model=True),
        object_id=str(head.pk),
        title=_title(head)[:255],
        came_from=_came_from(head, parent)[:255],
        parent_id=parent.pk if parent else None,
        team_id=_team(head),
        more=len([key for key in heads if _is_more(catch.heads[key], head)]),
        was_live=bool(getattr(head, "live", False)),
        facts=_facts(head, [catch.heads[key] for key in heads]),
        content=content,
        files=[str(one.file.name) for key in heads if hasattr(one := catch.heads[key], "file")],
    )


def _is_page(one: Model) -> bool:
    return isinstance(one, Page)


def _is_more(one: Any, head: Any) -> bool:
    """Whether it is counted beside the first: translations of what is counted are not."""
    if one is head:
        return False
    return not isinstance(one, TranslatableMixin) or one.locale_id == head.locale_id


def _parents(catch: Catch, heads: list[Key]) -> dict[str, int]:
    """The path of each uppermost page, and the page above it."""
    paths = {catch.heads[key].path for key in heads if _is_page(catch.heads[key])}
    tops = {path for path in paths if path[: -Page.steplen] not in paths}
    above = Page.objects.filter(path__in={path[: -Page.steplen] for path in tops})
    known = dict(above.values_list("path", "pk"))
    return {path: known[path[: -Page.steplen]] for path in tops if path[: -Page.steplen] in known}


def _title(head: Any) -> str:
    return str(getattr(head, "draft_title", "") or head)


def _came_from(head: Any, parent: Page | None) -> str:
    if isinstance(head, KittImage | KittDocument):
        return str(head.collection.name)
    if parent is not None:
        return str(parent.title)
    return str(capfirst(head._meta.verbose_name_plural))


def _team(head: Any) -> int | None:
    german = head
    if isinstance(head, TranslatableMixin) and hasattr(head, "facts"):
        german = head.facts
    return getattr(german, "team_id", None)


def _name(user: Any) -> str:
    if user is None or not user.is_authenticated:
        return ""
    return str(user.get_full_name() or user.email)[:254]


def _facts(head: Any, heads: list[Any]) -> dict[str, Any]:
    """What rights on it depend on, and which versions were online."""
    return {
        "collection": getattr(head, "collection_id", None),
        "uploaded_by": getattr(head, "uploaded_by_user_id", None),
        "language": head.locale.language_code if isinstance(head, TranslatableMixin) else "",
        "keys": [list(key_of(type(one), one.pk)) for one in heads],
        "online": {
            key_of(type(one), one.pk)[0] + " " + str(one.pk): one.live_revision_id
            for one in heads
            if getattr(one, "live", False)
        },
    }
