"""The first content of an installation: languages, start pages, sections, legal pages, menus.

Everything is added when it is missing and never changed when it is there, so that a second run, or
the demo on top of it, does no harm.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page, Site

from pages.base.models import (
    AccessibilityStatementPage,
    BasePage,
    HomePage,
    LegalPage,
    SiteTexts,
)
from pages.press.models import NewsroomPage
from pages.programmes.models import ProgrammeIndexPage

from .sync import sync_roles

STARTER = Path(__file__).parent / "data" / "starter.json"
_FRAMEWORK_GROUPS = ("Editors", "Moderators")


class OtherSite(ValueError):
    """The database holds the content of another site."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the first tree: its key in the starter texts, its type, whether it goes live."""

    key: str
    model: type[BasePage]
    facts: dict[str, Any] = field(default_factory=dict)
    live: bool = True


PARTS = (
    Part("newsroom", NewsroomPage),
    Part("programmes", ProgrammeIndexPage),
    Part("imprint", LegalPage, {"kind": LegalPage.Kind.IMPRINT}, live=False),
    Part("privacy", LegalPage, {"kind": LegalPage.Kind.PRIVACY}, live=False),
    Part("accessibility", AccessibilityStatementPage, live=False),
)


def require_same_site(name: str) -> None:
    """Raise OtherSite when the database holds a site that is not called `name`."""
    texts = SiteTexts.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if texts and texts.operator_name != name:
        raise OtherSite(
            f"This database already holds the site “{texts.operator_name}”, so nothing was "
            f"changed. To add what it lacks, use --name “{texts.operator_name}”; for a new site "
            "use an empty database."
        )
    foreign = [page for page in Page.objects.filter(depth=2) if not _is_ours(page)]
    if foreign:
        raise OtherSite(
            f"This database holds pages that are not Kitt's (“{foreign[0]}”), so nothing was "
            "changed. Use an empty database."
        )


def create_tree(name: str) -> list[str]:
    """Languages, pages, site, menus and roles of a site called `name`; what was added."""
    report: list[str] = []
    with transaction.atomic():
        for code, _label in settings.LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        texts = starter(name)
        homes = _in_all_languages(Part("home", HomePage), texts["home"], None, report)
        _create_site(name, homes[settings.LANGUAGE_CODE], report)
        pages = {
            part.key: _in_all_languages(part, texts[part.key], homes, report) for part in PARTS
        }
        sources = {key: rows[settings.LANGUAGE_CODE] for key, rows in pages.items()}
        _create_site_texts(name, texts["menus"], sources, report)
        sync_roles()
        _replace_framework_groups()
    return report


def starter(name: str) -> dict[str, Any]:
    """The starter texts with the name of the site in them."""
    texts: dict[str, Any] = json.loads(
        STARTER.read_text(encoding="utf-8").replace("{name}", json.dumps(name)[1:-1])
    )
    return texts


def _is_ours(page: Page) -> bool:
    return page.specific_class is HomePage or _is_welcome(page)


def _is_welcome(page: Page) -> bool:
    """Whether it is the “Welcome” page that the framework brings."""
    return page.specific_class is Page


def _in_all_languages(
    part: Part,
    texts: dict[str, Any],
    parents: dict[str, HomePage] | None,
    report: list[str],
) -> dict[str, Any]:
    """The page of a part in each language; where one is missing, a twin of the others is made."""
    rows = part.model.objects.filter(**part.facts).select_related("locale")
    pages: dict[str, Any] = {page.locale.language_code: page for page in reversed(rows)}
    for code in (settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)):
        if code not in pages:
            parent = parents[code] if parents else Page.get_first_root_node()
            pages[code] = _add(part, texts, code, parent, next(iter(pages.values()), None))
            report.append(f"{pages[code].title} ({code})" + ("" if part.live else ", draft"))
    return pages


def _add(
    part: Part, texts: dict[str, Any], code: str, parent: Page, source: BasePage | None
) -> BasePage:
    slug = texts["slug"]
    words = {name: _joined(name, value) for name, value in texts[code].items()}
    page = part.model(
        locale=Locale.objects.get(language_code=code),
        slug=slug if isinstance(slug, str) else slug[code],
        live=False,
        **part.facts,
        **words,
    )
    if source:
        page.translation_key = source.translation_key
    # Read again: the counters of a tree node go stale in memory.
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision()
    if part.live:
        revision.publish()
    return part.model.objects.get(pk=page.pk)


def _joined(name: str, value: Any) -> Any:
    if name == "body":
        return json.dumps([{"type": "text", "value": "".join(value)}])
    return "".join(value) if isinstance(value, list) else value


def _create_site(name: str, home: HomePage, report: list[str]) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.pk and not _is_welcome(site.root_page):
        return
    address = urlsplit(settings.BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = name
    site.root_page = home
    site.save()
    report.append(f"Site {settings.BASE_URL}")
    for page in Page.objects.filter(depth=2):
        if _is_welcome(page):
            page.delete()


def _create_site_texts(
    name: str, menus: dict[str, Any], pages: dict[str, BasePage], report: list[str]
) -> None:
    source = SiteTexts.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    for code, words in menus.items():
        locale = Locale.objects.filter(language_code=code).first()
        if locale is None or SiteTexts.objects.filter(locale=locale).exists():
            continue
        row = SiteTexts(
            locale=locale,
            operator_name=name,
            main=_stream("item", _items(words["main"], pages)),
            legal=_stream("item", _items(words["legal"], pages)),
            footer=_stream(
                "column",
                [
                    {"heading": heading, "links": _items(links, pages)}
                    for heading, links in words["footer"].items()
                ],
            ),
        )
        if source:
            row.translation_key = source.translation_key
        row.save()
        source = source or row
        report.append(f"Names and menus ({code})")


def _items(words: dict[str, str], pages: dict[str, BasePage]) -> list[dict[str, Any]]:
    """Menu items; the target is the key of a page of the tree or the name of a list."""
    return [
        {
            "label": label,
            "page": pages[target].pk if target in pages else None,
            "route": "" if target in pages else target,
            "url": "",
        }
        for target, label in words.items()
    ]


def _stream(kind: str, values: list[dict[str, Any]]) -> str:
    return json.dumps([{"type": kind, "value": value} for value in values])


def _replace_framework_groups() -> None:
    """Kitt's roles take the place of the groups that the framework brings, if nobody is in them."""
    Group.objects.filter(name__in=_FRAMEWORK_GROUPS, user__isnull=True).delete()
