"""What has changed and is not in an index yet: it is neither shown nor counted until it is."""

from __future__ import annotations

from pages.base.models import Change, Cursor

from .affected import affected
from .indexes import Index
from .items import keys_of

MOST = 500
"""Changes looked at; behind more of them (an import) only hits are checked, one by one."""


def hidden(index: Index) -> tuple[str, ...]:
    """Keys of everything that waiting changes touch. Two queries when nothing waits."""
    position = Cursor.objects.filter(consumer=index.name).values_list("position", flat=True)
    waiting = Change.objects.filter(pk__gt=position.first() or 0).select_related("content_type")
    rows = list(waiting.order_by("-pk")[:MOST])
    if not rows:
        return ()
    found, gone = affected(rows)
    identities = gone.union(*found.values())
    return tuple(sorted(key for identity in identities for key in keys_of(identity)))
