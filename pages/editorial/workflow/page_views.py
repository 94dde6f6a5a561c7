"""The forms of pages: no silent overwriting, and nobody lets the own work go live."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from pages.base import approval, rules
from pages.base.editing import NoSilentOverwrite, SafeHooks
from pages.base.missing import NamesWhatIsMissing
from pages.base.real_changes import has_really_changed
from pages.base.review import review
from pages.base.seen_version import OnlyWhatWasSubmitted
from pages.base.side_panels import MoreSidePanels
from pages.base.unsaved import ShowsUnsaved

from ..models.approval import APPROVE, RETURN
from . import comments

TEMPLATE = "pages/base/admin/edit_page.html"
_STOCK = "wagtailadmin/pages/edit.html"


class PageForm(NoSilentOverwrite):
    """Mixin of the form of an existing page and of that which brings an older version back."""

    page: Any
    form: Any

    def edited(self) -> Any:
        return self.page

    def compare_url_name(self) -> str:
        return "wagtailadmin_pages:revisions_compare"

    def stale_form(self) -> Any:
        view: Any = self
        form = view.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=view.subscription,
            parent_page=view.parent,
            for_user=self.request.user,
        )
        form.defer_required_fields()
        form.is_valid()
        return form

    def get_template_names(self) -> list[str]:
        names: list[str] = super().get_template_names()  # type: ignore[misc]
        return [TEMPLATE if name == _STOCK else name for name in names]

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        if self.insists:
            return "save", self.save_action  # type: ignore[attr-defined]
        found: tuple[str, Any] = super().action_name_and_method  # type: ignore[misc]
        return found

    def publish_action(self) -> HttpResponse:
        with self.page.publishing():
            response: HttpResponse = super().publish_action()  # type: ignore[misc]
        return response

    def workflow_action_is_valid(self) -> bool:
        valid: bool = super().workflow_action_is_valid()  # type: ignore[misc]
        if valid and self.workflow_action == RETURN and not self._reason():  # type: ignore[attr-defined]
            messages.error(self.request, _("Please say what should be changed."))
            return False
        return valid

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        comments.tell(self.page, self.request.user, changes)

    def _reason(self) -> str:
        try:
            data = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}")
        except ValueError:
            return ""
        return str(data.get("comment", "")).strip() if isinstance(data, dict) else ""

    def form_valid(self, form: Any) -> HttpResponse:
        reason = self._refusal(has_really_changed(form))
        if reason:
            self.has_content_changes = True
            messages.warning(self.request, reason)
            response: HttpResponse = self.save_action()  # type: ignore[attr-defined]
        else:
            response = super().form_valid(form)  # type: ignore[misc]
        return response

    def _refusal(self, changing: bool) -> str:
        """Why the person may not let go live what the same step changes; else empty."""
        name, _method = self.action_name_and_method
        if name == "publish" and (waits := rules.waits_for(self.form.instance)):
            return waits
        if not changing:
            return ""
        if name == "publish":
            return approval.refusal(self.request.user, self.page, changing=True)
        approves = name == "perform_workflow_action" and self.workflow_action == APPROVE  # type: ignore[attr-defined]
        own = approves and approval.needs_four_eyes(self.page)
        return approval.own_work() if own else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "review": review(self.request.user, self.page)}


class PageEdit(MoreSidePanels, NamesWhatIsMissing, PageForm, EditView):
    """The form of a page."""


class PageRevert(MoreSidePanels, NamesWhatIsMissing, PageForm, RevisionsRevertView):
    """The form with an older version."""


class PageCreate(ShowsUnsaved, MoreSidePanels, NamesWhatIsMissing, SafeHooks, CreateView):
    """The form of a new page. Others who add a page below the same one wait for each other."""

    parent_page: Any

    def filled_in(self) -> Any:
        form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent_page,
            for_user=self.request.user,
        )
        form.defer_required_fields()
        form.is_valid()
        return form

    def post(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            Page.objects.select_for_update(of=("self",)).get(pk=self.parent_page.pk)
            # Read again: the counters of a tree node go stale in memory.
            self.parent_page = type(self.parent_page).objects.get(pk=self.parent_page.pk)
            response: HttpResponse = super().post(request)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        name, _method = self.action_name_and_method
        reason = approval.refusal(self.request.user, form.instance, changing=True)
        reason = reason or rules.waits_for(form.instance)
        if name != "publish" or not reason:
            response: HttpResponse = super().form_valid(form)
            return response
        messages.warning(self.request, reason)
        return self.save_action()


class PageStep(OnlyWhatWasSubmitted, WorkflowActionView):
    """Approving or returning a page from the list of what waits."""
