"""Forms that ask whose content it is: the team comes from the person, never from the request."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.utils.translation import gettext as _

Reference = tuple[type[Model], str]


class OwnedForm:
    """Mixin of the forms of pages and records in the admin.

    Fields offer and accept only what the person may point to, besides what is chosen already. So
    do blocks and links in texts: what is new there and foreign is refused altogether, since the
    form shown again would tell its title.
    """

    instance: Any
    fields: dict[str, Any]
    formsets: dict[str, Any]
    for_user: Any
    is_bound: bool
    _guarded = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gone: set[str] = set()
        read_names_at_once(self)
        if self.for_user is None:
            return
        self._settle_owner()
        self._guarded = not _policy().sees_everything(self.for_user)
        if not self._guarded:
            return
        self._gone = narrow(self, self.for_user)
        for formset in self.formsets.values():
            for form in formset.forms:
                narrow(form, self.for_user)
        self._known = set(references(self.instance)) if self.is_bound else set()

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()  # type: ignore[misc]
        if self._guarded and self.is_bound:
            self._refuse_foreign_references()
        return valid

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        for name in self._gone:
            self.add_error(name, _("This can no longer be chosen."))  # type: ignore[attr-defined]
        return cleaned

    def _settle_owner(self) -> None:
        """Offer the teams there are to choose from; with one or none there is no field."""
        if not hasattr(self.instance, "team_id"):
            return
        teams, none_allowed = _policy().may_own(self.for_user, type(self.instance))
        is_new = self.instance.pk is None
        several = none_allowed or len(teams[:2]) > 1
        if is_new and not several:
            self.instance.team = teams.first()
            if self.instance.team is None:
                raise PermissionDenied
        field = self.fields.get("team")
        if field is None:
            return
        if not several:
            del self.fields["team"]
            return
        field.queryset = teams if is_new else _with_current(teams, [self.instance.team_id])
        field.required = not none_allowed

    def _refuse_foreign_references(self) -> None:
        for model, key in set(references(self.instance)) - self._known:
            if not _choosing().choosable(self.for_user, model).filter(pk=key).exists():
                raise PermissionDenied


def _policy() -> ModuleType:
    # The models name their forms, and the policy names models.
    from . import ownership

    return ownership


def _choosing() -> ModuleType:
    from . import choosing

    return choosing


def read_names_at_once(form: Any) -> None:
    """Names of choices may stand in a table of texts: one query for all of them."""
    for field in form.fields.values():
        rows = getattr(field, "queryset", None)
        if rows is not None and any(one.name == "texts" for one in rows.model._meta.get_fields()):
            field.queryset = rows.prefetch_related("texts")


def narrow(form: Any, user: Any) -> set[str]:
    """Let the fields of a form accept only what a person may point to; names of values refused.

    A refused value is replaced by the one before, or else the form shown again would name it.
    """
    gone = set()
    for name, field in form.fields.items():
        if not isinstance(field, ModelChoiceField) or name == "team" or field.queryset is None:
            continue
        model = field.queryset.model
        if _choosing().is_open(model):
            continue
        before = _before(form, name)
        allowed = _with_current(_choosing().choosable(user, model), before)
        field.queryset = field.queryset.filter(pk__in=allowed.values("pk"))
        if form.is_bound and not _accepts(form, name, field):
            form.data = form.data.copy()
            form.data.setlist(form.add_prefix(name), [str(key) for key in before])
            form.data.pop(f"{form.add_prefix(name)}-typed", None)
            gone.add(name)
    return gone


def _with_current(rows: Any, keys: Any) -> Any:
    current = Q(pk__in=[key for key in keys if key])
    return rows.model._default_manager.filter(Q(pk__in=rows.values("pk")) | current)


def _before(form: Any, name: str) -> list[Any]:
    value = form.initial.get(name)
    values = value if isinstance(value, list | tuple | set) else [value]
    return [getattr(one, "pk", one) for one in values if one]


def _accepts(form: Any, name: str, field: Any) -> bool:
    value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    several = isinstance(field, ModelMultipleChoiceField)
    wanted = {str(one) for one in (value or [])} if several else {str(value)} if value else set()
    if getattr(field.widget, "keeps_text", False):
        # A text that names nothing tells nothing; the field says so, and keeps it.
        wanted = {one for one in wanted if one.isdecimal()}
    numbers = {one for one in wanted if one.isdecimal() and len(one) < 19}
    return wanted == numbers and field.queryset.filter(pk__in=numbers).count() == len(numbers)


def references(instance: Any) -> Iterator[Reference]:
    """What blocks and texts of an object point to."""
    for field in instance._meta.get_fields():
        if hasattr(field, "extract_references"):
            value = field.value_from_object(instance)
            for model, key, *_where in field.extract_references(value) if value else ():
                yield model, str(key)
