"""Feeds and calendars in the head of a page, and in a box on it."""

from __future__ import annotations

from django import template

from ..subscriptions import Subscription, offered

register = template.Library()


@register.simple_tag(takes_context=True)
def subscriptions(context: template.Context) -> list[Subscription]:
    """What this page offers: given by its view as `subscriptions`, or registered for its type."""
    given: list[Subscription] | None = context.get("subscriptions")
    return offered(context.get("page")) if given is None else given
