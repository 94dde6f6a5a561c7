"""What every public template gets: names, menus, languages, alert, addresses."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override

from .models import AlertBanner, BasePage, SiteTexts


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor; everything is lazy, so that the admin pays nothing for it."""
    if request.path.startswith("/admin/"):
        return {"TEST_SYSTEM": settings.TEST_SYSTEM}
    texts = SimpleLazyObject(lambda: site_texts())
    return {
        "TEST_SYSTEM": settings.TEST_SYSTEM,
        "site_texts": texts,
        "navigation": SimpleLazyObject(lambda: navigation(request, texts)),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
        "plain_language_url": SimpleLazyObject(lambda: page_url(texts, "plain_language_page")),
        "sign_language_url": SimpleLazyObject(lambda: page_url(texts, "sign_language_page")),
        "alert": SimpleLazyObject(lambda: alert(request)),
    }


def current_page(request: HttpRequest) -> BasePage | None:
    """The page that answers this request, if it is one."""
    route = getattr(request, "_wagtail_route_for_request", None)
    page = getattr(route, "page", None)
    return page if isinstance(page, BasePage) else None


def site_texts() -> SiteTexts:
    """Names and menus in the current language, or else in German."""
    rows = {
        row.locale.language_code: row
        for row in SiteTexts.objects.select_related(
            "locale", "plain_language_page", "sign_language_page"
        )
    }
    code = get_language() or settings.LANGUAGE_CODE
    return rows.get(code) or rows.get(settings.LANGUAGE_CODE) or SiteTexts(operator_name="Kitt")


def page_url(texts: SiteTexts, field: str) -> str:
    """Address of the plain-language or sign-language page; empty when there is none."""
    page = getattr(texts, field)
    return page.url or "" if page and page.live else ""


def navigation(request: HttpRequest, texts: SiteTexts) -> dict[str, Any]:
    """The menus as plain lists of label, address and whether one is there."""
    return {
        "main": [menu_item(request, item.value) for item in texts.main],
        "footer": [
            {
                "heading": column.value["heading"],
                "links": [menu_item(request, link) for link in column.value["links"]],
            }
            for column in texts.footer
        ],
        "legal": [menu_item(request, item.value) for item in texts.legal],
    }


def menu_item(request: HttpRequest, value: Any) -> dict[str, str]:
    """One item; `current` is "page" on the page itself and "true" below it."""
    url = link_url(value)
    if request.path == url:
        current = "page"
    elif url.count("/") > 2 and request.path.startswith(url):
        current = "true"
    else:
        current = ""
    return {"label": value["label"], "url": url, "current": current}


def link_url(value: Any) -> str:
    """The address of a link block: its page in the current language, its list, or its URL."""
    page = value.get("page")
    if page is not None:
        return page.localized.url or ""
    if value.get("route"):
        try:
            return reverse(value["route"])
        except NoReverseMatch:
            return ""
    return value.get("url") or ""


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The other languages: their address, or the start page and `missing` when there is no twin."""
    here = get_language()
    return [
        language_link(request, code, str(label))
        for code, label in settings.LANGUAGES
        if code != here
    ]


def language_link(request: HttpRequest, code: str, label: str) -> dict[str, Any]:
    """The link to this very page in another language."""
    label = {"de": "Deutsch", "en": "English"}.get(code, label)
    page = current_page(request)
    if page is not None:
        twin = page.twin(code)
        url = twin.url if twin else f"/{code}/"
        return {"code": code, "label": label, "url": url, "missing": twin is None}
    try:
        match = resolve(request.path_info)
        with override(code):
            url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        return {"code": code, "label": label, "url": url, "missing": False}
    except (Resolver404, NoReverseMatch):
        return {"code": code, "label": label, "url": f"/{code}/", "missing": True}


def alert(request: HttpRequest) -> AlertBanner | None:
    """The one banner to show: highest level first, then the narrowest section."""
    page = current_page(request)
    banners = [
        banner
        for banner in AlertBanner.objects.reachable()
        .filter(locale__language_code=get_language())
        .select_related("section", "link_page")
        if banner.covers(page)
    ]
    return max(banners, key=lambda one: (one.level, one.scope_depth), default=None)
