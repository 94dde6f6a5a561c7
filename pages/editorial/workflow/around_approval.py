"""What goes live without approval: small facts at once, and what is urgent, with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import WorkflowMixin

from pages.base import approval, audit, small_facts
from pages.base.differences import Difference, labels, since_approval
from pages.base.rules import Incomplete

from ..confirmation import may_confirm as may_edit
from ..models import ApprovalTask, UrgentPublication
from . import mails
from .people import approvers, is_lead

FACTS = audit.kind("facts", gettext_lazy("Small facts published without approval"))
URGENT = audit.kind("urgent", gettext_lazy("Published urgently, without approval"))
REVIEWED = audit.kind("urgent-reviewed", gettext_lazy("Urgent publication reviewed"))


class UrgentForm(forms.Form):
    """Why it cannot wait."""

    reason = forms.CharField(
        label=gettext_lazy("Why can it not wait for approval?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
    )


def publish_facts(request: HttpRequest, content_type: int, key: str) -> HttpResponse:
    """Show the changes and ask once; then publish them, if they are small facts only."""
    obj = _draft(content_type, key)
    if not may_edit(request.user, obj):
        raise PermissionDenied
    with transaction.atomic():
        obj = _locked(obj)
        found = since_approval(obj)
        allowed = small_facts.may_go_at_once(obj, found) and _date_of(obj) is None
        if request.method == "POST" and allowed:
            audit.note(FACTS, request=request, of=obj, fields=labels(found))
            _publish(obj, request.user)
            messages.success(request, _("“%s” is live with these facts.") % obj)
            return HttpResponseRedirect(_back(obj))
    why = "" if allowed else small_facts.why_it_waits(obj, found)
    context = {"object": obj, "differences": found, "why": why, "back_url": _back(obj)}
    return TemplateResponse(request, "pages/editorial/workflow/facts.html", context)


def publish_urgently(request: HttpRequest, content_type: int, key: str) -> HttpResponse:
    """Ask the lead for the reason; then publish the latest draft and put it on the list."""
    obj = _draft(content_type, key)
    if not may_be_urgent(request.user, obj):
        raise PermissionDenied
    form = UrgentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                _urgent(request, _locked(obj), form.cleaned_data["reason"])
        except Incomplete as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("“%s” is live. Somebody else will be asked to review it.") % obj
            )
            return HttpResponseRedirect(_back(obj))
    found = since_approval(obj)
    context = {"object": obj, "differences": found, "form": form, "back_url": _back(obj)}
    context["dropped_date"] = _date_of(obj)
    return TemplateResponse(request, "pages/editorial/workflow/urgent.html", context)


def may_be_urgent(user: Any, obj: Any) -> bool:
    """Whether the person leads the communications and the content would need approval."""
    with_drafts = isinstance(obj, WorkflowMixin)
    return with_drafts and approval.is_of_a_district(obj) and is_lead(user) and may_edit(user, obj)


def urgent_publications(request: HttpRequest) -> HttpResponse:
    """What went live without approval, open ones first."""
    if not is_lead(request.user):
        raise PermissionDenied
    rows = UrgentPublication.objects.select_related("by", "reviewed_by", "content_type")
    lines = [(row, _address(row)) for row in rows.order_by("reviewed_at", "-at")[:200]]
    lines.sort(key=lambda line: line[0].reviewed_at is not None)
    context = {"lines": lines}
    return TemplateResponse(request, "pages/editorial/workflow/urgent_list.html", context)


@require_POST
def review_urgent(request: HttpRequest, key: int) -> HttpResponse:
    """Tick it off: somebody else than the one who published it."""
    row = UrgentPublication.objects.filter(pk=key).first()
    if row is None:
        raise Http404
    if not is_lead(request.user) or row.by_id == request.user.pk:
        raise PermissionDenied
    open_rows = UrgentPublication.objects.filter(pk=key, reviewed_at=None)
    if open_rows.update(reviewed_by=request.user, reviewed_at=timezone.now()):
        audit.note(REVIEWED, request=request, of=row.content, subject=row.title)
        messages.success(request, _("“%s” is ticked off.") % row.title)
    return HttpResponseRedirect(reverse("urgent_publications"))


def _urgent(request: HttpRequest, obj: Any, reason: str) -> None:
    user: Any = request.user
    found: list[Difference] = since_approval(obj)
    state = obj.current_workflow_state
    UrgentPublication.objects.create(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=str(obj.pk),
        title=str(obj)[:255],
        revision=obj.latest_revision,
        fields=labels(found),
        by=user,
        reason=reason,
    )
    audit.note(URGENT, request=request, of=obj, reason=reason, fields=labels(found))
    task = ApprovalTask.objects.filter(active=True).first()
    others = approvers(obj, task) if task else []
    _forget_date(obj)
    _publish(obj, user)
    mails.urgent(obj, user, reason, [one for one in others if one.pk != user.pk], found)
    if state:
        mails.approved(obj, user, state.requested_by)


def _publish(obj: Any, user: Any) -> None:
    """On the date that the draft names, or now. Incomplete content is refused."""
    revision = obj.latest_revision or obj.save_revision(user=user)
    revision.publish(user=user, skip_permission_checks=True)


def _forget_date(obj: Any) -> None:
    """What is urgent does not wait for the date that the draft names."""
    revision = obj.latest_revision
    if revision and revision.content.get("go_live_at"):
        revision.content["go_live_at"] = None
        revision.save(update_fields=["content"])


def _date_of(obj: Any) -> dt.datetime | None:
    """The moment to come that the latest draft names; None when it would go live at once."""
    at: dt.datetime | None = obj.get_latest_revision_as_object().go_live_at
    return at if at is not None and at > timezone.now() else None


def _draft(content_type: int, key: str) -> Any:
    found = ContentType.objects.filter(pk=content_type).first()
    model: Any = found.model_class() if found else None
    if model is None or not issubclass(model, WorkflowMixin):
        raise Http404
    try:
        obj = model._base_manager.filter(pk=key).first()
    except ValueError:  # the key in the address is no number
        obj = None
    if obj is None:
        raise Http404
    return getattr(obj, "specific", obj)


def _locked(obj: Any) -> Any:
    return type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)


def _back(obj: Any) -> str:
    from wagtail.admin.admin_url_finder import AdminURLFinder

    return str(AdminURLFinder().get_edit_url(obj) or reverse("wagtailadmin_home"))


def _address(row: UrgentPublication) -> str:
    obj = row.content
    return _back(obj) if obj is not None else ""
