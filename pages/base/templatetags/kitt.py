"""Tags of the public templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from .. import slots
from ..context import link_url
from ..head import Head, head_of
from ..presentation import phone_href

register = template.Library()
register.filter(phone_href)


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str) -> SafeString:
    """Everything that upper rooms show here."""
    request, page = context["request"], context.get("page")
    parts = []
    for filling in slots.fillings(name):
        values = filling.context(request, page)
        if values is not None:
            parts.append(render_to_string(filling.template, {**context.flatten(), **values}))
    return mark_safe("".join(parts))


@register.simple_tag(takes_context=True)
def head(context: template.Context) -> Head:
    """Title, description, addresses and versions for the head of the page."""
    return head_of(context.flatten())


@register.simple_tag
def block_link(value: Any) -> str:
    """The address of a link block, or of a menu item."""
    return link_url(value)


@register.simple_tag(takes_context=True)
def breadcrumbs(context: template.Context) -> list[dict[str, str]]:
    """The pages above this one, from the start page on."""
    page = context.get("page")
    if not isinstance(page, Page):
        return []
    return [
        {"label": above.title, "url": above.url}
        for above in page.get_ancestors().filter(depth__gt=1).live()
    ]


@register.filter(is_safe=True)
def mail_breaks(address: str) -> SafeString:
    """An e-mail address that may break after the @ on a narrow screen."""
    return mark_safe(conditional_escape(address).replace("@", "@<wbr>"))
