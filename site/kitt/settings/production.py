"""Settings of a public installation, and the base of all others.

Everything that differs between installations comes from the environment; the table of variables
stands in docs/operators.md. A missing secret stops the start.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from .sign_in import *  # noqa: F403
from .sign_in import SIGN_IN_APPS

env = Env()
BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
BASE_URL = env.str("BASE_URL", f"https://{ALLOWED_HOSTS[0] if ALLOWED_HOSTS else 'localhost'}")
DEBUG = False
TEST_SYSTEM = env.bool("TEST_SYSTEM", False)
# The gallery of components for developers, at /de/galerie/.
GALLERY = env.bool("GALLERY", TEST_SYSTEM)
# Public pages stay in memory for up to four seconds, or until something changes.
KEEP_PAGES = env.bool("KEEP_PAGES", True)
DEMO_LOGINS = False

INSTALLED_APPS = [
    "kitt.apps.KittConfig",
    "pages.demo.apps.DemoConfig",
    "search.apps.SearchConfig",
    "pages.editorial.apps.EditorialConfig",
    "pages.opportunities.apps.OpportunitiesConfig",
    "pages.events.apps.EventsConfig",
    "pages.profiles.apps.ProfilesConfig",
    "pages.press.apps.PressConfig",
    "pages.programmes.apps.ProgrammesConfig",
    "pages.addresses.apps.AddressesConfig",
    "pages.feedback.apps.FeedbackConfig",
    "pages.base.apps.BaseConfig",
    "pages.places.apps.PlacesConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    *SIGN_IN_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kitt.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kitt.compression.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "kitt.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kitt.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pages.editorial.ownership.middleware.GuardMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kitt.middleware.TestSystemMiddleware",
    "pages.editorial.sign_in.middleware.SessionMiddleware",
    "pages.editorial.audit.middleware.AuditMiddleware",
    "pages.base.unsaved.NoteSavedMiddleware",
    "pages.editorial.sign_in.middleware.DoorMiddleware",
    "kitt.middleware.RefusalMiddleware",
    "kitt.middleware.OneMomentMiddleware",
    "kitt.middleware.KeptPageMiddleware",
    "kitt.headers.FrameMiddleware",
    "pages.addresses.middleware.OldAddressMiddleware",
    "pages.editorial.trash.middleware.TrashMiddleware",
]

ROOT_URLCONF = "kitt.urls"
WSGI_APPLICATION = "kitt.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.base.context.site",
            ],
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR}/kitt.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that reads first and writes later would fail at once, not wait.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "base.User"
AUTHENTICATION_BACKENDS = ["pages.base.auth.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
# Our own texts, then better German for those of Wagtail; both go before what the packages bring.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "packages"]
TIME_ZONE = "Europe/Berlin"
FORMAT_MODULE_PATH = ["kitt.formats"]
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/medien/"
CARDS_DIR = VAR_DIR / "cards"  # pictures for sharing; they are drawn again when they are missing
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "smtp://localhost:25")
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "kitt@localhost")
# Where reports of barriers go as long as the accessibility statement names no address.
BARRIER_EMAIL = env.str("BARRIER_EMAIL", "")

# Days after which what visitors have sent is deleted.
KEEP_REPORTS_DAYS = env.int("KEEP_REPORTS_DAYS", 180)
KEEP_COMMENTS_DAYS = env.int("KEEP_COMMENTS_DAYS", 180)
KEEP_VOTES_DAYS = env.int("KEEP_VOTES_DAYS", 730)
KEEP_MAILS_DAYS = env.int("KEEP_MAILS_DAYS", 14)
KEEP_AUDIT_DAYS = env.int("KEEP_AUDIT_DAYS", 365)
KEEP_LINKS_DAYS = env.int("KEEP_LINKS_DAYS", 90)

# How long a confirmation holds, and how much longer opportunities stand in lists.
CONFIRM_PROFILES_MONTHS = env.int("CONFIRM_PROFILES_MONTHS", 12)
CONFIRM_OPPORTUNITIES_MONTHS = env.int("CONFIRM_OPPORTUNITIES_MONTHS", 6)
CONFIRM_GRACE_DAYS = env.int("CONFIRM_GRACE_DAYS", 42)
# Whether a press release needs somebody else than its last editor to go live.
FOUR_EYES_RELEASES = env.bool("FOUR_EYES_RELEASES", False)
# Whether districts may publish changes of phone numbers, hours and the like without approval.
SMALL_FACTS_AT_ONCE = env.bool("SMALL_FACTS_AT_ONCE", False)
# Whether the nightly check of links asks other websites, too.
CHECK_OTHER_WEBSITES = env.bool("CHECK_OTHER_WEBSITES", True)

SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
X_FRAME_OPTIONS = "DENY"  # the views of previews say otherwise for themselves
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    # Wagtail's admin and its previews need inline scripts and styles.
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Where the public search keeps its index: in a folder, or on a cluster of Elasticsearch.
SEARCH_URL = env.str("SEARCH_URL", "tantivy:///")
SEARCH_USER = env.str("SEARCH_USER", "")
SEARCH_PASSWORD = env.str("SEARCH_PASSWORD", "")
SEARCH_API_KEY = env.str("SEARCH_API_KEY", "")
SEARCH_CA = env.str("SEARCH_CA", "")
SEARCH_TIMEOUT = env.float("SEARCH_TIMEOUT", 1.0)
SEARCH_REPLICAS = env.int("SEARCH_REPLICAS", 1)
SEARCH_FALLBACK = env.bool("SEARCH_FALLBACK", True)

# Where those who find a weakness may write: an e-mail address or a web address.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")

# Under which licence everybody may use what the API gives.
OPEN_DATA_LICENCE = env.str("OPEN_DATA_LICENCE", "https://www.govdata.de/dl-de/by-2-0")

WAGTAIL_SITE_NAME = "Kitt"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
# pages.addresses makes them, see keep_old_addresses.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_JOBS = {"BACKEND": "wagtail_localize.tasks.ImmediateBackend", "OPTIONS": {}}
WAGTAILIMAGES_IMAGE_MODEL = "base.KittImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.base.picture_form.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILDOCS_DOCUMENT_MODEL = "base.KittDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "odt", "ods", "docx", "xlsx", "csv", "txt", "zip"),
    *("mp4", "webm", "vtt"),
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Sites whose films may be shown. What is neither YouTube nor Vimeo is taken for a PeerTube server.
FILM_HOSTS: list[str] = env.list("FILM_HOSTS", ["youtube.com", "vimeo.com"])
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
TAGGIT_CASE_INSENSITIVE = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # They report every save, every small task, every font in a PDF.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "fontTools")},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
