"""What has changed and is not in an index yet: it is neither shown nor counted until it is."""

from __future__ import annotations

from django.db.models import Count, Max

from pages.base.models import Change, Cursor

from .affected import affected
from .engines.base import Unavailable
from .indexes import Index
from .items import identity_field, keys_of, leading

MOST = 5_000
"""Changes looked at. An index that is behind more of them is not asked at all."""
_FEW = 500
"""So many things are left out whatever has changed; of more, only what is public no more."""

_kept: dict[str, tuple[object, tuple[str, ...]]] = {}


def hidden(index: Index) -> tuple[str, ...]:
    """Keys of what waiting changes touch. Two queries when nothing waits. Raises Unavailable."""
    position = Cursor.objects.filter(consumer=index.name).values_list("position", flat=True)
    waiting = Change.objects.filter(pk__gt=position.first() or 0)
    state = tuple(waiting.aggregate(Count("pk"), Max("pk"), Max("at")).values())
    if not state[0]:
        return ()
    if state[0] > MOST:
        raise Unavailable("The index is too far behind.")
    known = _kept.get(index.name)
    if known is None or known[0] != state:
        _kept[index.name] = known = (state, _touched(list(waiting.select_related("content_type"))))
    return known[1]


def _touched(rows: list[Change]) -> tuple[str, ...]:
    found, gone = affected(rows)
    if sum(map(len, found.values())) > _FEW:
        for model, identities in found.items():
            field = identity_field(model)
            listed = leading(model).filter(**{f"{field}__in": identities})
            identities -= set(map(str, listed.values_list(field, flat=True)))
    identities = gone.union(*found.values())
    return tuple(sorted(key for identity in identities for key in keys_of(identity)))
