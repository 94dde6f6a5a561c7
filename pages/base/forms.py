"""Forms of the admin that do not let incomplete content go live."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from . import rules
from .owned_forms import OwnedForm
from .reserved import RESERVED, is_reserved
from .untitled import DraftWithoutTitle


class CompleteBeforeLive:
    """Mixin: what is needed for going live is asked for when publishing, not in a draft.

    `_post_clean` runs after Django has put the values into the instance; rows of child tables and
    many-to-many values arrive later, so they are looked at in the form.
    """

    instance: Any
    formsets: dict[str, Any]
    cleaned_data: dict[str, Any]
    missing_to_publish: tuple[rules.Finding, ...] = ()
    """What keeps it from going live, after `is_valid`."""
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in rules.needed_fields(self.instance):
            field = self.fields.get(name)
            if field is not None and not field.required:
                field.help_text = f"{field.help_text} {_('Needed before publishing.')}".strip()

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()  # type: ignore[misc]
        if self.is_deferred_validation or not valid:  # type: ignore[attr-defined]
            return valid
        missing = [
            one
            for one in rules.completeness(self.instance).missing
            if one.rule != rules.WAITING  # that may be submitted, and is told when it is approved
        ]
        self.missing_to_publish = tuple(one for one in missing if not self._filled_in_form(one))
        for finding in self.missing_to_publish:
            self._report(finding)
        return not self.errors  # type: ignore[attr-defined]

    def _filled_in_form(self, finding: rules.Finding) -> bool:
        if finding.rule != "needed":
            return False
        formset = self.formsets.get(finding.field)
        if formset is not None:
            return any(
                form.cleaned_data and not form.cleaned_data.get("DELETE") for form in formset
            )
        value: Any = self.cleaned_data.get(finding.field)
        return hasattr(value, "exists") and value.exists()

    def _report(self, finding: rules.Finding) -> None:
        field = finding.field if finding.field in self.fields else None
        self.add_error(field, finding.message)  # type: ignore[attr-defined]


class KittPageForm(DraftWithoutTitle, CompleteBeforeLive, OwnedForm, WagtailAdminPageForm):
    """Form of every page. A new one does not know its parent yet; the form does."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if self.instance.pk is None and slug and is_reserved(self.parent_page, slug):
            self.add_error("slug", RESERVED)
        return cleaned


class RecordForm(OwnedForm, WagtailAdminModelForm):
    """Form of every record."""


class KittModelForm(CompleteBeforeLive, RecordForm):
    """Form of every record with drafts."""
