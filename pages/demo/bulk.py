"""Very many opportunities and events for load tests: written in bulk, the same from every seed.

The rows are copies of the demo's own in other places, each with one revision. Nothing is announced
to the consumers of changes: rebuild the search index afterwards.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision

from pages.base.models import TranslatedRecord
from pages.base.models.texts import ID_ALPHABET
from pages.events.models import Event
from pages.opportunities.models import Opportunity
from pages.places.models import Municipality

from .context import Context
from .models import DemoObject

BATCH = 2000
_MARK = 0x5CA1AB1E
"""The first 32 bits of the translation key of every row made here."""
_ID_LENGTH = 7  # one more than that of other records, so that they never meet
_STEP = 1_299_709  # prime: neighbours get addresses that look nothing alike
_PER_ENTRY = (Opportunity, Event)


def scale(ctx: Context) -> None:
    """Bring the number of opportunities and events to `ctx.scale` times that of the demo."""
    for model in _PER_ENTRY:
        samples = _samples(model)
        grow(ctx, model, samples, (ctx.scale - 1) * len(samples))


def grow(ctx: Context, model: type[TranslatedRecord], samples: list[Any], number: int) -> None:
    """Write copies of the samples until there are `number` of this seed."""
    places = list(Municipality.objects.as_of().select_related("district").order_by("pk"))
    present = made(model, ctx.seed).count()
    if not samples or not places:
        return
    rows = _copies(ctx, samples, places, range(present, number))
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            _write(model, batch)
        ctx.made += len(batch)


def made(model: type[TranslatedRecord], seed: int | None = None) -> models.QuerySet[Any]:
    """The rows that were made here, by one seed or by all."""
    first, last = (
        (_key(seed, 0), _key(seed, 2**48 - 1))
        if seed is not None
        else (
            uuid.UUID(int=_MARK << 96),
            uuid.UUID(int=(_MARK + 1 << 96) - 1),
        )
    )
    return model._base_manager.filter(translation_key__gte=first, translation_key__lte=last)


def remove_scaled() -> int:
    """Delete everything that was made here; how many records that were."""
    return sum(_remove(model) for model in _PER_ENTRY)


def _samples(model: type[TranslatedRecord]) -> list[Any]:
    kind = ContentType.objects.get_for_model(model)
    own = DemoObject.objects.filter(content_type=kind).values_list("object_id", flat=True)
    rows = model._base_manager.filter(pk__in=list(own), live=True, locale__language_code="de")
    return list(rows.order_by("public_id"))


def _copies(
    ctx: Context, samples: list[Any], places: list[Municipality], numbers: range
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Unsaved rows, each with what its revision holds."""
    contents = [sample.serializable_data() for sample in samples]
    fields = [field.attname for field in samples[0]._meta.concrete_fields if not field.primary_key]
    for number in numbers:
        chance = random.Random(f"{ctx.seed}:{samples[0]._meta.model_name}:{number}")
        which = chance.randrange(len(samples))
        sample = samples[which]
        row = type(sample)(**{name: getattr(sample, name) for name in fields})
        _vary(ctx, row, chance.choice(places), number, chance)
        yield row, contents[which]


def _vary(ctx: Context, row: Any, place: Municipality, number: int, chance: random.Random) -> None:
    row.translation_key = _key(ctx.seed, number)
    row.public_id = _public_id(ctx.seed, number)
    row.title = f"{row.title[:110]} in {place.name[:40]}"
    published = ctx.now - dt.timedelta(minutes=chance.randrange(60, 1_500_000))
    row.first_published_at = row.last_published_at = published
    if row.municipality_id:
        row.municipality_id = place.pk
    if isinstance(row, Opportunity):
        row.district_id = place.district_id if row.municipality_id else None
        row.state = chance.choices(Opportunity.State.values, (92, 3, 2, 2, 1))[0]
        row.confirmed_on = ctx.day(-chance.randrange(170))
        return
    length = row.ends_at - row.starts_at if row.ends_at else None
    day = chance.randrange(-700, 400)
    row.starts_at = ctx.at(day, f"{chance.randrange(8, 20):02}:{chance.choice((0, 30)):02}")
    row.ends_at = row.starts_at + length if length else None
    row.original_starts_at = row.starts_at


