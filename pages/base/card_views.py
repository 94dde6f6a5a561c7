"""The pictures for sharing, at addresses that never change what they show."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from . import cards, entries
from .conditional import file_answer
from .context import Frame
from .models import BasePage, Organisation, TranslatedRecord
from .records import in_language


@require_safe
def share_card(
    request: HttpRequest, kind: str, key: str, language: str, fingerprint: str
) -> HttpResponseBase:
    """The card of something public. An outdated address leads to the card of today."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with override(language):
        card = _card(request, kind, key, language)
    if card is None:
        raise Http404
    if card.fingerprint != fingerprint:
        if kind == cards.LIST:
            raise Http404
        return HttpResponseRedirect(card.url)
    file = FileResponse(cards.file_of(card).open("rb"), content_type="image/png")
    # It holds the title: when the page goes, so does the card.
    response: HttpResponseBase = file_answer(request, file, card.fingerprint)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _card(request: HttpRequest, kind: str, key: str, language: str) -> cards.Card | None:
    operator = Frame(request).texts.operator_name
    if kind == cards.LIST:
        return cards.card_of_list(key, language, operator)
    shown = _public(kind, key, language)
    if shown is None:
        return None
    return cards.card_of(shown, entries.entry_for(shown, language), language, operator)


def _public(kind: str, key: str, language: str) -> Any | None:
    """What is reachable under this name in this very language."""
    if kind == cards.PAGE:
        return _page(key, language)
    if kind == cards.ORGANISATION:
        rows = Organisation.objects.reachable().prefetch_related("texts")
        return rows.filter(public_id=key).first()
    model = next((one for one in _record_types() if one.route == kind), None)
    if model is None:
        return None
    rows = model.objects.sources().reachable().select_related("locale").filter(public_id=key)
    record = next(iter(in_language(rows, language)), None)
    return record if record and record.texts_row.language == language else None


def _page(key: str, language: str) -> BasePage | None:
    try:
        pages = Page.objects.filter(translation_key=uuid.UUID(key))
    except ValueError:
        return None
    found = pages.filter(locale__language_code=language).first()
    model = found.specific_class if found else None
    if model is None or not issubclass(model, BasePage):
        return None
    rows = model.objects.filter(pk=found.pk).reachable()
    return rows.select_related("locale", *model.served_with).first()


def _record_types() -> list[type[TranslatedRecord]]:
    return [model for model in entries.builders if issubclass(model, TranslatedRecord)]
