"""What the pages of this room show beside the forms."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from pages.base.context import current_language
from pages.base.models import BasePage, LegalPage
from pages.base.presentation import Card

from .models import ANSWER_WITHIN
from .reports import statement


def barrier_view() -> dict[str, Any]:
    """Who else can be reached, what the law says, and what becomes of the data."""
    page = statement()
    card = Card(phone=page.feedback_phone, email=page.feedback_email) if page else None
    return {
        "card": card if card and (card.phone or card.email) else None,
        "statement_url": _here(page),
        "privacy_url": _here(_privacy()),
        "weeks": ANSWER_WITHIN.days // 7,
        "keep_days": settings.KEEP_REPORTS_DAYS,
    }


def _privacy() -> LegalPage | None:
    """The public page on data protection."""
    rows = LegalPage.objects.sources().reachable().filter(kind=LegalPage.Kind.PRIVACY)
    return rows.select_related("locale").first()


def _here(page: BasePage | None) -> str:
    """The address of a German page in the current language, if it has been translated."""
    if page is None:
        return ""
    return ((page.twin(current_language()) or page).url) or ""
