"""Signing in: limits, second factors, the state's identity provider, how long a session lasts."""

from __future__ import annotations

from typing import Any

from environs import Env

env = Env()

SIGN_IN_APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "pages.editorial.sign_in.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # asked for by its checks; nobody signs up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/h/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
}
_FORMS = "pages.editorial.sign_in.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "set_password": f"{_FORMS}.FirstPasswordForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
}

# Whoever may publish has to have a second factor; without it nothing else can be done.
MFA_REQUIRED = env.bool("MFA_REQUIRED", True)
MFA_ADAPTER = "pages.editorial.sign_in.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from those who manage people
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.ActivateAppForm",
    "add_webauthn": f"{_FORMS}.AddPasskeyForm",
    "edit_webauthn": f"{_FORMS}.RenamePasskeyForm",
}

# The identity provider of the state, found by its OpenID Connect discovery document.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", "")
OIDC_NAME = env.str("OIDC_NAME", "Landesdienst")
SOCIALACCOUNT_ADAPTER = "pages.editorial.sign_in.identity.IdentityAdapter"
# Groups at the provider and the roles and teams here that follow them; where it says the groups.
OIDC_GROUPS: Any = env.json("OIDC_GROUPS", {})
OIDC_GROUPS_CLAIM = env.str("OIDC_GROUPS_CLAIM", "groups")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "SCOPE": env.list("OIDC_SCOPE", ["openid", "profile", "email"]),
        "APPS": [
            {
                "provider_id": "land",
                "name": OIDC_NAME,
                "client_id": env.str("OIDC_CLIENT_ID", ""),
                "secret": env.str("OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ]
        if OIDC_SERVER_URL
        else [],
    }
}

SESSION_HOURS = env.float("SESSION_HOURS", 12.0)
SESSION_IDLE_MINUTES = env.float("SESSION_IDLE_MINUTES", 60.0)
SESSION_COOKIE_AGE = int(SESSION_HOURS * 3600)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# How long an invitation can be accepted, and when it is forgotten.
INVITATION_DAYS = env.int("INVITATION_DAYS", 14)
KEEP_INVITATIONS_DAYS = env.int("KEEP_INVITATIONS_DAYS", 180)

CACHES = {
    "default": {"BACKEND": "pages.base.caches.MemoryAndSharedCounts"},
    "counts": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_sharedcount",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

# The only door is ours: Wagtail's own pages for passwords and its login for private pages are shut.
WAGTAILADMIN_LOGIN_URL = "/admin/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
