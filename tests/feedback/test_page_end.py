"""The line at the end of every page, in both languages, for pages, records and lists."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from measure import queries_of

from pages.demo import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def end_of(client: Client, url: str) -> str:
    found = re.search(
        r'<section class="kitt-page-end.*?</section>', client.get(url).content.decode(), re.S
    )
    assert found, url
    return found[0].replace("\u00a0", " ")


def test_it_tells_the_day_of_change_and_of_confirmation(client: Client) -> None:
    today, confirmed = timezone.localdate(), dt.date(2026, 1, 9)
    offer = builders.opportunity()
    offer.confirm(confirmed)
    end = end_of(client, offer.get_absolute_url())
    assert f'geändert am <time datetime="{today}">' in end
    assert 'bestätigt am <time datetime="2026-01-09">9. Januar 2026</time>' in end
    assert f'href="/de/barriere-melden/?seite={offer.get_absolute_url()}"' in end
    assert end_of(client, "/de/organisationen/").count("<time") == 1


def test_a_change_of_the_facts_counts_for_the_translation_too(client: Client) -> None:
    page = builders.standard_page("Rat")
    builders.translate(page, title="Advice")
    with time_machine.travel(timezone.now() + dt.timedelta(days=30)):
        later = timezone.localdate()
        page.save_revision().publish()
        end = end_of(client, f"/en/{page.slug}/")
    assert f'Last changed on <time datetime="{later}">' in end
    assert "Was this page helpful?" in end


def test_it_stands_where_the_whole_address_matters(client: Client) -> None:
    end = end_of(client, "/de/engagement/?thema=natur&seite=2")
    assert "?seite=/de/engagement/%3Fthema%3Dnatur%26seite%3D2" in end


def test_there_is_none_where_there_is_no_page(client: Client) -> None:
    missing = client.get("/de/gibt-es-nicht/")
    assert missing.status_code == 404
    assert "kitt-page-end" not in missing.content.decode()
    assert "/de/barriere-melden/" in missing.content.decode()
    assert "kitt-page-end" not in client.get("/de/barriere-melden/").content.decode()


def test_script_only_parts_are_hidden_without_scripts(client: Client) -> None:
    centre = builders.centre(visiting=builders.visiting("Zentrum", phone="069 90009-365"))
    text = client.get(centre.url).content.decode()
    parts = re.findall(r"<[^>]*data-(?:print|copy)[^>]*>", text)
    assert len(parts) >= 3
    assert all(" hidden" in part for part in parts)
    assert 'data-copy="069 90009-365"' in text


def test_it_asks_the_database_for_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = builders.standard_page("Rat")
    with_end = queries_of(client, page.url)
    monkeypatch.setattr("pages.base.slots._slots", {})
    assert queries_of(client, page.url) == with_end
