"""What a release hands to the press: PDF, text, pictures, package; public as long as it is."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import Warning
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect

from pages.base.jobs import run_job
from pages.base.models import KittImage
from pages.demo import builders
from pages.press.checks import pdfs_can_be_made
from pages.press.kit import pdf, shelf
from pages.press.models import NewsroomPage, PressReleasePage

pytestmark = pytest.mark.django_db

FILES = ("mitteilung.txt", "pressemappe.zip")
BODY = [
    ("text", "<h2>Was gilt</h2><p>Erste  Zeile<br/>zweite Zeile, <a href='https://a.example/x'>"
             "ein Verweis</a>.</p><ul><li>Punkt<ul><li>darunter</li></ul></li></ul>"),
    ("quote", {"text": "Gut so.", "speaker": "Jana Roth", "office": "Vorsitz"}),
    ("fact_box", {"heading": "Kurz", "text": "<ol><li>eins</li><li>zwei</li></ol>"}),
]  # fmt: skip


@pytest.fixture
def image(site: Any) -> KittImage:
    return builders.picture(
        "Gruppe", size=(160, 90), caption="Von links: Jana Roth", licence="frei für die Presse"
    )


@pytest.fixture
def page(image: KittImage) -> PressReleasePage:
    body = builders.stream([("picture", {"image": image.pk}), *BODY])
    found: PressReleasePage = builders.release(
        "Fünf Kreise", body=body, place_line="Wiesbaden",
        lead_organisations=[builders.organisation("Staatskanzlei")],
    )  # fmt: skip
    return found


@pytest.fixture(autouse=True)
def _own_shelf(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


def twin_of(page: PressReleasePage) -> PressReleasePage:
    builders.translate(NewsroomPage.objects.get(locale__language_code="de"), title="News")
    twin: PressReleasePage = builders.translate(page, title="Five counties")
    return twin


def files_of(page: PressReleasePage, image: KittImage) -> list[str]:
    names = [*FILES, f"bild-{image.pk}.png", *(["mitteilung.pdf"] if pdf.is_available() else [])]
    return [f"{page.url}{name}" for name in names]


def statuses(client: Client, urls: list[str]) -> set[int]:
    return {client.get(url).status_code for url in urls}


def text_of(client: Client, page: PressReleasePage) -> str:
    response = client.get(f"{page.url}mitteilung.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


def package_of(client: Client, page: PressReleasePage) -> zipfile.ZipFile:
    response = client.get(f"{page.url}pressemappe.zip")
    assert response.status_code == 200
    package = zipfile.ZipFile(io.BytesIO(b"".join(response)))
    assert package.testzip() is None
    return package


class TestWhen:
    def test_files_follow_the_life_of_the_release(
        self, client: Client, page: PressReleasePage, image: KittImage
    ) -> None:
        urls = files_of(page, image) + files_of(twin_of(page), image)
        assert statuses(client, urls) == {200}
        rows = PressReleasePage.objects.filter(pk=page.pk)
        rows.update(expire_at=timezone.now())
        assert statuses(client, urls) == {404}
        rows.update(expire_at=None, withdrawn_at=timezone.now(), withdrawn_reason="Ein Irrtum.")
        assert statuses(client, urls) == {200}
        assert "Ein Irrtum." in text_of(client, page)
        rows.update(gone_at=timezone.now())
        assert statuses(client, urls) == {410}
        PressReleasePage.objects.get(pk=page.pk).unpublish()
        assert statuses(client, files_of(page, image)) == {404}

    def test_nothing_is_there_before_the_embargo_ends(self, client: Client, image: Any) -> None:
        page = builders.release("Morgen", publish=False)
        page.go_live_at = timezone.now() + dt.timedelta(days=1)
        page.save_revision().publish()
        assert statuses(client, files_of(page, image)) == {404}

    def test_only_releases_have_files(self, client: Client, page: PressReleasePage) -> None:
        other = builders.standard_page("Keine Mitteilung")
        urls = [f"{other.url}{name}" for name in FILES]
        assert statuses(client, [*urls, "/de/aktuelles/gibt-es-nicht/mitteilung.txt"]) == {404}

    def test_files_follow_a_release_to_its_new_address(
        self, client: Client, page: PressReleasePage
    ) -> None:
        Redirect.add_redirect("/de/aktuelles/alt/", page)
        answer = client.get("/de/aktuelles/alt/mitteilung.txt")
        assert (answer.status_code, answer.url) == (301, f"{page.url}mitteilung.txt")
        page.unpublish()
        assert client.get("/de/aktuelles/alt/mitteilung.txt").status_code == 404


class TestText:
    def test_is_tidy(self, client: Client, page: PressReleasePage) -> None:
        text = text_of(client, page)
        assert "Fünf Kreise\n===========\n\nWiesbaden, " in text
        assert (
            "Was gilt\n--------\n\n"
            "Erste Zeile\nzweite Zeile, ein Verweis (https://a.example/x).\n\n"
            "- Punkt\n  - darunter\n\n"
            "„Gut so.“\nJana Roth, Vorsitz\n\n"
            "Kurz\n----\n\n1. eins\n2. zwei\n\n"
        ) in text
        assert "Staatskanzlei" in text
        assert "069 90009-100" in text
        assert f"http://testserver{page.url}\n" in text
        assert "  \n" not in text and "\n\n\n" not in text and "<" not in text

    def test_names_the_rights_of_the_pictures(self, client: Client, page: Any) -> None:
        text = text_of(client, page)
        for line in (
            "Bild: fuenf-kreise-bild-1.png", "Bildunterschrift: Von links: Jana Roth",
            "Bildnachweis: Zeichnung: Kitt", "Lizenz: frei für die Presse",
        ):  # fmt: skip
            assert f"\n{line}\n" in text

    def test_speaks_the_language_of_its_page(self, client: Client, page: PressReleasePage) -> None:
        text = text_of(client, twin_of(page))
        assert text.startswith("Press release, ")
        assert "Five counties\n=============" in text
        assert "“Gut so.”" in text


class TestPictures:
    def test_come_in_full_size_under_a_telling_name(
        self, client: Client, page: PressReleasePage, image: KittImage
    ) -> None:
        answer = client.get(f"{page.url}bild-{image.pk}.png")
        assert Image.open(io.BytesIO(b"".join(answer))).size == (160, 90)
        assert answer["Content-Disposition"] == 'attachment; filename="fuenf-kreise-bild-1.png"'

    def test_belong_to_their_release(self, client: Client, page: Any, image: KittImage) -> None:
        other = builders.picture("Anderes")
        urls = [f"{page.url}bild-{other.pk}.png", f"{page.url}bild-{image.pk}.jpg"]
        assert statuses(client, urls) == {404}

    def test_stand_below_the_release_with_words_to_copy(
        self, client: Client, page: PressReleasePage, image: KittImage
    ) -> None:
        text = client.get(page.url).content.decode()
        kit = text.split('id="pressebilder"')[1].split("</section>")[0]
        assert f'href="{page.url}bild-{image.pk}.png"' in kit
        assert "PNG, 160\xa0×\xa090\xa0Pixel" in kit
        assert "frei für die Presse" in kit
        assert 'data-copy="Zeichnung: Kitt\nfrei für die Presse"' in kit

    def test_a_release_without_pictures_offers_none(self, client: Client, site: Any) -> None:
        page = builders.release("Nur Text")
        text = client.get(page.url).content.decode()
        assert "pressebilder" not in text
        assert f'href="{page.url}mitteilung.txt"' in text


class TestPackage:
    def test_holds_everything(self, client: Client, page: PressReleasePage) -> None:
        package = package_of(client, page)
        names = [name for name in package.namelist() if not name.endswith(".pdf")]
        assert names == [
            "fuenf-kreise.txt", "fuenf-kreise-bildnachweise.txt", "fuenf-kreise-bild-1.png",
        ]  # fmt: skip
        assert package.read("fuenf-kreise.txt").decode() == text_of(client, page)
        assert "Zeichnung: Kitt" in package.read("fuenf-kreise-bildnachweise.txt").decode()
        assert ("fuenf-kreise.pdf" in package.namelist()) == pdf.is_available()

    def test_is_the_same_as_long_as_nothing_changes(
        self, client: Client, page: PressReleasePage, image: KittImage
    ) -> None:
        url = f"{page.url}pressemappe.zip"
        first = client.get(url)
        assert b"".join(first) == b"".join(client.get(url))
        assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
        image.credit = "Foto: jemand anderes"
        image.save()
        assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_search_engines_are_led_to_the_page(client: Client, page: Any, image: KittImage) -> None:
    for url in files_of(page, image):
        answer = client.get(url)
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Link"] == f'<http://testserver{page.url}>; rel="canonical"'
        assert answer["Cache-Control"] == "no-cache"


@pytest.mark.pdf
class TestShelf:
    @pytest.fixture
    def made(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The titles of the PDFs that were made."""
        titles: list[str] = []

        def render(paper: Any, sheet: Any) -> bytes:
            titles.append(sheet.page.title)
            return b"%PDF-1.7"

        monkeypatch.setattr(pdf, "render", render)
        return titles

    def test_a_pdf_is_made_once(self, client: Client, page: Any, made: list[str]) -> None:
        url = f"{page.url}mitteilung.pdf"
        first = client.get(url)
        assert b"".join(first) == b"%PDF-1.7"
        for _again in range(3):
            b"".join(client.get(url))
        assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert made == ["Fünf Kreise"]

    def test_what_changes_is_made_anew_and_takes_the_old_place(
        self, client: Client, page: PressReleasePage, image: KittImage, made: list[str]
    ) -> None:
        url = f"{page.url}mitteilung.pdf"
        b"".join(client.get(url))
        contact = page.press_contact
        contact.phone = "069 90009-199"
        contact.save()
        b"".join(client.get(url))
        image.usable_until = dt.date(2020, 1, 1)
        image.save()
        b"".join(client.get(url))
        assert len(made) == 3
        assert len(list(shelf.folder().glob("*/*"))) == 1

    def test_a_busy_server_says_so(
        self, client: Client, page: Any, made: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shelf, "SECONDS_TO_WAIT", 0)
        with shelf._one_at_a_time:
            answer = client.get(f"{page.url}mitteilung.pdf")
        assert answer.status_code == 503
        assert int(answer["Retry-After"]) > 0

    def test_the_job_prepares_and_clears(
        self, client: Client, page: PressReleasePage, made: list[str]
    ) -> None:
        twin_of(page)
        run_job("press-kits", force=True)
        assert sorted(made) == ["Five counties", "Fünf Kreise"]
        assert "PDF, 8" in client.get(page.url).content.decode()
        run_job("press-kits", force=True)
        assert len(made) == 2
        PressReleasePage.objects.filter(pk=page.pk).update(gone_at=timezone.now())
        run_job("press-kits", force=True)
        assert list(shelf.folder().glob("*")) == []

    def test_there_is_an_end_to_it(self, client: Client, page: Any, made: list[str]) -> None:
        b"".join(client.get(f"{page.url}mitteilung.pdf"))
        assert shelf.make_room(limit=100) == 0
        assert shelf.make_room(limit=7) == 1


def test_without_pango_there_is_no_pdf_and_a_check_says_why(
    client: Client, page: PressReleasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "LIBRARIES", {"Pango": ("libnothing.so.0",)})
    pdf.missing_libraries.cache_clear()
    try:
        assert "mitteilung.pdf" not in client.get(page.url).content.decode()
        assert client.get(f"{page.url}mitteilung.pdf").status_code == 404
        assert "fuenf-kreise.pdf" not in package_of(client, page).namelist()
        (said,) = pdfs_can_be_made()
        assert isinstance(said, Warning)
        assert "Pango" in said.msg
    finally:
        pdf.missing_libraries.cache_clear()
