"""The address of a record that is gone: it says so (410) and leads on, without its old words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from .meta import trail
from .models import Tombstone, TranslatedRecord
from .wording import full_date


@dataclass(frozen=True, slots=True)
class Farewell:
    """What the page of a kind of record says when it is gone; %(date)s stands in both titles."""

    removed: Any
    expired: Any
    list_route: str
    list_name: Any
    list_label: Any
    similar_title: Any = ""


@dataclass(slots=True)
class WaysOn:
    """Where to look instead: entries as doors, and a contact card of who helps."""

    similar: list[Any] = field(default_factory=list)
    advice: dict[str, Any] | None = None


def tombstone_of(model: type[TranslatedRecord], public_id: str) -> Tombstone | None:
    """What is left of a record that was public; None for an address that never was one."""
    expired = model.objects.sources().filter(
        public_id=public_id, live=True, expire_at__lte=timezone.now()
    )
    row = expired.select_related("locale").first()
    if row is not None:  # nobody has unpublished it yet
        return row.tombstone(Tombstone.Kind.EXPIRED)
    return Tombstone.objects.filter(route=model.route, public_id=public_id).first()


def gone_answer(
    request: HttpRequest, stone: Tombstone, farewell: Farewell, ways: WaysOn
) -> TemplateResponse:
    """The page with status 410."""
    expired = stone.kind == Tombstone.Kind.EXPIRED
    title = farewell.expired if expired else farewell.removed
    title = str(title) % {"date": full_date(stone.gone_at)}
    list_url = reverse(farewell.list_route)
    context = {
        "title": title,
        "similar": ways.similar,
        "similar_title": farewell.similar_title,
        "advice": ways.advice,
        "list_url": list_url,
        "list_label": farewell.list_label,
        "breadcrumbs": trail((str(farewell.list_name), list_url), (title, request.path)),
        "meta": {"title": title, "robots": "noindex"},
    }
    return TemplateResponse(request, "pages/base/gone.html", context, status=410)
