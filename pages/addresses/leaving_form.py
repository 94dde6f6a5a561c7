"""The part of a form that asks what visitors should find in place of what leaves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from pages.base.choosing import choosable_pages
from pages.base.public import reachable_pages

NOTHING, REDIRECT, NOTICE = "nothing", "redirect", "notice"


class InsteadForm(forms.Form):
    """Nothing, a redirect to a page, or a notice."""

    prefix = "instead"
    what = forms.ChoiceField(
        label=gettext_lazy("What should visitors find there?"),
        choices=[
            (REDIRECT, gettext_lazy("Lead them to another page")),
            (NOTICE, gettext_lazy("A notice that it has gone")),
            (NOTHING, gettext_lazy("Nothing: “page not found”")),
        ],
        widget=forms.RadioSelect,
        initial=REDIRECT,
        required=False,
    )
    target = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        label=gettext_lazy("This page"),
        widget=AdminPageChooser,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the notice"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Why it has gone, and where to look instead. May stay empty."),
    )

    def __init__(self, *args: Any, user: Any, going: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user, self._going = user, going

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        target = values.get("target")
        if values.get("what") == REDIRECT and (target is None or not self._fits(target)):
            self.add_error("target", _("Please choose a page that is online and stays."))
        return values

    def _fits(self, target: Page) -> bool:
        above = {page.pk for page in target.get_ancestors(inclusive=True)}
        known = choosable_pages(self._user).filter(pk=target.pk).exists()
        return known and not above & self._going and bool(reachable_pages([target]))
