"""Tags that help with reading: a list of contents, and the line at the end of every page."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..contents import is_long, with_chapters
from ..page_dates import PageDates, page_dates
from .kitt import values_of

register = template.Library()


@register.simple_tag(takes_context=True)
def dates_of_page(context: template.Context) -> PageDates:
    """When what the page shows was changed and confirmed."""
    return page_dates(values_of(context))


@register.simple_tag(takes_context=True)
def is_real_page(context: template.Context) -> bool:
    """Whether this is an answer to a visitor, and not the page that says there is none."""
    return "request" in context and "exception" not in context


@register.filter
def postal(card: Any) -> str:
    """Name and postal address of a contact card, in lines as on an envelope."""
    town = " ".join(part for part in (card.postcode, card.place) if part)
    extra = getattr(card, "extra", "")
    return "\n".join(
        line for line in (card.organisation, card.name, extra, card.street, town) if line
    )


class ChaptersNode(template.Node):
    """Gives the headings inside ids and, if the text is long, puts a list of them in front."""

    def __init__(self, nodelist: NodeList, wide: bool) -> None:
        self.nodelist = nodelist
        self.wide = wide

    def render(self, context: template.Context) -> SafeString:
        html, chapters = with_chapters(self.nodelist.render(context))
        if not is_long(html, chapters, wide=self.wide):
            return html
        values: dict[str, Any] = {"chapters": chapters, "wide": self.wide}
        return mark_safe(render_to_string("components/contents.html", values) + html)


@register.tag
def chapters(parser: Parser, token: Token) -> ChaptersNode:
    """`{% chapters %}…{% endchapters %}`; with "wide" for a text that spans the whole page."""
    wide = '"wide"' in token.split_contents()[1:]
    nodelist = parser.parse(("endchapters",))
    parser.delete_first_token()
    return ChaptersNode(nodelist, wide)
