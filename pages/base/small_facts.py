"""Small facts: a phone number, opening hours, “closed at the moment”. They may go live at once.

Models name them in `small_facts`: fields, and child tables as a whole. The operator allows it
with SMALL_FACTS_AT_ONCE.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from .differences import Difference, labels


def may_go_at_once(obj: Any, found: list[Difference]) -> bool:
    """Whether a live object has changed in small facts only, and these may go live at once."""
    return bool(settings.SMALL_FACTS_AT_ONCE and obj.live and found and not others(obj, found))


def others(obj: Any, found: list[Difference]) -> list[Difference]:
    """What of the changes is more than a small fact, and so waits for approval."""
    small = set(getattr(obj, "small_facts", ()))
    return [one for one in found if one.name not in small]


def why_it_waits(obj: Any, found: list[Difference]) -> str:
    """In words: the changes wait for approval, and which of them are the reason."""
    more = others(obj, found)
    if settings.SMALL_FACTS_AT_ONCE and obj.live and more and len(more) < len(found):
        return _("Not only small facts have changed, but also: %(fields)s. So all of it waits.") % {
            "fields": ", ".join(labels(more))
        }
    return _("Submit it for approval when it is ready. Until then visitors see nothing of it.")


def address_of(obj: Any) -> tuple[int, Any]:
    """Content type and key, for addresses."""
    return ContentType.objects.get_for_model(obj).pk, obj.pk
