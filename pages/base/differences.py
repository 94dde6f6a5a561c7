"""What differs between two versions of a page or record, by the names that the form shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.admin.panels import get_edit_handler
from wagtail.models import TaskState

from .real_changes import plain

_BOOKS = {"go_live_at", "expire_at", "path", "depth"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed. `html` holds old and new text with the differences marked."""

    name: str
    label: str
    html: str


def differences(before: Model, after: Model) -> list[Difference]:
    """The fields of the form in which two versions of the same object differ, in its order."""
    handler: Any = get_edit_handler(type(after))
    panel = handler.get_bound_panel(instance=after, request=None, form=None)
    found = []
    for comparison_of in panel.get_comparison():
        comparison = comparison_of(before, after)
        if comparison.has_changed() and not _written_otherwise(comparison):
            name = _name(comparison)
            found.append(Difference(name, str(comparison.field_label()), _html(comparison)))
    return [one for one in found if one.name not in _BOOKS]


def labels(found: list[Difference]) -> list[str]:
    """The names of the fields, each once."""
    return list(dict.fromkeys(one.label for one in found))


def approved_version(obj: Any) -> Any | None:
    """The version that was approved last; None when nothing ever was.

    That is the live one. Of what is offline now, it is the last one that somebody approved.
    """
    stored = type(obj)._base_manager.filter(pk=obj.pk).first()
    if stored is None:
        return None
    if stored.live:
        return stored.live_revision.as_object() if stored.live_revision else stored
    approved = TaskState.objects.filter(
        workflow_state__base_content_type=stored.get_base_content_type(),
        workflow_state__object_id=str(stored.pk),
        status=TaskState.STATUS_APPROVED,
    )
    last = approved.exclude(revision=None).order_by("-finished_at").first()
    return last.revision.as_object() if last else None


def since_approval(obj: Any) -> list[Difference]:
    """What changed between the version that was approved last and the latest draft of `obj`.

    Of what was never approved: every field that is filled.
    """
    draft = obj.get_latest_revision_as_object()
    return differences(approved_version(obj) or _empty(draft), draft)


def _empty(draft: Any) -> Any:
    """A version without any content, to compare the first draft with."""
    empty = type(draft)()
    for name in ("locale", "locale_id", "team_id"):
        if hasattr(draft, name):
            setattr(empty, name, getattr(draft, name))
    return empty


def _written_otherwise(comparison: Any) -> bool:
    """Whether only the marks differ that the editor gives to paragraphs."""
    return not comparison.is_child_relation and plain(comparison.val_a) == plain(comparison.val_b)


def _name(comparison: Any) -> str:
    field = comparison.field
    accessor = getattr(field, "get_accessor_name", None)
    return str(accessor() if accessor else field.name)


def _html(comparison: Any) -> str:
    if not comparison.is_child_relation:
        return str(comparison.htmldiff())
    rows = comparison.get_child_comparisons()
    parts = [
        f'<div class="{_row_class(row)}">{_row_html(row)}</div>'
        for row in rows
        if row.has_changed()
    ]
    return "".join(parts)


def _row_class(row: Any) -> str:
    change = "addition" if row.is_addition() else "deletion" if row.is_deletion() else "change"
    return f"comparison__child-object {change}"


def _row_html(row: Any) -> str:
    changed = [one for one in row.get_field_comparisons() if one.has_changed()]
    return "; ".join(f"{one.field_label()}: {one.htmldiff()}" for one in changed)
