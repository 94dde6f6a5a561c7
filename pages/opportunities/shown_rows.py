"""What the list of the admin shows of its rows, loaded for a whole page at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Locale
from wagtail.permissions import policy_registry
from wagtail_localize.models import TranslationSource

from pages.base.ownership import SEEING

from .drafts import with_drafts
from .models import Opportunity


def complete(rows: Sequence[Any], user: Any) -> None:
    """Load facts of translations, names, and drafts for those who write them. A few queries."""
    keys = [row.translation_key for row in rows if not row.is_source]
    found = Opportunity.objects.sources().filter(translation_key__in=keys) if keys else ()
    sources = {row.translation_key: row for row in found}
    for row in rows:
        row.facts = row if row.is_source else sources.get(row.translation_key, row)
    with_drafts(_written_by(user, [*rows, *sources.values()]))
    prefetch_related_objects([row.facts for row in rows], "organisation", "district")


def completing(user: Any) -> Callable[[Sequence[Any]], None]:
    """`complete` for one person."""
    return lambda rows: complete(rows, user)


def _written_by(user: Any, rows: list[Any]) -> list[Any]:
    """The rows whose drafts a person may read: not those seen only since they are public."""
    policy: Any = policy_registry.get_by_type(Opportunity)
    far = policy.reach(user, SEEING)
    if far.everything or not rows:
        return rows
    own = far.rows(Opportunity).filter(pk__in=[row.pk for row in rows])
    keys = set(own.values_list("pk", flat=True))
    return [row for row in rows if row.pk in keys]


def translatable(rows: Sequence[Any]) -> None:
    """Set `untranslated`, and `to_sync` (the source of its translations), as wagtail-localize asks.

    It would ask for every row by itself.
    """
    keys = [row.translation_key for row in rows]
    every = set(Locale.objects.values_list("pk", flat=True))
    there: dict[Any, set[int]] = {}
    twins = Opportunity.objects.filter(translation_key__in=keys)
    for key, locale in twins.values_list("translation_key", "locale"):
        there.setdefault(key, set()).add(locale)
    sources = TranslationSource.objects.filter(
        object__translation_key__in=keys, translations__enabled=True
    )
    to_sync = {
        (key, locale): source
        for key, locale, source in sources.values_list("object__translation_key", "locale", "pk")
    }
    for row in rows:
        row.untranslated = bool(every - there.get(row.translation_key, set()))
        row.to_sync = to_sync.get((row.translation_key, row.locale_id))
