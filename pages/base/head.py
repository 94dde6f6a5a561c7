"""What the head of a page says to search engines and to those who share it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import override

from .context import current_language
from .models import BasePage, Organisation, TranslatedRecord


@dataclass(slots=True)
class Head:
    """Title without the site's name; addresses are absolute; `robots` empty means: index."""

    title: str = ""
    description: str = ""
    canonical: str = ""
    robots: str = ""
    image: str = ""
    alternates: list[dict[str, str]] = field(default_factory=list)


def absolute(url: str) -> str:
    """The full address of a path on this site."""
    return url if "://" in url or not url else settings.BASE_URL.rstrip("/") + url


def head_of(context: dict[str, Any]) -> Head:
    """The head of what the context shows: a page, a record, an organisation or a list.

    A view can give parts of it as `meta` (title, description, canonical, robots), and a picture to
    share as `meta_image`.
    """
    page, record = context.get("page"), context.get("record")
    if isinstance(page, BasePage):
        head = _of_page(page, context)
    elif isinstance(record, TranslatedRecord):
        head = _of_record(record, context.get("text") or record)
    elif isinstance(context.get("organisation"), Organisation):
        head = _of_organisation(context["organisation"])
    else:
        head = _of_list(context)
    for name, value in (context.get("meta") or {}).items():
        if value and hasattr(head, name):
            setattr(head, name, value)
    image = context.get("meta_image")
    head.image = absolute(image.url) if image else ""
    return head


def _of_page(page: BasePage, context: dict[str, Any]) -> Head:
    url = page.url or ""
    number = getattr(context.get("page_obj"), "number", 1)
    head = Head(
        title=page.seo_title or page.title,
        description=page.search_description or page.teaser,
        canonical=absolute(url) + (f"?seite={number}" if number > 1 else ""),
        robots="noindex" if page.facts.not_indexed else "",
    )
    if number == 1 and url:
        head.alternates = _alternates(page.language, url, context)
    return head


def _of_record(record: TranslatedRecord, text: TranslatedRecord) -> Head:
    """A record without texts in this language is a copy of its German page."""
    head = Head(title=text.title, description=text.teaser)
    if record.pk:
        head.canonical = absolute(_record_url(record, text.language))
        if text.language == current_language():
            rows = type(record).objects.filter(translation_key=record.translation_key).reachable()
            codes = sorted(rows.values_list("locale__language_code", flat=True))
            head.alternates = _versions({code: _record_url(record, code) for code in codes})
    return head


def _record_url(record: TranslatedRecord, language: str) -> str:
    with override(language):
        return record.get_absolute_url()


def _of_organisation(organisation: Organisation) -> Head:
    url = organisation.get_absolute_url() if organisation.pk else ""
    return Head(organisation.name, organisation.text("description")[:200], absolute(url))


def _of_list(context: dict[str, Any]) -> Head:
    request = context.get("request")
    if request is None or "page_obj" not in context:
        return Head()
    number = context["page_obj"].number
    head = Head(canonical=absolute(request.path) + (f"?seite={number}" if number > 1 else ""))
    if not request.GET:
        head.alternates = _alternates(current_language(), request.path, context)
    return head


def _alternates(language: str, url: str, context: dict[str, Any]) -> list[dict[str, str]]:
    twins = {
        link["code"]: link["url"]
        for link in context.get("language_links") or []
        if not link["missing"]
    }
    return _versions({language: url, **twins})


def _versions(urls: dict[str, str]) -> list[dict[str, str]]:
    """The versions in all languages; nothing for what exists in one only."""
    if len(urls) < 2:
        return []
    german = urls.get(settings.LANGUAGE_CODE, "")
    versions = {**urls, "x-default": german} if german else urls
    return [{"code": code, "url": absolute(url)} for code, url in versions.items()]
