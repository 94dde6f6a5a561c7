"""The forms of the management of people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.base.models import User

from . import rules


class PersonForm(forms.ModelForm):
    """Name, roles and teams of a person. Only groups that may be given are offered and taken."""

    groups: Any = forms.ModelMultipleChoiceField(
        label=_("Roles and teams"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Somebody can belong to several teams. Without any, nothing can be done."),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: Any = self.fields["groups"]
        groups.queryset = rules.assignable().order_by("team__name", "name")
        if self.instance.pk:
            self.initial["groups"] = self.instance.groups.all()


class InviteForm(PersonForm):
    """A new person."""

    class Meta(PersonForm.Meta):
        fields = ["email", "first_name", "last_name"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."))
        return email


class HandOverForm(forms.Form):
    """To whom the work goes."""

    to: Any = forms.ModelChoiceField(label=_("To whom?"), queryset=None)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = User.objects.filter(is_active=True).exclude(pk=person.pk)


class SearchForm(forms.Form):
    """The filters above the list."""

    STATES = (
        ("", _("All")),
        ("active", _("Open accounts")),
        ("invited", _("Invited, not here yet")),
        ("closed", _("Closed accounts")),
    )
    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    group: Any = forms.ModelChoiceField(label=_("Role or team"), queryset=None, required=False)
    state = forms.ChoiceField(label=_("State of the account"), choices=STATES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.queryset = rules.assignable().order_by("team__name", "name")
