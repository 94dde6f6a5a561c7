"""What the pages of this room show beside their texts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .contents import contents
from .doors import doors
from .models import (
    AccessibilityStatementPage,
    BasePage,
    HomePage,
    LegalPage,
    Organisation,
    PlainLanguagePage,
    PublicationPage,
    SignLanguagePage,
    StandardPage,
)
from .presentation import (
    Card,
    Teaser,
    drawn,
    foreign,
    organisation_card,
    picture,
    teaser,
)
from .public import reachable_pages


def page_view(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """The view of a page of this room; nothing for pages of other rooms."""
    if isinstance(page, HomePage):
        return {"hero": drawn("alle", page.translation_key, 5, 5), "doors": doors(request)}
    if isinstance(page, StandardPage):
        return {**_head(page), "plain_version": plain_version(page)}
    if isinstance(page, AccessibilityStatementPage):
        return statement_view(page)
    if isinstance(page, PlainLanguagePage):
        kicker = _("Plain language")
        return {
            **_head(page),
            "source": source_of(page),
            "plain_kicker": kicker if kicker != page.title else "",
        }
    if isinstance(page, PublicationPage):
        return publication_view(page)
    return _head(page) if isinstance(page, LegalPage | SignLanguagePage) else {}


def _head(page: BasePage, topic: str = "alle") -> dict[str, Any]:
    return {"head_image": drawn(topic, page.translation_key, 4, 3)}


def plain_version(page: StandardPage) -> Teaser | None:
    """The version in plain language, if somebody has written one."""
    if not page.facts.pk:
        return None
    rows = PlainLanguagePage.objects.sources().reachable().filter(source_page=page.facts.pk)
    found = rows.select_related("locale").first()
    return teaser(found) if found else None


def source_of(page: PlainLanguagePage) -> Teaser | None:
    """The page that a page in plain language explains."""
    source = page.facts.source_page
    shown = reachable_pages([source]) if source else []
    if not shown:
        return None
    return Teaser(shown[0].title, shown[0].url or "", lang=foreign(settings.LANGUAGE_CODE))


def statement_view(page: AccessibilityStatementPage) -> dict[str, Any]:
    """Dates and ways to report a barrier, from the German row."""
    facts = page.facts
    dates = [
        (_("Drawn up on"), facts.created_on),
        (_("Last checked on"), facts.reviewed_on),
        (_("To be checked again by"), page.renewal_due_on),
    ]
    items = [{"label": label, "text": date_format(day)} for label, day in dates if day]
    if page.method:
        items.append({"label": _("How it was checked"), "text": page.method})
    return {
        **_head(page, "verwaltung"),
        "method_items": items,
        "feedback_card": Card(phone=facts.feedback_phone, email=facts.feedback_email),
    }


def publication_view(page: PublicationPage) -> dict[str, Any]:
    """The chapters with their list of contents, the publisher and the date."""
    facts = page.facts
    parts, chapters = contents(page.body)
    publisher = facts.publisher
    words = [
        _("Publication"),
        publisher.name if publisher and publisher.live else "",
        date_format(facts.issued_on) if facts.issued_on else "",
    ]
    return {
        **_head(page, "bildung"),
        "parts": parts,
        "contents": chapters,
        "publication_kicker": ", ".join(word for word in words if word),
    }


def organisation_item(organisation: Organisation) -> Teaser:
    """An organisation in the list of all."""
    return Teaser(
        title=organisation.name,
        url=organisation.get_absolute_url(),
        summary=_first_sentences(organisation.text("description")) or organisation.town,
        lang=foreign(organisation.text_language("description")) if organisation.pk else "",
    )


def organisation_view(organisation: Organisation) -> dict[str, Any]:
    """The page of an organisation."""
    card = organisation_card(organisation, link=False)
    if card:
        card.organisation = ""  # it is the title of the page
    filled = card and (card.place or card.phone or card.email or card.website_url)
    short = organisation.short_name
    return {
        "card": card if filled else None,
        "suffix": f"({short})" if short and short != organisation.name else "",
        "kicker": _("Organisation (example)") if organisation.is_example else _("Organisation"),
        "description": organisation.text("description"),
        "description_lang": foreign(organisation.text_language("description")),
        "logo": picture(organisation.logo, "logo", alt=""),
        "head_image": drawn("nachbarschaft", f"organisation-{organisation.public_id}", 4, 3),
    }


def _first_sentences(text: str, length: int = 180) -> str:
    """As many whole words as fit."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:.–") + " …"
