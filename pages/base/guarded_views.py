"""Views of records in the admin that ask the policy about the very record, not only its kind."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from .choosing import choosable, is_open
from .ownership import SEEING, OwnedPolicy, sees_everything

_OF_ONE_RECORD = frozenset({"change", "delete", "publish"})


class GuardedView:
    """Mixin: before anything is read, the record in the address must be within reach."""

    model: Any
    request: HttpRequest
    permission_required: str | None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        key = kwargs.get("pk", args[0] if args else None)
        if key is not None:
            self._require(request, unquote(str(key)))
        super().setup(request, *args, **kwargs)  # type: ignore[misc]

    def user_has_permission(self, permission: str) -> bool:
        """A right on the kind of record is not yet one on this record."""
        record = getattr(self, "object", None)
        allowed: bool = super().user_has_permission(permission)  # type: ignore[misc]
        if not allowed or permission not in _OF_ONE_RECORD or getattr(record, "pk", None) is None:
            return allowed
        policy = policy_registry.get_by_type(self.model)
        return bool(policy.user_has_permission_for_instance(self.request.user, permission, record))

    def _require(self, request: HttpRequest, key: str) -> None:
        policy = policy_registry.get_by_type(self.model)
        if not isinstance(policy, OwnedPolicy):
            return
        needed = getattr(self, "permission_required", None)
        wanted = {needed} if needed in _OF_ONE_RECORD else SEEING - {"view"}
        rows = policy.instances_user_has_any_permission_for(request.user, wanted)
        if not key.isdecimal() or not rows.filter(pk=int(key)).exists():
            raise PermissionDenied

    @cached_property
    def filters(self) -> Any:
        """The filters of a list offer, accept and name only what the person may point to."""
        found = super().filters  # type: ignore[misc]
        if found is not None:
            narrow_filters(found, self.request.user)
        return found


def guarded(view_class: type[Any]) -> type[Any]:
    """The view with the guard in front."""
    return type(view_class.__name__, (GuardedView, view_class), {})


def narrow_filters(filters: Any, user: Any) -> None:
    """Take foreign rows out of the choices, and out of what was asked for."""
    if sees_everything(user):
        return
    for name, one in filters.filters.items():
        if not isinstance(one, django_filters.ModelChoiceFilter):
            continue
        rows = one.extra["queryset"]
        rows = rows(filters.request) if callable(rows) else rows
        if is_open(rows.model):
            continue
        allowed = rows.filter(pk__in=choosable(user, rows.model).values("pk"))
        one.field.queryset = allowed
        value = filters.data.get(name)
        if value and not (str(value).isdecimal() and allowed.filter(pk=value).exists()):
            filters.data = filters.data.copy()
            del filters.data[name]
    # The form was made with what was asked for, to see whether it has fields.
    filters._form = filters.get_form_class()(filters.data, prefix=filters.form_prefix)


class GuardedChoice:
    """Mixin of the views of a chooser: they list and give only what may be chosen."""

    model_class: Any
    request: HttpRequest

    def get_object_list(self) -> QuerySet[Any]:
        return self._choosable()

    def get_object(self, pk: str) -> Any:
        return self._choosable().get(pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return self._choosable().filter(pk__in=[pk for pk in pks if pk.isdecimal()])

    def _choosable(self) -> QuerySet[Any]:
        return choosable(self.request.user, self.model_class)


class GuardedChoose(GuardedChoice, ChooseView):
    pass


class GuardedChooseResults(GuardedChoice, ChooseResultsView):
    pass


class GuardedChosen(GuardedChoice, SnippetChosenView):
    pass


class GuardedChosenMultiple(GuardedChoice, SnippetChosenMultipleView):
    pass


class GuardedChooser(SnippetChooserViewSet):
    """The chooser of a kind of record."""

    choose_view_class = GuardedChoose
    choose_results_view_class = GuardedChooseResults
    chosen_view_class = GuardedChosen
    chosen_multiple_view_class = GuardedChosenMultiple
