"""The news sitemap: releases of two days, with what news search wants to know."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.utils import timezone
from measure import queries_of
from wagtail.models import Locale

from pages.base.models import SiteTexts
from pages.demo import builders
from pages.press.models import PressReleasePage

pytestmark = pytest.mark.django_db

NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
PATH = "/sitemap-news.xml"


@pytest.fixture(autouse=True)
def _host(site: object, settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.example"
    for code, name in (("de", "Ehrenamt in Hessen"), ("en", "Volunteering in Hessen")):
        locale = Locale.objects.get(language_code=code)
        SiteTexts.objects.create(operator_name=name, locale=locale)


def news(client: Any) -> dict[str, dict[str, str]]:
    root = ET.fromstring(client.get(PATH).content)
    result = {}
    for url in root.findall("s:url", NS):
        (one,) = url.findall("n:news", NS)
        result[url.findtext("s:loc", "", NS)] = {
            "name": one.findtext("n:publication/n:name", "", NS),
            "language": one.findtext("n:publication/n:language", "", NS),
            "date": one.findtext("n:publication_date", "", NS),
            "title": one.findtext("n:title", "", NS),
        }
    return result


def aged(page: Any, hours: float) -> None:
    at = timezone.now() - dt.timedelta(hours=hours)
    PressReleasePage.objects.filter(pk=page.pk).update(first_published_at=at)


def test_only_the_last_two_days_in_all_languages(client: Any) -> None:
    builders.translate(builders.newsroom(), title="News")
    page = builders.release("Neu & gut")
    english = builders.translate(page, title="New & good")
    aged(page, 47)
    aged(builders.release("Alt"), 49)
    builders.release("Von früher", issued_at=timezone.now() - dt.timedelta(days=900))
    builders.release("Nicht im Index", not_indexed=True)
    builders.release("Entwurf", publish=False)
    page.refresh_from_db()
    date = page.first_published_at.isoformat(timespec="seconds")
    assert news(client) == {
        f"https://ehrenamt.example{page.url}": {
            "name": "Ehrenamt in Hessen", "language": "de", "date": date, "title": "Neu & gut",
        },
        f"https://ehrenamt.example{english.url}": {
            "name": "Volunteering in Hessen", "language": "en", "date": date,
            "title": "New & good",
        },
    }  # fmt: skip


def test_it_is_there_without_news_and_stays_at_its_queries(client: Any) -> None:
    assert news(client) == {}
    builders.release()
    few = queries_of(client, PATH)
    for _turn in range(3):
        builders.release()
    assert queries_of(client, PATH) == few <= 6
