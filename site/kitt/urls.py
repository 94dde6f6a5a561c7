"""All addresses. What has no language stands first; Wagtail's catch-all comes last."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import include, path, re_path, reverse
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from pages.base.media import serve_document
from pages.base.serving import serve
from pages.press.sitemaps import news_sitemap

from .health import healthz
from .security_txt import PATH as SECURITY_TXT
from .security_txt import security_txt


def start(request: HttpRequest) -> HttpResponse:
    """`/` leads to the German start page; no other path guesses a language."""
    return HttpResponseRedirect(f"/{settings.LANGUAGE_CODE}/")


def only_door(request: HttpRequest) -> HttpResponse:
    """Wagtail's own login for private pages would let in without limits and second factors."""
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{reverse('account_login')}{'?' if query else ''}{query}")


handler429 = "pages.editorial.sign_in.views.too_many"

urlpatterns = [
    path("", start),
    path("healthz", healthz, name="healthz"),
    path(SECURITY_TXT, security_txt),
    path("", include("pages.addresses.urls")),
    path("sitemap-news.xml", news_sitemap, name="sitemap-news"),
    path("api/v1/", include("search.api.urls")),
    path("admin/", include("pages.editorial.sign_in.urls")),
    path("admin/", include("pages.editorial.desk.urls")),
    path("admin/", include(wagtailadmin_urls)),
    # By this name Wagtail makes the addresses of documents; its own view does not know caches.
    path("dokumente/<int:key>/<path:name>", serve_document, name="wagtaildocs_serve"),
    path("medien/", include("pages.base.media_urls")),
    path("link/<str:token>/", include("pages.editorial.links.urls")),
]

_for_developers = [path("", include("pages.demo.gallery.urls"))] if settings.GALLERY else []

urlpatterns += i18n_patterns(
    *_for_developers,
    path("", include("pages.base.urls")),
    path("", include("pages.addresses.page_urls")),
    path("", include("pages.feedback.urls")),
    path("", include("pages.press.urls")),
    path("abonnieren/", include("pages.press.feed_urls")),
    path("", include("pages.profiles.urls")),
    path("", include("search.pages.urls")),
    path("", include("pages.opportunities.urls")),
    path("", include("pages.events.urls")),
    path("_util/login/", only_door),
    re_path(serve_pattern, serve, name="page"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
