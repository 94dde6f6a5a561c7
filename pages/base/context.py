"""What every public template gets: names, menus, languages, alert, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from .kept import kept
from .models import AlertBanner, BasePage, SiteTexts
from .part_preview import LANGUAGE_NAMES
from .public import window_q
from .schemes import is_link


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor; everything is lazy, so that the admin pays nothing for it."""
    if request.path.startswith("/admin/"):
        return {"TEST_SYSTEM": settings.TEST_SYSTEM}
    frame = Frame(request)
    return {
        "TEST_SYSTEM": settings.TEST_SYSTEM,
        "frame": frame,
        "home_url": f"/{current_language()}/",
        "site_texts": SimpleLazyObject(lambda: frame.texts),
        "navigation": SimpleLazyObject(frame.navigation),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
        "plain_language_url": SimpleLazyObject(lambda: frame.page_url("plain_language_page_id")),
        "sign_language_url": SimpleLazyObject(lambda: frame.page_url("sign_language_page_id")),
        "alert": SimpleLazyObject(lambda: alert(request)),
    }


def current_language() -> str:
    """The language of this request."""
    return get_language() or settings.LANGUAGE_CODE


def current_page(request: HttpRequest) -> BasePage | None:
    """The page that answers this request, if it is one."""
    route = getattr(request, "_wagtail_route_for_request", None)
    page = getattr(route, "page", None)
    return page if isinstance(page, BasePage) else None


class Frame:
    """Names and menus of one request: two queries, however long the menus are."""

    def __init__(self, request: HttpRequest, rows: dict[str, SiteTexts] | None = None) -> None:
        self.request = request
        self._texts = rows

    @property
    def texts(self) -> SiteTexts:
        """Names and menus in the current language, or else in German."""
        return self.texts_in(current_language())

    def texts_in(self, language: str) -> SiteTexts:
        """Names and menus in a language, or else in German."""
        return self.rows.get(language) or self.facts

    @property
    def facts(self) -> SiteTexts:
        """The German row; an empty one in an installation that has none yet."""
        return self.rows.get(settings.LANGUAGE_CODE) or SiteTexts(operator_name="Kitt")

    @property
    def rows(self) -> dict[str, SiteTexts]:
        """Names and menus by language."""
        if self._texts is None:
            self._texts = kept(("site texts",), _texts_by_language)
        return self._texts

    def navigation(self) -> dict[str, Any]:
        """The menus as plain lists of label, address and whether one is there."""
        texts = self.texts
        columns = [column["value"] for column in texts.footer.raw_data]
        return {
            "main": self._items(texts.main.raw_data),
            "footer": [
                {"heading": column["heading"], "links": self._items(column["links"])}
                for column in columns
            ],
            "legal": self._items(texts.legal.raw_data),
        }

    def page_url(self, field: str) -> str:
        """Address of the plain-language or sign-language page; empty when there is none."""
        page = self._pages.get(getattr(self.facts, field))
        return page.url or "" if page else ""

    def _items(self, blocks: Any) -> list[dict[str, str]]:
        items = [self._item(_value(block)) for block in blocks]
        return [item for item in items if item["url"]]

    def _item(self, value: dict[str, Any]) -> dict[str, str]:
        """One item; `current` is "page" on the page itself and "true" below it."""
        page = self._pages.get(value.get("page"))
        url = (page.url or "") if page else _fixed_url(value)
        path = self.request.path
        if path == url:
            current = "page"
        else:
            current = "true" if url.count("/") > 2 and path.startswith(url) else ""
        return {"label": value["label"], "url": url, "current": current}

    def ancestors(self, page: Page) -> list[Page]:
        """The public pages above `page`, from the start page on."""
        paths = _paths_above(page)
        here = page == current_page(self.request)
        pages = self._pages if here else public_pages(set(), paths)
        above = {one.pk: one for one in pages.values() if one.path in paths}
        return sorted(above.values(), key=lambda one: one.depth)

    def steps_above(self, page: Page) -> list[dict[str, str]]:
        """The way from the start page to `page`, as label and address, without itself."""
        return [
            {"label": _("Home") if above.depth == 2 else above.title, "url": above.url or ""}
            for above in self.ancestors(page)
        ]

    @property
    def _pages(self) -> dict[Any, Page]:
        """The public pages that the menus name, in this language where possible, and all above."""
        if not hasattr(self, "_found"):
            page = current_page(self.request)
            paths = _paths_above(page) if page else []
            self._found = kept(
                ("menus", current_language(), *paths),
                lambda: public_pages(self._page_keys(), paths),
            )
        return self._found

    def _page_keys(self) -> set[int]:
        texts = self.texts
        items = [_value(block) for block in [*texts.main.raw_data, *texts.legal.raw_data]]
        for column in texts.footer.raw_data:
            items += [_value(block) for block in column["value"]["links"]]
        keys = {item.get("page") for item in items}
        keys |= {self.facts.plain_language_page_id, self.facts.sign_language_page_id}
        return {key for key in keys if key}


