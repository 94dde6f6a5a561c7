"""What the forms of pages and of records share: guards against overwriting and against hooks."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import hooks

from . import audit, conflicts
from .unsaved import SHOW, ShowsUnsaved

logger = logging.getLogger(__name__)


class SafeHooks:
    """Mixin: a hook that fails after saving is logged; what was saved stays saved."""

    def run_hook(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if not name.startswith("after_"):
            return super().run_hook(name, *args, **kwargs)  # type: ignore[misc]
        for hook in hooks.get_hooks(name):
            try:
                with transaction.atomic():
                    result = hook(*args, **kwargs)
            except Exception:
                logger.exception("Hook %s of %s failed", name, hook.__module__)
                continue
            if hasattr(result, "status_code"):
                return result
        return None


class NoSilentOverwrite(ShowsUnsaved, SafeHooks):
    """Mixin of forms of existing content: saves only what nobody else has changed meanwhile."""

    request: HttpRequest
    latest_revision: Any
    expects_json_response: bool
    conflict: conflicts.Conflict | None = None

    def edited(self) -> Any:
        """The object in the form."""
        raise NotImplementedError

    def stale_form(self) -> Any:
        """The form with what was typed, bound to the object."""
        raise NotImplementedError

    def filled_in(self) -> Any:
        form = self.stale_form()
        self._keep_loaded(self.edited())
        return form

    def compare_url_name(self) -> str:
        """The name of the page that compares two revisions; empty without revisions."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if SHOW in request.POST:
            return self.show_unsaved()
        with transaction.atomic():
            obj = self.edited()
            # The lock lets others wait until this version is saved; then they are the second.
            stored = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
            self.conflict = self._find(obj, stored)
            if self.conflict and self.expects_json_response:
                return self.json_error_response(  # type: ignore[attr-defined]
                    "invalid_revision", _("Saving will overwrite a newer version.")
                )
            if self.conflict:
                return self._show(obj)
            if self.insists:
                audit.note(conflicts.OVERWRITTEN, request=request, of=stored)
            return self._with_version(super().post(request, *args, **kwargs), stored)

    def _with_version(self, response: HttpResponse, stored: Any) -> HttpResponse:
        """Tell the form that has saved itself which version it holds now.

        Wagtail gives an overwritten revision a new time; the form would be refused as older.
        """
        if not self.expects_json_response or not hasattr(stored, "latest_revision_id"):
            return response
        answer = json.loads(response.content)
        stored.refresh_from_db(fields=["latest_revision"])
        if answer.get("success") and stored.latest_revision:
            updates = answer.setdefault("field_updates", {})
            updates["loaded_revision_id"] = str(stored.latest_revision.pk)
            updates["loaded_revision_created_at"] = stored.latest_revision.created_at.isoformat()
            response.content = json.dumps(answer).encode()
        return response

    @cached_property
    def insists(self) -> bool:
        """Whether the person was told, and wants to save the own version all the same."""
        return bool(self.request.POST.get(conflicts.OVERWRITE))

    @cached_property
    def is_out_of_date(self) -> bool:
        posted = self.request.POST
        if not self.latest_revision:
            return False
        if not (posted.get("overwrite_revision_id") or posted.get("loaded_revision_id")):
            return True  # loaded before there was a first revision
        return bool(super().is_out_of_date)  # type: ignore[misc]

    def _find(self, obj: Any, stored: Any) -> conflicts.Conflict | None:
        posted = self.request.POST
        agreed = posted.get(conflicts.OVERWRITE)
        if not hasattr(stored, "latest_revision_id"):
            found = conflicts.of_stamps(stored, posted.get(conflicts.STAMP, ""), self.request.user)
            return None if found and agreed == found.token else found
        self.latest_revision = stored.latest_revision
        if agreed and self.latest_revision:
            if agreed == conflicts.token_of(self.latest_revision):
                self._forget_what_was_loaded()
                return None
        elif not self.is_out_of_date:
            return None
        latest, compare = self.latest_revision, self.compare_url_name()
        return conflicts.of_revisions(obj, latest, posted, self.request.user, compare)

    def _forget_what_was_loaded(self) -> None:
        """A new revision is made: the one that autosave had made is not the latest any more."""
        posted: Any = self.request.POST.copy()
        posted.pop("overwrite_revision_id", None)
        self.request.POST = posted

    def _show(self, obj: Any) -> HttpResponse:
        self.form = self.stale_form()
        self._keep_loaded(obj)
        context = self.get_context_data(form=self.form)
        context["has_unsaved_changes"] = True
        response: HttpResponse = self.render_to_response(context, status=409)  # type: ignore[attr-defined]
        return response

    def _keep_loaded(self, obj: Any) -> None:
        """The form shown again stays that of the old version: it is not made current by showing."""
        if hasattr(obj, "latest_revision_id"):
            base = conflicts.loaded_from(obj, self.request.POST)
            if base:
                obj.latest_revision = base
            # Without a time the form stays out of date.
            self.latest_revision_created_at = base.created_at.isoformat() if base else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        obj = self.edited()
        if not hasattr(obj, "latest_revision_id"):
            posted = self.request.POST.get(conflicts.STAMP)
            context["loaded_stamp"] = posted or conflicts.stamp(obj)
        return {**context, "conflict": self.conflict, "overwrite_name": conflicts.OVERWRITE}
