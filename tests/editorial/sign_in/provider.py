"""A real OpenID provider for tests: django-allauth's own, as a site of its own.

Run as a program with the folder of its database, its port and the address to lead back to. People
are told apart by their e-mail address; `unverified@` is the one whose address nobody has checked.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

PEOPLE = ("paula@land.example", "neu@land.example", "fremd@land.example", "unverified@land.example")
PASSWORD = "beim Anbieter 2026"
CLIENT_ID, CLIENT_SECRET = "kitt", "geheim-fuer-tests"
GROUPS = "groups.json"
"""A file in the folder: address → groups, which it says in the claim `access.groups`."""


def _key() -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
]
_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
_TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": _CONTEXT},
}


def _configure(folder: Path) -> None:
    from django.conf import settings

    file = str(folder / "provider.sqlite3")
    settings.configure(
        SECRET_KEY="only-for-tests",
        DEBUG=True,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        SESSION_COOKIE_NAME="provider",
        CSRF_COOKIE_NAME="providercsrf",
        INSTALLED_APPS=_APPS,
        MIDDLEWARE=_MIDDLEWARE,
        TEMPLATES=[_TEMPLATES],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file}},
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        IDP_OIDC_PRIVATE_KEY=_key(),
        IDP_OIDC_ADAPTER="provider_claims.Adapter",
        GROUPS_FILE=str(folder / GROUPS),
    )


def _fill(callback: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for number, email in enumerate(PEOPLE):
        user = User.objects.create_user(f"u{number}", email, PASSWORD)
        verified = not email.startswith("unverified")
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client: Any = Client(
        id=CLIENT_ID,
        name="Kitt",
        scopes="openid\nprofile\nemail",
        redirect_uris=callback,
        grant_types="authorization_code",
        response_types="code",
        skip_consent=True,
    )
    client.set_secret(CLIENT_SECRET)
    client.save()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def main(folder: str, port: str, callback: str) -> None:
    _configure(Path(folder))
    import django

    django.setup()
    global urlpatterns
    from django.urls import include, path

    urlpatterns = [
        path("", include("allauth.idp.urls")),
        path("accounts/", include("allauth.account.urls")),
    ]
    _fill(callback)
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    with make_server("127.0.0.1", int(port), application, handler_class=_Quiet) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever()


urlpatterns: list[Any] = []

if __name__ == "__main__":
    sys.modules["provider"] = sys.modules[__name__]
    main(*sys.argv[1:])
