"""What all such steps share: who may, why not, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from pages.base import rules

from ..publishing import planning

NAMED = 10
"""Titles in a message; the rest is counted."""


class Step:
    """Mixin of a bulk action. `refusal` says why something cannot be done, `act` does it.

    Each thing is done in a savepoint of its own: what fails is told and keeps nothing from the
    others.
    """

    template_name = "editorial/bulk/confirm.html"
    form_class: Any = forms.Form
    question: ClassVar[Any] = ""
    effect: ClassVar[Any] = ""
    """One sentence on what becomes public or disappears."""
    button: ClassVar[Any] = ""

    request: Any
    model: Any
    cleaned_form: Any

    def refusal(self, obj: Any) -> str:
        """Why this person cannot do it with this; empty when it can be done."""
        raise NotImplementedError

    def act(self, obj: Any) -> None:
        """Do it."""
        raise NotImplementedError

    def done(self, count: int) -> str:
        """“3 entries have been published”."""
        raise NotImplementedError

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Iterable[Any]) -> list[Any]:
        rows = model._default_manager.filter(pk__in=list(object_ids)).order_by("pk")
        return list(rows.specific() if model is Page else rows)

    @cached_property
    def sorted_out(self) -> tuple[list[Any], list[tuple[Any, str]]]:
        """What can be done, and what cannot, with the reason."""
        able: list[Any] = []
        unable: list[tuple[Any, str]] = []
        keys = self.request.GET.getlist("id")
        if "all" in keys:
            keys = self.get_all_objects_in_listing_query(self.request.GET.get("childOf"))  # type: ignore[attr-defined]
        for obj in self.get_queryset(self.model, [key for key in keys if str(key).isdecimal()]):
            reason = self.refusal(obj)
            if reason:
                unable.append((obj, reason))
            else:
                able.append(obj)
        return able, unable

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        return self.sorted_out[0], {"items_with_no_access": []}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        able, unable = self.sorted_out
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {
            **context,
            "step": self,
            "able": [title_of(obj) for obj in able],
            "unable": [(title_of(obj), reason) for obj, reason in unable],
        }

    def get_execution_context(self) -> dict[str, Any]:
        return {"step": self}

    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        step = kwargs["step"]
        done: list[Any] = []
        failed: list[tuple[Any, str]] = list(step.sorted_out[1])
        for obj in objects:
            try:
                with transaction.atomic():
                    step.act(obj)
                done.append(obj)
            except rules.Incomplete as error:
                failed.append((obj, " ".join(one.message for one in error.findings)))
        step.tell(done, failed)
        return len(done), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> None:
        return None

    def tell(self, done: list[Any], failed: list[tuple[Any, str]]) -> None:
        """What happened, what did not, and why."""
        if done:
            words = f"{self.done(len(done))}: {_listed(title_of(obj) for obj in done)}"
            messages.success(self.request, words)
        if failed:
            count = len(failed)
            head = ngettext("Not done with %(n)d", "Not done with %(n)d", count) % {"n": count}
            shown = [(self._link(obj), reason) for obj, reason in failed[:NAMED]]
            listed = format_html_join("; ", _("“{}” ({})"), shown)
            if count > NAMED:
                words = _("%(some)s and %(more)d more")
                listed = mark_safe(words % {"some": listed, "more": count - NAMED})
            messages.warning(self.request, format_html("{}: {}", head, listed))

    def _link(self, obj: Any) -> str:
        """The title, with a link to the form, and to the first field that is missing there."""
        url = AdminURLFinder(self.request.user).get_edit_url(obj)
        if not url:
            return title_of(obj)
        first = next(iter(lacking(obj)), None)
        place = f"#care={first.field}/{first.path}" if first else ""
        return format_html('<a href="{}{}">{}</a>', url, place, title_of(obj))


def _listed(words: Iterable[str]) -> str:
    every = list(words)
    shown = "; ".join(every[:NAMED])
    if len(every) <= NAMED:
        return shown
    return _("%(some)s and %(more)d more") % {"some": shown, "more": len(every) - NAMED}


def title_of(obj: Any) -> str:
    """What it is called in the admin."""
    return str(obj.get_admin_display_title() if isinstance(obj, Page) else obj)


def record_models() -> list[Any]:
    """The kinds of records with drafts."""
    return [model for model in get_snippet_models() if issubclass(model, DraftStateMixin)]


def may(user: Any, action: str, obj: Any) -> bool:
    """Whether a person has a right on this very thing."""
    if isinstance(obj, Page):
        asked = obj.permissions_for_user(user)
        rights = {
            "publish": asked.can_publish,
            "unpublish": asked.can_unpublish,
            "change": asked.can_edit,
        }
        return bool(rights[action]())
    right = "publish" if action == "unpublish" else action
    return bool(policy_registry.get(obj).user_has_permission_for_instance(user, right, obj))


def stands_in_the_way(user: Any, obj: Any) -> str:
    """A date or somebody's lock."""
    moment = planning.planned_for(obj)
    if moment is not None:
        return _("has a date at which it goes online; cancel that first")
    lock = obj.get_lock() if hasattr(obj, "get_lock") else None
    if lock is not None and lock.for_user(user):
        return _("is locked by somebody")
    return ""


def missing(obj: Any) -> Iterator[str]:
    """What the newest draft lacks, in words."""
    return (one.message for one in lacking(obj))


def lacking(obj: Any) -> list[rules.Finding]:
    """What the newest draft lacks."""
    return rules.completeness(obj.get_latest_revision_as_object()).missing
