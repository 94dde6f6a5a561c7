"""The forms of records, with the same guards as those of pages."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import WorkflowMixin
from wagtail.snippets.views.snippets import CreateView, EditView, WorkflowActionView

from . import approval, rules
from .editing import NoSilentOverwrite, SafeHooks
from .missing import NamesWhatIsMissing
from .real_changes import has_really_changed
from .review import review
from .seen_version import OnlyWhatWasSubmitted
from .side_panels import MoreSidePanels
from .unsaved import ShowsUnsaved


class _Approved:
    """Mixin: publishing and approving follow the rule of `approval`."""

    request: HttpRequest
    action: str
    form: Any

    def get_available_actions(self) -> list[str]:
        actions: list[str] = [*super().get_available_actions()]  # type: ignore[misc]
        stored = getattr(self, "object", None)
        if stored is not None and approval.refusal(self.request.user, stored):
            actions = [action for action in actions if action != "publish"]
        return actions

    def form_valid(self, form: Any) -> HttpResponse:
        if self.action == "workflow-action" and not has_really_changed(form):
            return self._act(form)
        reason = self._refusal(form)
        if reason:
            self.action = "edit" if getattr(self, "object", None) else "create"
            messages.warning(self.request, reason)
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return response

    def _act(self, form: Any) -> HttpResponse:
        """Approve or return what is there; saving it again would make a new version of it."""
        view: Any = self
        self.form = form
        response: HttpResponse = view.run_action_method() or view.save_action()
        return response

    def _refusal(self, form: Any) -> str:
        changing = has_really_changed(form)
        if self.action == "publish":
            reason = approval.refusal(self.request.user, form.instance, changing=changing)
            return reason or rules.waits_for(form.instance)
        approves = getattr(self, "workflow_action", "") == "approve"
        own = approves and changing and approval.needs_four_eyes(form.instance)
        return approval.own_work() if self.action == "workflow-action" and own else ""


class RecordCreate(
    ShowsUnsaved, MoreSidePanels, NamesWhatIsMissing, _Approved, SafeHooks, CreateView
):
    """A new record."""

    def filled_in(self) -> Any:
        form = self.get_form()
        form.defer_required_fields()
        form.is_valid()
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response


class RecordEdit(MoreSidePanels, NamesWhatIsMissing, _Approved, NoSilentOverwrite, EditView):
    """An existing record, with or without drafts."""

    template_name = "pages/base/admin/edit_record.html"

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if self.request.method == "GET" and isinstance(found, WorkflowMixin):
            self._ask_once_for_workflow(found)
        return found

    def _ask_once_for_workflow(self, found: Any) -> None:
        """Wagtail asks for it a dozen times while it shows the form."""
        running = found.workflow_states.active().select_related("current_task_state__task")
        known = list(running[:1])
        for row in {id(row): row for row in (found, getattr(self, "live_object", found))}.values():
            row._current_workflow_states = known

    def edited(self) -> Any:
        return self.object

    def compare_url_name(self) -> str:
        return str(self.revisions_compare_url_name or "") if self.revision_enabled else ""

    def stale_form(self) -> Any:
        form = self.get_form()
        if isinstance(form, WagtailAdminModelForm):
            form.defer_required_fields()
        form.is_valid()
        return form

    def get_available_actions(self) -> list[str]:
        return [*self.actions] if self.insists else super().get_available_actions()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "review": review(self.request.user, self.object)}


class RecordStep(OnlyWhatWasSubmitted, WorkflowActionView):
    """Approving or returning a record from the list of what waits."""
