"""What the head of a page says to search engines and to those who share it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import override

from .cards import SharePicture, list_card, picture_of
from .context import Frame, current_language
from .entries import Entry, entry_for
from .models import BasePage, HomePage, Organisation, TranslatedRecord
from .site_address import absolute
from .structured import as_script, structured_data

__all__ = ["Head", "absolute", "head_of"]

LOCALES = {"de": "de_DE", "en": "en_GB"}


@dataclass(slots=True)
class Head:
    """Title without the site's name; addresses are absolute; `robots` empty means: index.

    `language` is that of the content, which need not be that of the page around it. `published`
    and `changed` are set for articles. `data` is the content of the JSON-LD script.
    """

    title: str = ""
    description: str = ""
    canonical: str = ""
    robots: str = ""
    language: str = ""
    picture: SharePicture | None = None
    published: dt.datetime | None = None
    changed: dt.datetime | None = None
    alternates: list[dict[str, str]] = field(default_factory=list)
    data: SafeString | None = None

    @property
    def locale(self) -> str:
        """The language of the content as Open Graph writes it."""
        return LOCALES.get(self.language, self.language)

    @property
    def other_locales(self) -> list[str]:
        """The languages of its other versions."""
        codes = [one["code"] for one in self.alternates]
        return [LOCALES[code] for code in codes if code in LOCALES and code != self.language]


def head_of(context: dict[str, Any]) -> Head:
    """The head of what the context shows: a page, a record, an organisation or a list.

    A view can give parts of it as `meta` (title, description, canonical, robots). A page that
    search engines leave out has no versions, no structured data, and no address to recommend but
    one that its view gives: that of the whole of which it shows a part.
    """
    shown = _shown(context)
    if isinstance(shown, BasePage):
        head = _of_page(shown, context)
    elif isinstance(shown, TranslatedRecord):
        head = _of_record(shown, context.get("text") or shown)
    elif isinstance(shown, Organisation):
        head = _of_organisation(shown)
    else:
        head = _of_list(context)
    given = context.get("meta") or {}
    for name, value in given.items():
        if value and hasattr(head, name):
            setattr(head, name, value)
    head.language = head.language or current_language()
    _add_what_is_public(head, shown, context)
    if head.robots:
        head.canonical, head.alternates = given.get("canonical", ""), []
    return head


def _shown(context: dict[str, Any]) -> Any:
    """What the page is about: a row, or None for a list."""
    kinds = (("page", BasePage), ("record", TranslatedRecord), ("organisation", Organisation))
    return next(
        (context[name] for name, kind in kinds if isinstance(context.get(name), kind)), None
    )


def _add_what_is_public(head: Head, shown: Any, context: dict[str, Any]) -> None:
    """Picture and structured data; none for previews and for answers that are no page."""
    request = context.get("request")
    frame = context.get("frame")
    preview = getattr(request, "is_preview", False)
    if not isinstance(frame, Frame) or not head.canonical or preview:
        return
    steps = _steps(shown, frame, context)
    operator = frame.texts_in(head.language).operator_name
    with override(head.language):
        entry = entry_for(shown, head.language) if shown is not None else None
        if shown is None:
            head.picture = list_card(request, steps, head.title, operator)
        else:
            head.picture = picture_of(shown, entry, head.language, operator)
    if entry and entry.type == "press-release":
        head.published, head.changed = entry.first_published, entry.changed
    if not head.robots:
        head.data = _data(head, entry, steps, frame, is_list="page_obj" in context)


def _data(
    head: Head, entry: Entry | None, steps: list[dict[str, str]], frame: Frame, is_list: bool
) -> SafeString:
    return as_script(
        structured_data(
            head=head,
            entry=entry,
            steps=steps,
            texts=frame.texts_in(head.language),
            facts=frame.facts,
            is_list=is_list,
        )
    )


def _steps(shown: Any, frame: Frame, context: dict[str, Any]) -> list[dict[str, str]]:
    """The path to the page, itself last, as the breadcrumb shows it."""
    if context.get("breadcrumbs"):
        return list(context["breadcrumbs"])
    if not isinstance(shown, BasePage) or not shown.path:
        return []
    return [*frame.steps_above(shown), {"label": shown.title, "url": shown.url or ""}]


def _of_page(page: BasePage, context: dict[str, Any]) -> Head:
    url = page.url or ""
    number = getattr(context.get("page_obj"), "number", 1)
    heading = page.heading if isinstance(page, HomePage) else ""
    head = Head(
        title=page.seo_title or heading or page.title,
        description=page.search_description or page.teaser,
        canonical=absolute(url) + (f"?seite={number}" if number > 1 else ""),
        robots="noindex" if page.facts.not_indexed else "",
        language=page.language,
    )
    if number == 1 and url:
        head.alternates = _alternates(page.language, url, context)
    return head


def _of_record(record: TranslatedRecord, text: TranslatedRecord) -> Head:
    """A record without texts in this language is a copy of its German page."""
    head = Head(title=text.title, description=text.teaser, language=text.language)
    if record.pk:
        head.canonical = absolute(_in(text.language, record))
        if text.language == current_language():
            rows = type(record).objects.filter(translation_key=record.translation_key).reachable()
            codes = sorted(rows.values_list("locale__language_code", flat=True))
            head.alternates = _versions({code: _in(code, record) for code in codes})
    return head


def _in(language: str, record: TranslatedRecord | Organisation) -> str:
    with override(language):
        return record.get_absolute_url()


def _of_organisation(organisation: Organisation) -> Head:
    """As with records: without a description in this language, a copy of the German page."""
    language = organisation.text_language("description")
    head = Head(
        title=organisation.name,
        description=organisation.text("description")[:200],
        language=language,
    )
    if organisation.pk:
        head.canonical = absolute(_in(language, organisation))
        if language == current_language():
            codes = {row.language for row in organisation.texts.all() if row.description}
            head.alternates = _versions({code: _in(code, organisation) for code in sorted(codes)})
    return head


def _of_list(context: dict[str, Any]) -> Head:
    """A list, or another page that a view answers for and that says so with `meta`."""
    request = context.get("request")
    if request is None or not ("page_obj" in context or "meta" in context):
        return Head()
    number = getattr(context.get("page_obj"), "number", 1)
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
