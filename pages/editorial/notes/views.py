"""Leaving a note, and marking one as done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry

from pages.base.models import User

from ..models import Note
from ..publishing import access
from ..workflow import mails


class NoteForm(forms.Form):
    """One note."""

    text = forms.CharField(
        label=gettext_lazy("New note"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


def may_note(user: Any, row: Any) -> bool:
    """Whether a person may read and leave notes: whoever may edit the record."""
    if isinstance(row, Page) or not isinstance(row, DraftStateMixin) or row.pk is None:
        return False
    policy = policy_registry.get_by_type(type(row))
    wanted = {"change", "publish"}
    return bool(policy.user_has_any_permission_for_instance(user, wanted, row))


def notes_on(row: Any) -> QuerySet[Note]:
    """All notes on a record, the oldest first."""
    kind = ContentType.objects.get_for_model(row)
    return Note.objects.filter(content_type=kind, object_id=str(row.pk))


@require_POST
def leave(request: HttpRequest, content_type: int, key: int) -> HttpResponse:
    """Store a new note, or mark one as done."""
    row = access.found(content_type, key)
    if not may_note(request.user, row):
        raise PermissionDenied
    user: Any = request.user
    who = user.get_full_name() or user.email
    if "done" in request.POST:
        done = request.POST["done"]
        open_ones = notes_on(row).filter(done_at=None, pk=done if done.isdecimal() else 0)
        if not open_ones.update(done_at=timezone.now(), done_by=who):
            raise Http404
        messages.success(request, _("The note is done."))
        return HttpResponseRedirect(access.edit_url(user, row))
    form = NoteForm(request.POST)
    if form.is_valid():
        with transaction.atomic():
            kind = ContentType.objects.get_for_model(row)
            note = Note.objects.create(
                content_type=kind,
                object_id=str(row.pk),
                user=user,
                who=who,
                text=form.cleaned_data["text"],
            )
            for person in _listeners(row, user):
                mails.noted(row, user, person, note)
        messages.success(request, _("The note is stored. Those who work on it get a mail."))
    else:
        messages.error(request, _("Please write a note of at most 1,000 characters."))
    return HttpResponseRedirect(access.edit_url(user, row))


def _listeners(row: Any, by: Any) -> list[User]:
    """Who wrote notes before and who edited last, as far as they may still edit."""
    revision = row.latest_revision
    editor = Q(pk=revision.user_id) if revision and revision.user_id else Q(pk=None)
    writers = Q(pk__in=notes_on(row).values("user"))
    people = User.objects.filter(editor | writers, is_active=True).exclude(pk=by.pk)
    return [person for person in people if may_note(person, row)]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("notes/<int:content_type>/<int:key>/", leave, name="record_notes")]
