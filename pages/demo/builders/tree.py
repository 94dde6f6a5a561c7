"""The languages, the two start pages and the site: what every page needs above it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from wagtail.blocks import ChooserBlock, ListBlock, StructBlock
from wagtail.models import Locale, Page, Site

from pages.base.blocks import BodyBlock
from pages.base.models import BasePage, HomePage

_BODY = BodyBlock()
_HOME_TEXTS = {
    "de": ("Start", "Finden Sie ein Ehrenamt in Ihrer Nähe", "Hier steht, wer vor Ort berät."),
    "en": ("Home", "Find a way to help near you", "See who gives advice where you live."),
}


def site() -> Site:
    """The site with a German and an English start page; made once, returned afterwards."""
    german = home("de")
    home("en")
    found = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if found.root_page_id != german.pk:
        found.hostname = found.hostname or "localhost"
        found.root_page = german
        found.save()
        _forget_welcome_page()
    return found


def home(language: str = "de") -> HomePage:
    """The start page of a language, made when it is missing."""
    for code, _label in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    locale = Locale.objects.get(language_code=language)
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    title, heading, lead = _HOME_TEXTS[language]
    page = HomePage(
        title=title,
        slug=language,
        heading=heading,
        lead=lead,
        teaser=lead,
        locale=locale,
    )
    twin = HomePage.objects.first()
    if twin:
        page.translation_key = twin.translation_key
    return add(page, Page.get_first_root_node(), publish=True)


def add(page: Any, parent: Page, publish: bool) -> Any:
    """Put a new page below `parent`, as a draft or published; returns it as stored."""
    page.live = False
    # The tree's counters in memory go stale when somebody else adds a page below the same parent.
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def section(model: type[BasePage], title: str, slug: str, **fields: Any) -> Any:
    """The German page of a type directly below the start page, made when it is missing."""
    site()
    found = model.objects.filter(locale__language_code="de").first()
    if found:
        return found
    german = Locale.objects.get(language_code="de")
    fields.setdefault("teaser", f"{title} auf einen Blick.")
    page = model(title=title, slug=slug, locale=german, **fields)
    return add(page, home("de"), publish=True)


def stream(blocks: Sequence[tuple[str, Any]], block: Any = _BODY) -> str:
    """The stored value of a stream field from pairs of kind and raw value, each with its id."""
    stored = [{"type": kind, "value": value} for kind, value in blocks]
    value = block.to_python(stored)
    list(value)  # what nobody has looked at would be stored without ids
    return json.dumps(
        [
            {**one, "value": _without_none(block.child_blocks[one["type"]], one["value"])}
            for one in block.get_prep_value(value)
        ]
    )


def _without_none(block: Any, value: Any) -> Any:
    """A stored value in which texts that were not given are empty, as the editor stores them."""
    if isinstance(block, StructBlock):
        return {name: _without_none(block.child_blocks[name], part) for name, part in value.items()}
    if isinstance(block, ListBlock):
        child = block.child_block
        return [{**one, "value": _without_none(child, one["value"])} for one in value]
    return "" if value is None and not isinstance(block, ChooserBlock) else value


def _forget_welcome_page() -> None:
    """Delete the page "Welcome to your new Wagtail site!" that the framework brings."""
    for page in Page.objects.filter(depth=2):
        if page.specific_class is Page:
            page.delete()