def _write(model: type[TranslatedRecord], batch: list[tuple[Any, dict[str, Any]]]) -> None:
    rows = [row for row, _content in batch]
    for row in rows:
        row.live_revision_id = row.latest_revision_id = None
    model._base_manager.bulk_create(rows, batch_size=BATCH)
    kind = ContentType.objects.get_for_model(model)
    Revision.objects.bulk_create(
        [_revision(kind, row, content) for row, content in batch], batch_size=BATCH
    )
    for field in model._meta.local_many_to_many:
        _link(field, batch)
    ours = Revision.objects.filter(
        content_type=kind, object_id=Cast(OuterRef("pk"), CharField())
    ).values("pk")[:1]
    model._base_manager.filter(pk__in=[row.pk for row in rows]).update(
        live_revision=Subquery(ours), latest_revision=Subquery(ours)
    )


def _revision(kind: ContentType, row: Any, content: dict[str, Any]) -> Revision:
    own = {
        name: row._meta.get_field(name).value_to_string(row)
        if name == "translation_key"
        else getattr(row, row._meta.get_field(name).attname)
        for name in _varied(row)
    }
    return Revision(
        content_type=kind,
        base_content_type=kind,
        object_id=str(row.pk),
        object_str=row.title,
        created_at=row.last_published_at,
        content={**content, **own, "pk": row.pk},
    )


def _varied(row: Any) -> tuple[str, ...]:
    shared = (
        "title",
        "public_id",
        "translation_key",
        "municipality",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
    )
    if isinstance(row, Opportunity):
        return (*shared, "district", "state", "confirmed_on")
    return (*shared, "starts_at", "ends_at", "original_starts_at")


def _link(field: Any, batch: list[tuple[Any, dict[str, Any]]]) -> None:
    """By bare SQL: the links are ten times as many as the rows."""
    through, name = field.remote_field.through, connection.ops.quote_name
    columns = [
        name(through._meta.get_field(one).column)
        for one in (field.m2m_field_name(), field.m2m_reverse_field_name())
    ]
    pairs = [(row.pk, number) for row, content in batch for number in content[field.name]]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {name(through._meta.db_table)} ({', '.join(columns)}) VALUES (%s, %s)",
            pairs,
        )


def _remove(model: type[TranslatedRecord]) -> int:
    """By bare SQL: the signals of a million rows would take hours."""
    rows = made(model)
    count = rows.count()
    ids = rows.annotate(text_id=Cast("pk", CharField())).values("text_id")
    kind = ContentType.objects.get_for_model(model)
    with transaction.atomic():
        rows.update(live_revision=None, latest_revision=None)
        for relation in get_all_child_relations(model):
            children = relation.related_model._base_manager
            children.filter(**{f"{relation.field.name}__in": rows}).delete()
        for field in model._meta.local_many_to_many:
            through: Any = field.remote_field.through
            links = through._base_manager.filter(
                **{f"{field.m2m_field_name()}__in": rows.values("pk")}
            )
            links._raw_delete(links.db)
        revisions = Revision.objects.filter(content_type=kind, object_id__in=ids)
        revisions._raw_delete(revisions.db)
        rows._raw_delete(rows.db)
    return count


def _key(seed: int, number: int) -> uuid.UUID:
    return uuid.UUID(int=_MARK << 96 | (seed & 0xFFFFFFFF) << 64 | number)


def _public_id(seed: int, number: int) -> str:
    size = len(ID_ALPHABET) ** _ID_LENGTH
    place = (number * _STEP + seed * 7_368_787) % size
    return "".join(
        ID_ALPHABET[place // len(ID_ALPHABET) ** power % len(ID_ALPHABET)]
        for power in range(_ID_LENGTH)
    )
