"""Tags of the forms of this room in the admin."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def try_address(record: Any) -> str:
    """Where the form of a word or a best bet is tried out, see `search.admin.try_views`."""
    viewset = type(record).snippet_viewset
    if record.pk:
        return reverse(viewset.get_url_name("try_saved"), args=[record.pk])
    return reverse(viewset.get_url_name("try"))
