"""The newsroom and its releases, as visitors see them."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from measure import queries_of
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from pages.base.models import Change
from pages.demo import builders
from pages.press.models import FeaturedRelease, NewsroomPage, PressReleasePage

pytestmark = pytest.mark.django_db

DAY = dt.datetime(2023, 6, 26, 22, 30, tzinfo=dt.UTC)  # half past midnight on 27 June in Berlin


def source(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return html.unescape(response.content.decode())


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\xa0", " ").split())


def twin_of(page: PressReleasePage) -> PressReleasePage:
    room = NewsroomPage.objects.get(locale__language_code="de")
    builders.translate(room, title="News")
    twin: PressReleasePage = builders.translate(page, title="In English", lead="A lead.")
    return twin


def republish(page: PressReleasePage, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


class TestRelease:
    def test_head_gives_kind_date_and_place_in_local_time(self, client: Client, site: Any) -> None:
        page = builders.release(
            "Vier Kreise", kicker="Seminar", issued_at=DAY, place_line="Wiesbaden",
            subline="Beratung vor Ort",
        )  # fmt: skip
        text = words(source(client, page.url).split("<main")[1])
        assert "Seminar, 27. Juni 2023 Vier Kreise Beratung vor Ort Vier Landkreise" in text
        assert "Wiesbaden, 27. Juni 2023" in text

    def test_boxes_and_files_stand_beside_the_text(self, client: Client, site: Any) -> None:
        body = [
            ("text", "<p>Der Text.</p>"),
            ("fact_box", {"heading": "Kurz gesagt", "text": "<p>Vier.</p>"}),
            ("quote", {"text": "Gut.", "speaker": "Jana", "office": ""}),
        ]
        page = builders.release(body=builders.stream(body))
        main, side = (
            source(client, page.url).split("kitt-columns__main")[1].split("kitt-columns__side")
        )
        assert "Der Text." in main
        assert "Gut." in main
        assert "Kurz gesagt" in side
        assert 'href="tel:+496990009100"' in side

    def test_names_who_publishes_it_and_what_it_is_about(self, client: Client, site: Any) -> None:
        programme = builders.programme("Zentren")
        programme_page = builders.programme_page(programme, title="Die Zentren")
        page = builders.release(
            lead_organisations=[builders.organisation("Staatskanzlei")],
            supporting_organisations=[builders.organisation("Agentur")],
            programmes=[programme], topics=[builders.topic()],
            districts=[builders.district("Odenwaldkreis")],
            taken_over_from="Land", government="Landesregierung 2019–2024",
        )  # fmt: skip
        twin = twin_of(page)
        for url in (page.url, twin.url):
            text = source(client, url)
            for part in (
                ">Staatskanzlei</a>", ">Agentur</a>", f'href="{programme_page.url}"',
                "Odenwaldkreis", "Förderung", "Landesregierung 2019–2024",
            ):  # fmt: skip
                assert part in text

    def test_announced_cohort_follows_its_record_in_both_languages(
        self, client: Client, site: Any
    ) -> None:
        cohort = builders.cohort(grant_ceiling=120_000, grant_years=3)
        builders.membership(cohort=cohort, district=builders.district("Odenwaldkreis"))
        page = builders.release(announces=cohort)
        urls = [page.url, twin_of(page).url]
        assert "120.000\xa0€" in source(client, urls[0])
        assert "120,000\xa0€" in source(client, urls[1])
        cohort.grant_ceiling = 90_000
        cohort.save()
        builders.membership(cohort=cohort, district=builders.district("Neukreis"))
        for url, grant in zip(urls, ("90.000\xa0€", "90,000\xa0€"), strict=True):
            text = source(client, url)
            assert grant in text
            assert "Neukreis" in text

    def test_picture_of_the_text_is_shown_and_shared(self, client: Client, site: Any) -> None:
        image = builders.picture(size=(1600, 900))
        body = builders.stream([("picture", {"image": image.pk})])
        page = builders.release(body=body)
        text = source(client, page.url)
        card = '<meta property="og:image" content="http://testserver/medien/karten/'
        assert card in text  # drawn: networks would keep a photo without its credit
        assert "1280w" in text
        image.usable_until = timezone.localdate() - dt.timedelta(days=1)
        image.save()
        text = source(client, page.url)
        assert card in text
        assert "kitt-figure" not in text


class TestLaterChanges:
    def test_readers_see_the_notes_of_changes_in_both_languages(
        self, client: Client, site: Any
    ) -> None:
        page = builders.release()
        twin = twin_of(page)
        republish(page, change_kind="small")
        republish(page, change_kind="noted", change_note="Der Name war falsch.")
        republish(page, change_kind="noted", change_note="Die Zahl war falsch.")
        for url in (page.url, twin.url):
            notes = source(client, url).split("kitt-notes__list")[1].split("</ul>")[0]
            assert notes.index("Die Zahl war falsch.") < notes.index("Der Name war falsch.")
            assert notes.count("kitt-notes__item") == 2
        assert 'lang="de">Die Zahl' in source(client, twin.url)

    def test_withdrawn_release_says_why_and_leaves_the_lists(
        self, client: Client, site: Any
    ) -> None:
        page = builders.release("Falsche Zahlen")
        twin = twin_of(page)
        room = NewsroomPage.objects.get(locale__language_code="de")
        assert "Falsche Zahlen" in source(client, room.url)
        republish(
            page, change_kind="small", withdrawn_at=timezone.now(),
            withdrawn_reason="Die Zahlen waren falsch.",
        )  # fmt: skip
        assert "Die Zahlen waren falsch." in source(client, page.url)
        assert "This release was withdrawn on" in source(client, twin.url)
        for listing in (room.url, "/en/aktuelles/", "/de/", "/en/"):
            assert page.url not in source(client, listing)
            assert twin.url not in source(client, listing)

    def test_removed_release_answers_410_in_every_language(self, client: Client, site: Any) -> None:
        page = builders.release("Weg damit")
        twin = twin_of(page)
        republish(page, change_kind="small", gone_at=timezone.now())
        for url in (page.url, twin.url):
            response = client.get(url)
            text = response.content.decode()
            assert response.status_code == 410
            assert "Weg damit" not in text
            assert "Vier Landkreise" not in text
            assert 'name="robots" content="noindex"' in text
            assert "kitt-footer" in text


class TestNewsroom:
    @pytest.fixture
    def room(self, site: Any) -> NewsroomPage:
        return builders.newsroom(press_contact=builders.contact("Pressestelle"))

    def test_release_stands_once_on_top_or_in_its_year(
        self, client: Client, room: NewsroomPage
    ) -> None:
        old = builders.release("Alt", issued_at=DAY)
        new = builders.release("Neu")
        FeaturedRelease.objects.create(newsroom=room, release=old)
        text = source(client, room.url)
        assert text.count(f'href="{old.url}"') == 1
        assert text.index(f'href="{old.url}"') < text.index(f'href="{new.url}"')
        assert f'id="jahr-{timezone.localdate().year}"' in text
        assert 'id="jahr-2023"' not in text

    def test_german_releases_are_marked_on_the_english_page(
        self, client: Client, room: NewsroomPage
    ) -> None:
        german, both = builders.release("Nur deutsch"), builders.release("Beides")
        twin = twin_of(both)
        text = source(client, "/en/aktuelles/")
        assert re.search(rf'<article[^>]*lang="de">(?:(?!</article>).)*{german.url}', text, re.S)
        assert f'href="{twin.url}"' in text
        assert f'href="{both.url}"' not in text

    def test_pages_cost_the_same_with_three_and_with_two_dozen(
        self, client: Client, room: NewsroomPage
    ) -> None:
        builders.translate(room, title="News")
        image = builders.picture(size=(1000, 600))
        programme = builders.programme()
        builders.programme_page(programme)

        def release(number: int) -> PressReleasePage:
            body = [("picture", {"image": image.pk}), ("text", "<p>Text</p>")]
            page = builders.release(
                f"Mitteilung {number}", body=builders.stream(body), programmes=[programme],
                issued_at=DAY - dt.timedelta(days=number), topics=[builders.topic()],
                lead_organisations=[builders.organisation()],
            )  # fmt: skip
            builders.translate(page, title=f"Release {number}")
            return page

        first, *_others = [release(number) for number in range(3)]
        FeaturedRelease.objects.create(newsroom=room, release=first)
        urls = [room.url, first.url, "/de/"]
        urls += [url.replace("/de/", "/en/") for url in urls]
        few = [queries_of(client, url) for url in urls]
        assert max(few) <= 20
        for number in range(3, 24):
            release(number)
        assert [queries_of(client, url) for url in urls] == few
        text = source(client, room.url)
        assert text.count("kitt-teaser--row") == 20
        assert "?seite=2" in text


class TestForm:
    def test_a_draft_goes_live_and_its_changes_are_told(self, admin_client: Client) -> None:
        """Wagtail's form publishes in another way than a schedule or an approval."""
        page = builders.release("Vier Zentren", publish=False)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])

        def publish(**more: str) -> None:
            html = admin_client.get(url).content.decode()
            data = querydict_from_html(html, form_id="page-edit-form").dict()
            data |= nested_form_data({"body": streamfield([("text", rich_text("<p>Neu.</p>"))])})
            admin_client.post(url, data | {"action-publish": "1", **more})

        page.save_revision()
        publish()
        page.refresh_from_db()
        assert page.live
        assert Change.objects.filter(kind=Change.Kind.PUBLISHED, object_id=page.pk).count() == 1
        publish(change_kind="noted", change_note="Die Zahl der Zentren ist berichtigt.")
        assert [note.text for note in page.change_notes.all()] == [
            "Die Zahl der Zentren ist berichtigt."
        ]
