"""Settings of `make run`: production, relaxed for one machine."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-development")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from .production import *  # noqa: F403
from .production import STORAGES, VAR_DIR

DEBUG = os.environ.get("DEBUG", "0") == "1"
DEMO_LOGINS = True
TEST_SYSTEM = os.environ.get("TEST_SYSTEM", "1") == "1"
GALLERY = True
MFA_REQUIRED = False
SMALL_FACTS_AT_ONCE = os.environ.get("SMALL_FACTS_AT_ONCE", "1") == "1"  # for people to see it
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mails"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
