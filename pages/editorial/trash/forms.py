"""The form that asks for a new place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from pages.base.choosing import arrangeable_pages


class PlaceForm(forms.Form):
    """Below which page it should stand."""

    parent = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        label=gettext_lazy("Below this page"),
        widget=AdminPageChooser,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_parent(self) -> Page:
        parent: Page = self.cleaned_data["parent"]
        mine = arrangeable_pages(self._user).filter(pk=parent.pk).exists()
        if not mine or not parent.permissions_for_user(self._user).can_add_subpage():
            raise forms.ValidationError(_("You may not put a page there."))
        return parent
