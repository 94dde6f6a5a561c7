"""What the index of the admin holds: every opportunity, in each language, as editors see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import F, Model, QuerySet
from django.utils import timezone

from pages.base.changes import Later, somebody_waits
from pages.base.finding import tag
from pages.base.models import Change, Organisation
from pages.opportunities.drafts import FACTS, TEXTS, publication, with_drafts
from pages.opportunities.models import Opportunity
from pages.places.models import District, Municipality

from ..affected import Identities
from ..documents import Item, document_key

TYPE = "opportunity"
AS_PUBLIC = "opportunity-as-public"
"""A second document of what is public and has a newer draft: by the public words it is found by
those who may not read the draft."""
READ_IN = "de"
"""Editors' questions are read in this language; every row can be found with it."""

CHUNK = 1_000
_FEW = 200
"""Rows that are put in while an editor waits; more are left to the jobs."""
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NAMES: dict[type[Model], str] = {
    Organisation: "organisation",
    District: "district",
    Municipality: "municipality",
}


class Offers:
    """Contents of the index of the admin (`search.contents.Contents`)."""

    drafts: ClassVar[bool] = True

    def models(self) -> list[type[Model]]:
        return [Opportunity]

    def items(
        self, model: type[Model], identities: Collection[object] | None = None
    ) -> Iterator[Item]:
        rows = _rows()
        if identities is not None:
            rows = rows.filter(pk__in=[int(str(one)) for one in identities])
        names = _Names()
        last = 0
        while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
            last = chunk[-1].pk
            public = [copy(row) for row in chunk if _has_two_versions(row)]
            with_drafts(chunk)
            facts = _facts(chunk)
            names.read([*facts.values(), *public])
            for row in chunk:
                yield _item(row, facts[row.pk], names)
            for row in public:
                yield _as_public(row, names)

    def count(self, model: type[Model]) -> int:
        return Opportunity._base_manager.count()

    def keys_of(self, identity: object) -> list[str]:
        return [document_key(one, str(identity), READ_IN) for one in (TYPE, AS_PUBLIC)]

    def affected(self, changes: Sequence[Change]) -> tuple[Identities, set[str]]:
        rows: set[str] = set()
        gone: set[str] = set()
        for change in changes:
            model = change.content_type.model_class()
            if model is Opportunity:
                (gone if change.kind == Change.Kind.DELETED else rows).add(change.object_id)
            elif model in _NAMES:
                named = Opportunity._base_manager.filter(**{_NAMES[model]: change.object_id})
                if somebody_waits() and named[_FEW : _FEW + 1].exists():
                    raise Later
                rows.update(map(str, named.values_list("pk", flat=True)))
        keys = Opportunity._base_manager.filter(pk__in=rows).values("translation_key")
        twins = Opportunity._base_manager.filter(translation_key__in=keys)
        found = {str(pk) for pk in twins.values_list("pk", flat=True)}
        return {Opportunity: found}, (gone | rows) - found


def _rows() -> QuerySet[Any]:
    rows = Opportunity._base_manager.order_by("pk").select_related("locale")
    return rows.only(
        *FACTS,
        *TEXTS,
        "public_id",
        "translation_key",
        "locale__language_code",
        "live",
        "expired",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision_id",
        "expire_at",
        "first_published_at",
        "last_published_at",
    ).annotate(edited=F("latest_revision__created_at"))


def _facts(rows: Sequence[Any]) -> dict[int, Any]:
    """The German row of each row, which holds the facts; a row without one is its own."""
    german = {row.translation_key: row for row in rows if _is_german(row)}
    missing = {row.translation_key for row in rows} - german.keys()
    if missing:
        more = _rows().filter(
            translation_key__in=missing, locale__language_code=settings.LANGUAGE_CODE
        )
        found = list(more)
        with_drafts(found)
        german.update({row.translation_key: row for row in found})
    return {row.pk: german.get(row.translation_key, row) for row in rows}


def _is_german(row: Any) -> bool:
    return bool(row.locale.language_code == settings.LANGUAGE_CODE)


def _has_two_versions(row: Any) -> bool:
    return bool(row.live and row.has_unpublished_changes and _is_german(row))


class _Names:
    """Names of organisations and places."""

    def __init__(self) -> None:
        self.districts = dict(District._base_manager.values_list("pk", "name"))
        self.towns = dict(Municipality._base_manager.values_list("pk", "name"))
        self.organisations: dict[int, str] = {}

    def read(self, facts: Collection[Any]) -> None:
        """Read those that rows name and that are not known yet."""
        new = {row.organisation_id for row in facts} - self.organisations.keys() - {None}
        known = Organisation._base_manager.filter(pk__in=new).values_list("pk", "name")
        self.organisations.update(known)

    def of_places(self, row: Any) -> tuple[str, ...]:
        names = (
            self.towns.get(row.municipality_id, ""),
            self.districts.get(row.district_id, ""),
            row.venue,
        )
        return tuple(dict.fromkeys(name for name in names if name))


def _item(row: Any, facts: Any, names: _Names) -> Item:
    until = facts.ends_itself_at()
    language = row.locale.language_code
    return Item(
        type=TYPE,
        id=str(row.pk),
        locale=READ_IN,
        language=READ_IN,
        title=row.title,
        organisation=names.organisations.get(facts.organisation_id, ""),
        place_names=names.of_places(facts),
        summary=row.teaser,
        body=" ".join((row.public_id, facts.source, facts.source_id)),
        tags=(
            tag("locale", language),
            tag("state", facts.state),
            tag("effort", facts.effort),
            tag("shown", publication(row)),
            *(tag("team", pk) for pk in (facts.team_id,) if pk),
            *(tag("district", pk) for pk in (facts.district_id,) if pk),
            *(tag("organisation", pk) for pk in (facts.organisation_id,) if pk),
            *_ends(until),
        ),
        everywhere=True,
        first_published=row.edited or row.last_published_at or row.first_published_at,
        deadline=until,
        starts=until or _NEVER,
        stored={"pk": row.pk},
    )


def _as_public(row: Any, names: _Names) -> Item:
    """What visitors see of a row; without its team, whose members find the draft."""
    item = _item(row, row, names)
    own = {tag("shown", publication(row)), tag("team", row.team_id)}
    tags = [one for one in item.tags if one not in own]
    return replace(item, type=AS_PUBLIC, tags=(*tags, tag("shown", "public")))


def _ends(until: dt.datetime | None) -> tuple[str, ...]:
    """The day on which it ends, and the month and the year, for periods of any length."""
    if until is None:
        return (tag("until", "never"),)
    day = timezone.localdate(until - dt.timedelta(microseconds=1))
    return (tag("until", day), tag("until", f"{day:%Y-%m}"), tag("until", day.year))
