"""Pictures and documents: their collections decide; lists of all are for the staff."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag, TaggedItem

from pages.base.choosing import choosable
from pages.base.models import KittDocument, KittImage
from pages.base.ownership import sees_everything

_OFFERED = 10


def staff_only(request: HttpRequest, **_kwargs: Any) -> None:
    """Lists that know no rights."""
    if not sees_everything(request.user):
        raise PermissionDenied


def only_numbers(request: HttpRequest, **_kwargs: Any) -> None:
    """Choosers take what stands in an address for the number of something."""
    keys = [key for key in request.GET.getlist("id") if key.isdecimal() and len(key) < 19]
    request.GET = request.GET.copy()  # type: ignore[assignment]
    request.GET.setlist("id", keys)  # type: ignore[misc]


def tags(request: HttpRequest, **_kwargs: Any) -> JsonResponse:
    """The words that own pictures and documents carry, and no others."""
    term = request.GET.get("term", "").replace("\0", "")
    if not term:
        return JsonResponse([], safe=False)
    found = Tag.objects.filter(name__istartswith=term)
    if not sees_everything(request.user):
        found = found.filter(pk__in=_used(request.user))
    names = found.order_by("name").values_list("name", flat=True)[:_OFFERED]
    return JsonResponse(list(names), safe=False)


def _used(user: Any) -> set[int]:
    used: set[int] = set()
    for model in (KittImage, KittDocument):
        rows = TaggedItem.objects.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=choosable(user, model).values("pk"),
        )
        used |= set(rows.values_list("tag", flat=True))
    return used
