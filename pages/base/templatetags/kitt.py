"""Tags of the public templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page

from .. import slots
from ..context import link_urls
from ..documents import Film, document_item, film_of
from ..head import Head, head_of
from ..kept import kept
from ..presentation import Picture, phone_href, picture
from ..typography import set_markup, soft_hyphens
from ..untranslated import language_of_text, rendered_block

register = template.Library()
register.filter(phone_href)


@register.filter(is_safe=True)
def soft(text: str) -> str:
    """A title whose longest words may break at their joints."""
    return soft_hyphens(str(text))


class TypesetNode(template.Node):
    """Everything between the two tags, typeset."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        html = self.nodelist.render(context)
        return mark_safe(set_markup(html, get_language() or settings.LANGUAGE_CODE))


@register.tag
def typeset(parser: Any, token: Any) -> TypesetNode:
    """`{% typeset %}…{% endtypeset %}`: see `pages.base.typography`."""
    nodelist = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return TypesetNode(nodelist)


def values_of(context: template.Context) -> dict[str, Any]:
    """All variables of a template context in one dict."""
    return {str(name): value for name, value in context.flatten().items()}


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str) -> SafeString:
    """Everything that upper rooms show here."""
    if "request" not in context:
        return mark_safe("")
    parts = [_filled(context, name, filling) for filling in slots.fillings(name)]
    return mark_safe("".join(parts))


def _filled(context: template.Context, name: str, filling: slots.Filling) -> str:
    """One filling; kept for visitors who have no session and see no preview."""
    request, page = context["request"], context.get("page") or context.get("organisation")

    def build() -> str:
        values = filling.context(request, page)
        if values is None:
            return ""
        return str(render_to_string(filling.template, {**values_of(context), **values}))

    if settings.SESSION_COOKIE_NAME in request.COOKIES or getattr(request, "is_preview", False):
        return build()
    key = ("slot", name, filling.template, get_language(), request.get_full_path())
    return kept(key, build)


@register.simple_tag
def block_links(values: Any) -> list[dict[str, str]]:
    """The links of a block that lead somewhere public."""
    urls = link_urls(list(values))
    links = zip(values, urls, strict=True)
    return [{"label": value["label"], "url": url} for value, url in links if url]


@register.simple_tag
def block_picture(value: Any) -> Picture | None:
    """The picture of a picture block; None when its rights do not allow it."""
    alt = "" if value.get("decorative") else value.get("alt_text") or None
    return picture(value.get("image"), "figure", alt=alt)


@register.simple_tag
def downloads(documents: Any) -> list[dict[str, str]]:
    """Files with kind and size; those deleted from the library are left out."""
    return [document_item(document) for document in documents if document]


@register.simple_tag(takes_context=True)
def film(context: template.Context, value: Any) -> Film:
    """The film of a video block. The answer is allowed to hold its player, if it is elsewhere."""
    found = film_of(value)
    request = context.get("request")
    if found.external and request is not None:
        request.frame_origins = {
            *getattr(request, "frame_origins", ()),
            found.external.frame_origin,
        }
    return found


@register.simple_tag(takes_context=True)
def head(context: template.Context) -> Head:
    """Title, description, addresses and versions for the head of the page."""
    return head_of(values_of(context))


@register.simple_tag(takes_context=True)
def text_block(context: template.Context, block: Any) -> SafeString:
    """A block of the page's text, marked if it is still in the language of the source."""
    return rendered_block(context.get("page"), block, context.flatten())


@register.filter
def language_of(page: Any, fields: str) -> str:
    """Language of the first of these fields (names with commas) with a text, if not the page's."""
    names = [name for name in fields.split(",") if getattr(page, name, "")]
    return language_of_text(page, names[0]) if names else ""


@register.simple_tag
def block_link(value: Any) -> str:
    """The address of a link block, or of a menu item."""
    return link_urls([value])[0]


@register.simple_tag(takes_context=True)
def breadcrumbs(context: template.Context) -> list[dict[str, str]]:
    """The pages above this one, from the start page on."""
    page, frame = context.get("page"), context.get("frame")
    if not isinstance(page, Page) or frame is None or not page.path:
        return []
    return list(frame.steps_above(page))


@register.filter(is_safe=True)
def mail_breaks(address: str) -> SafeString:
    """An e-mail address that may break at the joints of its host on a narrow screen."""
    name, at, domain = conditional_escape(address).partition("@")
    return mark_safe(f"{name}{at}<wbr>{domain.replace('.', '<wbr>.')}" if at else name)