def _texts_by_language() -> dict[str, SiteTexts]:
    rows = SiteTexts.objects.select_related("locale", "operator")
    return {row.locale.language_code: row for row in rows}


def _value(block: Any) -> dict[str, Any]:
    """The stored value of a menu item, as a block or (as older lists have it) bare."""
    value: dict[str, Any] = block.get("value", block)
    return value


def _paths_above(page: Page) -> list[str]:
    """The tree paths of the pages above `page`, without the root of the tree."""
    return [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]


def public_pages(keys: set[int], paths: Sequence[str] = ()) -> dict[Any, Page]:
    """{id: live page} of ids and tree paths; for ids the twin in this language goes first."""
    if not keys and not paths:
        return {}
    asked = Page.objects.filter(pk__in=keys)
    here = Q(
        translation_key__in=asked.values("translation_key"),
        locale__language_code=current_language(),
    )
    shown = ExpressionWrapper(window_q(timezone.now()), output_field=BooleanField())
    pages = list(
        Page.objects.filter(here | Q(pk__in=keys) | Q(path__in=paths))
        .annotate(shown=shown)
        .select_related("locale")
    )
    twins = {
        page.translation_key: page
        for page in pages
        if page.shown and page.locale.language_code == current_language()
    }
    above = {page.pk: page for page in pages if page.path in paths and page.shown}
    asked_for = {
        page.pk: twins.get(page.translation_key, page)
        for page in pages
        if page.pk in keys and page.shown
    }
    return {**above, **asked_for}


def _fixed_url(value: dict[str, Any]) -> str:
    if value.get("route"):
        try:
            return reverse(value["route"])
        except NoReverseMatch:
            return ""
    url = value.get("url") or ""
    return url if is_link(url) else ""


def link_urls(values: Sequence[Any]) -> list[str]:
    """The addresses of link blocks: the page in this language, the list, or the URL.

    Empty for what is not public. One query for all.
    """
    pages = public_pages({value["page"].pk for value in values if value.get("page")})
    return [_link_url(value, pages) for value in values]


def _link_url(value: Any, pages: dict[Any, Page]) -> str:
    if not value.get("page"):
        return _fixed_url(value)
    page = pages.get(value["page"].pk)
    return (page.url or "") if page else ""


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The other languages: their address, or the start page and `missing` when there is no twin."""
    here = current_language()
    return [
        language_link(request, code, str(label))
        for code, label in settings.LANGUAGES
        if code != here
    ]


def language_link(request: HttpRequest, code: str, label: str) -> dict[str, Any]:
    """The link to this very page in another language."""
    link = {"code": code, "label": LANGUAGE_NAMES.get(code, label)}
    page = current_page(request)
    if page is not None:
        twin = page.twin(code)
        return {**link, "url": twin.url if twin else f"/{code}/", "missing": twin is None}
    try:
        match = resolve(request.path_info)
        with override(code):
            url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        return {**link, "url": url, "missing": "wagtail" in match.view_name}
    except (Resolver404, NoReverseMatch):
        return {**link, "url": f"/{code}/", "missing": True}


@dataclass(frozen=True, slots=True)
class Alert:
    """The banner as `components/alert_banner.html` takes it. `lang`: where it is not translated."""

    id: int
    level: int
    heading: str
    text: str
    link_url: str
    link_label: str
    closable: bool
    lang: str


def alert(request: HttpRequest) -> Alert | None:
    """The one banner to show: highest level first, then the narrowest section."""
    language = current_language()
    rows = kept(("alert banners", language), lambda: _banners(language))
    german = [row for row in rows if row.is_source and row.shown]
    page = current_page(request) if german else None
    source = page.facts if page else None
    banners = [row for row in german if row.covers(source)]
    banner = max(banners, key=lambda one: (one.level, one.scope_depth), default=None)
    if banner is None:
        return None
    twins = [row for row in rows if row.translation_key == banner.translation_key]
    return in_words(banner, next((row for row in twins if not row.is_source), banner))


def _banners(language: str) -> list[AlertBanner]:
    """All banners in German and `language`; `shown`: it is their time."""
    shown = ExpressionWrapper(AlertBanner.reachable_q(timezone.now()), output_field=BooleanField())
    return list(
        AlertBanner.objects.filter(locale__language_code__in={language, settings.LANGUAGE_CODE})
        .annotate(shown=shown)
        .select_related("locale", "section")
    )


def in_words(banner: AlertBanner, words: AlertBanner) -> Alert:
    """Times and level of the German row, words of the current language where there are any."""
    pages = public_pages({banner.link_page_id} if banner.link_page_id else set())
    page = pages.get(banner.link_page_id)
    language = str(words.locale.language_code)
    return Alert(
        id=banner.pk,
        level=banner.level,
        heading=words.heading,
        text=words.text,
        link_url=(page.url or "") if page else "",
        link_label=words.link_label or (page.title if page else ""),
        closable=banner.closable,
        lang="" if language == current_language() else language,
    )
