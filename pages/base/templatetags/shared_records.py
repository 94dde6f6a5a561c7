"""What the form of a shared record says before it is saved: where else the change is seen."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import ReferenceIndex

from pages.places.models import District, Municipality

from ..models import Contact, Organisation, VisitingDetails
from ..where_used import where_used

register = template.Library()
_SHARED = (Contact, Organisation, VisitingDetails, District, Municipality)
_SHOWN = 8
_NAMED_UP_TO = 200
"""Above that the places are only counted: nobody reads that many titles."""


@register.inclusion_tag("pages/base/admin/shared_record.html", takes_context=True)
def changes_elsewhere(context: dict[str, Any]) -> dict[str, Any]:
    """The pages and records that a change alters; nothing while visitors see none of them."""
    row = context.get("object") or context.get("instance")
    if not isinstance(row, _SHARED) or row.pk is None:
        return {}
    references = ReferenceIndex.get_references_to(row)
    keys = references.values("base_content_type", "object_id").distinct()
    count = keys.count()
    if count > _NAMED_UP_TO:
        return {"count": count}
    places = where_used(row, context["request"].user, _SHOWN)
    if not places.public:
        return {}
    return {"places": places, "count": places.public}
