"""What the forms show that ask before something leaves the website."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import Page

from ..leaving import leaving
from ..leaving_form import InsteadForm

register = template.Library()


@register.inclusion_tag("addresses/where_used.html", takes_context=True)
def what_it_changes(context: dict[str, Any]) -> dict[str, Any]:
    """Where the things are used, and which addresses end."""
    found = leaving(context["request"])
    return {"leaving": found, "single": found is not None and len(found.things) == 1}


@register.inclusion_tag("addresses/instead.html", takes_context=True)
def instead(context: dict[str, Any]) -> dict[str, Any]:
    """The fields that offer a redirect or a notice; nothing when no address ends."""
    request = context["request"]
    found = leaving(request, with_uses=False)
    if not found or not found.addresses:
        return {"form": None}
    going = {one.pk for one in found.things if isinstance(one, Page)}
    data = request.POST if f"{InsteadForm.prefix}-what" in request.POST else None
    form = InsteadForm(data, user=request.user, going=going, initial={"target": found.parent})
    return {"form": form, "leaving": found}
