"""Publish, take offline, confirm, and give to another team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from pages.base import approval
from pages.base.models import Owned, Team
from pages.base.ownership import may_own

from ..confirmation import may_confirm
from ..publishing import planning
from .step import Step, may, missing, record_models, stands_in_the_way


class _Publish(Step):
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish what is selected")
    action_priority = 10
    question = gettext_lazy("Publish what you have selected?")
    effect = gettext_lazy("Everybody can read it right away.")
    button = gettext_lazy("Publish now")

    def refusal(self, obj: Any) -> str:
        if not may(self.request.user, "publish", obj):
            return approval.refusal(self.request.user, obj) or _("you may not publish this")
        if reason := approval.refusal(self.request.user, obj):
            return reason
        if obj.live and not obj.has_unpublished_changes:
            return _("is online already, without a newer draft")
        return stands_in_the_way(self.request.user, obj) or " ".join(missing(obj))

    def act(self, obj: Any) -> None:
        planning.newest(obj, self.request.user).publish(user=self.request.user)

    def done(self, count: int) -> str:
        words = ngettext(
            "%(n)d entry has been published", "%(n)d entries have been published", count
        )
        return words % {"n": count}


class _Offline(Step):
    display_name = gettext_lazy("Take offline")
    action_type = "unpublish"
    aria_label = gettext_lazy("Take offline what is selected")
    action_priority = 20
    classes = {"serious"}
    question = gettext_lazy("Take offline what you have selected?")
    effect = gettext_lazy(
        "It disappears from the website at once, in all languages. You keep the texts as drafts."
    )
    button = gettext_lazy("Take offline now")

    def refusal(self, obj: Any) -> str:
        if not obj.live:
            return _("is not online")
        if not may(self.request.user, "unpublish", obj):
            return _("you may not take this offline")
        return stands_in_the_way(self.request.user, obj)

    def act(self, obj: Any) -> None:
        obj.unpublish(user=self.request.user)

    def done(self, count: int) -> str:
        words = ngettext("%(n)d entry is offline now", "%(n)d entries are offline now", count)
        return words % {"n": count}


class _Confirm(Step):
    display_name = gettext_lazy("Still right")
    action_type = "confirm"
    aria_label = gettext_lazy("Confirm that what is selected is still right")
    action_priority = 5
    question = gettext_lazy("Is everything still right with what you have selected?")
    effect = gettext_lazy("Nothing else changes. Visitors see the date of today.")
    button = gettext_lazy("Yes, everything is right")

    def refusal(self, obj: Any) -> str:
        if not hasattr(obj, "confirm"):
            return _("is nothing that is confirmed")
        if not may_confirm(self.request.user, obj):
            return _("you may not change this")
        if not obj.is_source:
            return _("is a translation; confirm the German text")
        return "" if obj.live else _("is not online")

    def act(self, obj: Any) -> None:
        obj.confirm()

    def done(self, count: int) -> str:
        words = ngettext(
            "%(n)d entry is confirmed as of today", "%(n)d entries are confirmed as of today", count
        )
        return words % {"n": count}


class _TeamForm(forms.Form):
    team = forms.ModelChoiceField(Team.objects.none(), label=gettext_lazy("New team"))


class _GiveToTeam(Step):
    display_name = gettext_lazy("Change team")
    action_type = "team"
    aria_label = gettext_lazy("Give what is selected to another team")
    action_priority = 25
    form_class = _TeamForm
    question = gettext_lazy("Who keeps up to date what you have selected?")
    effect = gettext_lazy("The new team can edit it at once, the old one no longer.")
    button = gettext_lazy("Change team")

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)  # type: ignore[misc]
        form.fields["team"].queryset = may_own(self.request.user, self.model)[0]
        return form

    def refusal(self, obj: Any) -> str:
        if not may(self.request.user, "change", obj):
            return _("you may not change this")
        if not getattr(obj, "is_source", True):
            return _("is a translation; it follows the German text")
        if len(may_own(self.request.user, self.model)[0][:2]) < 2:
            return _("there is no other team to which you may give it")
        return stands_in_the_way(self.request.user, obj)

    def act(self, obj: Any) -> None:
        """The row and its newest draft; what is online stays what it is."""
        team = self.cleaned_form.cleaned_data["team"]
        draft = obj.get_latest_revision_as_object()
        draft.team = team
        changed = obj.has_unpublished_changes
        revision = draft.save_revision(user=self.request.user, changed=changed)
        rows = type(obj)._base_manager.filter(pk=obj.pk)
        if obj.live and not changed:
            rows.update(live_revision=revision)
        row = rows.get()
        row.team = team
        row.save(update_fields=["team"])

    def done(self, count: int) -> str:
        team = self.cleaned_form.cleaned_data["team"]
        words = ngettext(
            "%(n)d entry now belongs to “%(team)s”", "%(n)d entries now belong to “%(team)s”", count
        )
        return words % {"n": count, "team": team}


class _Records(SnippetBulkAction):
    @classproperty
    def models(self) -> list[Any]:
        return record_models()


class PublishRecords(_Publish, _Records):
    """Records, published together."""


class RecordsOffline(_Offline, _Records):
    """Records, taken offline together."""


class ConfirmRecords(_Confirm, _Records):
    """Records that are still right."""

    @classproperty
    def models(self) -> list[Any]:
        return [model for model in record_models() if hasattr(model, "confirm")]


class GiveRecords(_GiveToTeam, _Records):
    """Records, given to another team."""

    @classproperty
    def models(self) -> list[Any]:
        return [model for model in record_models() if issubclass(model, Owned)]


class PublishPages(_Publish, PageBulkAction):
    """Pages, published together; not those below them."""

    form_class = forms.Form


class _OfflineForm(forms.Form):
    include_descendants = forms.BooleanField(
        label=gettext_lazy("Also take the pages below them offline"), required=False
    )


class PagesOffline(_Offline, PageBulkAction):
    """Pages, taken offline together; those below them if asked for."""

    form_class = _OfflineForm

    def act(self, obj: Any) -> None:
        super().act(obj)
        if self.cleaned_form.cleaned_data["include_descendants"]:
            for page in obj.get_descendants().live().specific():
                if may(self.request.user, "unpublish", page):
                    super().act(page)


class ConfirmPages(_Confirm, PageBulkAction):
    """Profiles that are still right."""

    form_class = forms.Form
    models = [Page]


for _action in (
    *(PublishRecords, RecordsOffline, ConfirmRecords, GiveRecords),
    *(PublishPages, PagesOffline, ConfirmPages),
):
    # After Wagtail's own, in whose place two of them stand.
    hooks.register("register_bulk_action", _action, order=100)
