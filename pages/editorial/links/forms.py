"""The form with which editors make a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.date_fields import DayField
from pages.base.public import end_of

from ..models import Link

USUAL, LONGEST = dt.timedelta(days=14), dt.timedelta(days=90)


class LinkForm(forms.Form):
    """What the link shows, for whom and until when.

    `offered` are the objects to choose from; the first one is always part of the link.
    """

    kind = forms.ChoiceField(label=gettext_lazy("What for?"), widget=forms.RadioSelect)
    objects = forms.MultipleChoiceField(
        label=gettext_lazy("What does it show?"), widget=forms.CheckboxSelectMultiple
    )
    recipient_name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, required=False, strip=True
    )
    recipient_email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy("If you enter one, we send the link there."),
    )
    valid_until = DayField(label=gettext_lazy("Valid until"))

    def __init__(
        self, offered: Sequence[tuple[str, str]], kinds: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            Link.Kind.PREVIEW: _("To look at: shows the newest draft"),
            Link.Kind.ANSWER: _("To look at and answer: “right” or “please change: …”"),
            Link.Kind.EMBARGO: _("For a journalist, before the embargo ends"),
        }
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = [(kind, labels[Link.Kind(kind)]) for kind in kinds]
        fields["objects"].choices = offered
        self.initial.setdefault("kind", kinds[0])
        self.initial.setdefault("objects", [offered[0][0]])
        self.initial.setdefault("valid_until", timezone.localdate() + USUAL)

    def clean_valid_until(self) -> dt.date:
        day: dt.date = self.cleaned_data["valid_until"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day is over."))
        if day > today + LONGEST:
            raise forms.ValidationError(
                _("At most %(days)s days from today.") % {"days": LONGEST.days}
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == Link.Kind.EMBARGO:
            for name in ("recipient_name", "recipient_email"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Such a link is personal: please say for whom it is."))
        return cleaned

    @property
    def expires_at(self) -> dt.datetime:
        """The end of the last day."""
        end = end_of(self.cleaned_data["valid_until"])
        assert end
        return end
