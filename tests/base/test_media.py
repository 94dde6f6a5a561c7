"""Pictures and documents are open only while something public shows them, and with their rights."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from pages.base.models import KittDocument, KittImage, StandardPage, Team, User
from pages.demo import builders


@pytest.fixture
def image(site: object) -> KittImage:
    return builders.picture(credit="Zeichnung: Kitt")


@pytest.fixture
def page(image: KittImage) -> Any:
    picture = ("picture", {"image": image.pk, "alt_text": "", "decorative": True})
    return builders.standard_page("Bilder", body=builders.stream([picture]), publish=False)


def address(image: KittImage) -> str:
    return image.get_rendition("width-30").url


def test_a_picture_follows_its_page(client: Any, page: Any, image: KittImage) -> None:
    url = address(image)
    assert client.get(url).status_code == 404
    page.save_revision().publish()
    answer = client.get(url)
    assert answer.status_code == 200
    assert "public" in answer["Cache-Control"]
    type(page).objects.get(pk=page.pk).unpublish()
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "lacking",
    [
        {"credit": ""},
        {"usable_until": dt.date(2020, 1, 1)},
        {"people_shown": True, "consent_noted": False},
    ],
)
def test_a_picture_without_rights_is_closed(
    client: Any, page: Any, image: KittImage, lacking: dict[str, Any]
) -> None:
    page.save_revision().publish()
    url = address(image)
    KittImage.objects.filter(pk=image.pk).update(**lacking)
    assert client.get(url).status_code == 404


def test_originals_are_for_editors(
    client: Any, admin_client: Any, page: Any, image: KittImage
) -> None:
    page.save_revision().publish()
    assert image.file.url.startswith("/medien/original_images/")
    assert client.get(image.file.url).status_code == 404
    assert admin_client.get(image.file.url).status_code == 200
    assert admin_client.get(image.file.url)["Cache-Control"] == "private, no-store"


class TestContact:
    @pytest.fixture
    def contact(self, image: KittImage) -> Any:
        return builders.contact(picture=image, show_picture=True)

    def test_a_picture_needs_a_page_that_names_the_contact(
        self, client: Any, image: KittImage, contact: Any
    ) -> None:
        url = address(image)
        assert client.get(url).status_code == 404
        release = builders.release(press_contact=contact)
        assert client.get(url).status_code == 200
        type(release).objects.get(pk=release.pk).unpublish()
        assert client.get(url).status_code == 404

    def test_a_picture_needs_its_tick(self, client: Any, image: KittImage, contact: Any) -> None:
        builders.release(press_contact=contact)
        contact.show_picture = False
        contact.save()
        assert client.get(address(image)).status_code == 404

    def test_a_place_to_go_to_shows_its_people(
        self, client: Any, image: KittImage, contact: Any
    ) -> None:
        visiting = builders.visiting(people=[contact])
        assert client.get(address(image)).status_code == 404
        centre = builders.centre(visiting=visiting)
        assert client.get(address(image)).status_code == 200
        type(centre).objects.filter(pk=centre.pk).update(expire_at=timezone.now())
        assert client.get(address(image)).status_code == 404

    def test_an_offer_shows_its_contact(self, client: Any, image: KittImage, contact: Any) -> None:
        offer = builders.opportunity(contact=contact)
        assert client.get(address(image)).status_code == 200
        type(offer).objects.get(pk=offer.pk).unpublish()
        assert client.get(address(image)).status_code == 404


def test_a_document_follows_what_links_to_it(client: Any, site: object) -> None:
    document = KittDocument.objects.create(title="Vertrag", file=ContentFile(b"%PDF-", "v.pdf"))
    block = ("documents", {"heading": "", "documents": [document.pk]})
    page = builders.standard_page("Papiere", body=builders.stream([block]), publish=False)
    assert client.get(document.url).status_code == 404
    page.save_revision().publish()
    assert client.get(document.url).status_code == 200
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    assert client.get(document.url).status_code == 404


@pytest.mark.django_db(transaction=True)  # a 304 closes the connection, as a server does
def test_a_cache_asks_before_it_shows_a_file_again(
    client: Any, page: Any, image: KittImage
) -> None:
    document = KittDocument.objects.create(title="Vertrag", file=ContentFile(b"%PDF-", "v.pdf"))
    block = ("documents", {"heading": "", "documents": [document.pk]})
    builders.standard_page("Papiere", body=builders.stream([block]))
    page.save_revision().publish()
    known: dict[str, dict[str, str]] = {}
    for url in (address(image), document.url):
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
        known[url] = {"if-none-match": answer["ETag"]}
        assert client.get(url, headers=known[url]).status_code == 304
    for row in StandardPage.objects.filter(live=True):
        row.unpublish()
    assert {client.get(url, headers=one).status_code for url, one in known.items()} == {404}


def test_a_district_sees_no_files_of_others_before_the_public_does(client: Any, site: Any) -> None:
    mine, theirs = (builders.team(name, Team.Kind.COUNTY) for name in ("Kassel", "Fulda"))
    user = User.objects.create_user("rike@kitt.example")
    user.groups.add(mine.group)
    client.force_login(user)
    for team, status in ((mine, 200), (theirs, 404)):
        picture = builders.picture(team.name, collection=team.collection, credit="Kitt")
        paper = KittDocument.objects.create(
            title="Plan", file=ContentFile(b"%PDF-", f"{team.name}.pdf"), collection=team.collection
        )
        for url in (picture.file.url, address(picture), paper.url):
            answer = client.get(url)
            assert answer.status_code == status, url
            assert status == 404 or answer["Cache-Control"] == "private, no-store"
    shown = ("picture", {"image": picture.pk, "alt_text": "", "decorative": True})
    person = builders.contact("Rike Muster", team=mine, picture=picture)
    assert client.get(address(picture)).status_code == 200, "somebody let their content show it"
    person.delete()
    assert client.get(address(picture)).status_code == 404
    builders.standard_page("Alle", body=builders.stream([shown]))
    assert client.get(address(picture)).status_code == 200, "public for everybody"
    assert client.get(picture.file.url).status_code == 404


def test_a_damaged_picture_is_an_error_of_the_form(admin_client: Any, site: object) -> None:
    out = io.BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(out, "JPEG", exif=with_exif())
    broken = SimpleUploadedFile("kaputt.jpg", out.getvalue()[:4000], content_type="image/jpeg")
    answer = admin_client.post(reverse("wagtailimages:add"), {"title": "Kaputt", "file": broken})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not KittImage.objects.filter(title="Kaputt").exists()


def with_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    return exif
