"""Settings of the test suite: every switch pinned, nothing reaches the network."""

import os
import tempfile

os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["BASE_URL"] = "http://testserver"
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="kitt-test-"))

from .production import *  # noqa: F403
from .production import BASE_DIR, INSTALLED_APPS, LOGGING, STATIC_ROOT, STORAGES

DEBUG = False
# Two migrations with the same number become a conflict in version control.
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
DEMO_LOGINS = True
TEST_SYSTEM = False
GALLERY = True
MFA_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Tests change rows and clocks behind the back of the change table; those of the store switch it on.
KEEP_PAGES = False
FOUR_EYES_RELEASES = False
SMALL_FACTS_AT_ONCE = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING["root"]["level"] = "WARNING"
(BASE_DIR / "static" / "dist").mkdir(parents=True, exist_ok=True)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
