"""The forms: reporting a barrier, saying what was missing, and answering in the admin."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from pages.base.public_forms import Guard, PublicForm, full_address, site_path

PROBLEM_LENGTH = 4000
COMMENT_LENGTH = 500
_CONTACT = re.compile(r"\S@\S|(?:\+|\b0)(?:[\s/()–-]*\d){6,}")
"""An e-mail address or a telephone number."""


class BarrierForm(PublicForm):
    """What does not work, where, and where the answer goes."""

    guard = Guard("barrier")
    request: HttpRequest

    problem = forms.CharField(
        label=gettext_lazy("What does not work?"),
        help_text=gettext_lazy(
            "Please say what you wanted to do and what happened. "
            "If you like, name your device, program or aid. At most 4,000 characters."
        ),
        max_length=PROBLEM_LENGTH,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": gettext_lazy("Please describe what does not work."),
            "max_length": gettext_lazy(
                "Please shorten the text to %(limit_value)d characters. It has %(show_value)d."
            ),
        },
    )
    page = forms.CharField(
        label=gettext_lazy("Address of the page"),
        help_text=gettext_lazy("It is filled in already if you come from the page."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("Only if you would like an answer."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy(
                "Please enter the whole address, for example name@association.example."
            )
        },
    )

    def clean_page(self) -> str:
        sent = self.cleaned_data["page"]
        path = site_path(sent, self.request)
        if sent and not path:
            raise ValidationError(
                _("This address is not on this website. It begins with %(address)s")
                % {"address": full_address("/")}
            )
        return path


class CommentForm(PublicForm):
    """What was missing on a page."""

    guard = Guard("comment", at_least=2, at_most=60 * 60, per_visitor=20, in_all=500)

    comment = forms.CharField(
        label=gettext_lazy("What was missing?"),
        help_text=gettext_lazy(
            "Please do not write names, addresses or phone numbers. At most 500 characters."
        ),
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Please write your remark, or just leave this page."),
            "max_length": gettext_lazy(
                "Please shorten the text to %(limit_value)d characters. It has %(show_value)d."
            ),
        },
    )

    def clean_comment(self) -> str:
        comment: str = self.cleaned_data["comment"]
        if _CONTACT.search(comment):
            raise ValidationError(
                _("Please take out e-mail addresses and phone numbers. We cannot answer here.")
            )
        return comment


class ImprovementForm(CommentForm):
    """What could be better on a page that helped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].label = _("What could be better still?")


class AnswerForm(WagtailAdminModelForm):
    """For editors: has the report been answered, and how."""

    answered = forms.BooleanField(
        label=gettext_lazy("The report has been answered"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answered"].initial = bool(self.instance.answered_at)

    def save(self, commit: bool = True) -> Any:
        report = self.instance
        answered = self.cleaned_data["answered"]
        if answered and report.answered_at is None:
            report.answered_at, report.answered_by = timezone.now(), self.for_user
        elif not answered:
            report.answered_at = report.answered_by = None
        return super().save(commit)
