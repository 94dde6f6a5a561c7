"""The forms of signing in, with our words and without texts inside the fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

PASSWORD = _("Password")
CODE = _("Code")


class Worded(forms.Form):
    """Mixin: `words` maps a field to its label, and its help text if it has one."""

    words: Mapping[str, tuple[Any, ...]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name, (label, *help_text) in self.words.items():
            self.fields[name].label = label
            self.fields[name].help_text = help_text[0] if help_text else ""


class NewPasswords(Worded):
    """Mixin of forms in which a password is chosen; it must be typed twice alike."""

    def clean(self) -> dict[str, Any]:
        # Without the clean of allauth's own mixin, which says “du” in German.
        cleaned = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))
        return cleaned


class LoginForm(Worded, account.LoginForm):
    words = {"login": (_("E-mail address"),), "password": (PASSWORD,)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ResetPasswordForm(Worded, account.ResetPasswordForm):
    """Does the same work for every address, so that the answer takes equally long."""

    words = {"email": (_("E-mail address"),)}

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        get_adapter().send_link(email, next(iter(self.users), None))
        return email


class NewPasswordForm(NewPasswords, account.ResetPasswordKeyForm):
    words = {"password2": (_("New password again"),)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")


class FirstPasswordForm(NewPasswordForm):
    """Sets a password for somebody who has none yet."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)


class ChangePasswordForm(NewPasswords, account.ChangePasswordForm):
    words = {
        "oldpassword": (_("Your present password"),),
        "password2": (_("New password again"),),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    words = {"password": (PASSWORD,)}


class CodeForm(Worded, factor.AuthenticateForm):
    words = {"code": (CODE, _("From your app, or one of your recovery codes."))}


class CodeAgainForm(Worded, factor.ReauthenticateForm):
    words = {"code": (CODE, _("From your app, or one of your recovery codes."))}


class ActivateAppForm(Worded, ActivateTOTPForm):
    words = {"code": (CODE, _("The six digits that the app shows now."))}


class AddPasskeyForm(Worded, passkey.AddWebAuthnForm):
    words = {
        "name": (_("Name"), _("So that you know it again, for example “office laptop”.")),
        "passwordless": (
            _("Sign in with this passkey alone"),
            _("Without e-mail address and password. The device asks for a PIN or a fingerprint."),
        ),
    }


class RenamePasskeyForm(Worded, passkey.EditWebAuthnForm):
    words = {"name": (_("Name"),)}
