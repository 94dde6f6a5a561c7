"""The object as it stands in a form that somebody is filling in: saved or not, right or wrong."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page, RevisionMixin


def form_class(row: Any) -> Any:
    """The class of the form in which the row is edited."""
    if isinstance(row, Page):
        return row.get_edit_handler().get_form_class()
    return type(row).snippet_viewset.get_form_class(for_update=row.pk is not None)


def draft(row: Any) -> Any:
    """The newest version of a stored row."""
    return row.get_latest_revision_as_object() if isinstance(row, RevisionMixin | Page) else row


def typed(row: Any, data: Any, user: Any, parent: Page | None = None) -> Any:
    """`row` with what stands in the form; nothing is stored.

    Fields that do not pass the checks of the form keep at least their words, since remarks on
    these are wanted while somebody is still writing.
    """
    more = {"parent_page": parent} if isinstance(row, Page) else {}
    form = form_class(row)(data, instance=row, for_user=user, **more)
    form.defer_required_fields()
    form.is_valid()
    _keep_words(form)
    if hasattr(form, "save_cluster_m2m"):
        form.save_cluster_m2m()
    for formset in getattr(form, "formsets", {}).values():
        formset.instance = form.instance
        if formset.is_valid():
            formset.save(commit=False)
    return form.instance


def _keep_words(form: Any) -> None:
    """Put the words of refused fields into the object, as they were typed."""
    for name in form.errors:
        field = form.fields.get(name)
        model_field = _model_field(form.instance, name)
        if field is None or not isinstance(
            model_field, models.CharField | models.TextField | StreamField
        ):
            continue
        value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        setattr(form.instance, name, "" if value is None else value)


def _model_field(obj: Any, name: str) -> Any:
    return next((one for one in obj._meta.get_fields() if one.name == name), None)
