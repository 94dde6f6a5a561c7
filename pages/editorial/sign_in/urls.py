"""The addresses of signing in, below /admin/: only those views of allauth that are used here."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount.providers.openid_connect import views as identity
from django.urls import URLPattern, register_converter
from django.urls import path as plain_path
from django.urls.converters import SlugConverter
from django.views.decorators.cache import never_cache

from ..people.joining import join
from . import views


class PersonConverter(SlugConverter):
    """The number of a person in letters and digits; what follows the first hyphen is the key."""

    regex = "[0-9A-Za-z]+"


register_converter(PersonConverter, "person")


def path(route: str, view: Any, name: str) -> URLPattern:
    return plain_path(route, never_cache(views.in_editors_language(view)), name=name)


to_provider = views.reaching_provider(identity.login)
from_provider = views.reaching_provider(identity.callback)

urlpatterns = [
    path("login/", account.login, "account_login"),
    path("login/code/", factor.authenticate, "mfa_authenticate"),
    path("login/passkey/", passkey.login_webauthn, "mfa_login_webauthn"),
    path("login/geschlossen/", account.account_inactive, "account_inactive"),
    path("login/unbekannt/", views.identity_unknown, "identity_unknown"),
    path("login/fehler/", views.identity_failed, "identity_failed"),
    path("login/oidc/<str:provider_id>/", to_provider, "openid_connect_login"),
    path("login/oidc/<str:provider_id>/callback/", from_provider, "openid_connect_callback"),
    path("einladung/<str:token>/", join, "accept_invitation"),
    path("logout/", account.logout, "account_logout"),
    path("password_reset/", account.password_reset, "account_reset_password"),
    path("password_reset/done/", account.password_reset_done, "account_reset_password_done"),
    path(
        "password_reset/complete/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    path(
        "password_reset/<person:uidb36>-<str:key>/",
        account.password_reset_from_key,
        "account_reset_password_from_key",
    ),
    path("sicherheit/", factor.index, "mfa_index"),
    path("sicherheit/einrichten/", views.enrol, "enrol"),
    path("sicherheit/passwort/", account.password_change, "account_change_password"),
    path("sicherheit/passwort/neu/", account.password_set, "account_set_password"),
    path("sicherheit/bestaetigen/", account.reauthenticate, "account_reauthenticate"),
    path("sicherheit/bestaetigen/code/", factor.reauthenticate, "mfa_reauthenticate"),
    path(
        "sicherheit/bestaetigen/passkey/",
        passkey.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
    path("sicherheit/app/", app.activate_totp, "mfa_activate_totp"),
    path("sicherheit/app/entfernen/", app.deactivate_totp, "mfa_deactivate_totp"),
    path("sicherheit/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    path("sicherheit/codes/neu/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    path("sicherheit/codes/datei/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    path("sicherheit/passkeys/", passkey.list_webauthn, "mfa_list_webauthn"),
    path("sicherheit/passkeys/neu/", passkey.add_webauthn, "mfa_add_webauthn"),
    path("sicherheit/passkeys/<int:pk>/", passkey.edit_webauthn, "mfa_edit_webauthn"),
    path("sicherheit/passkeys/<int:pk>/entfernen/", passkey.remove_webauthn, "mfa_remove_webauthn"),
]
