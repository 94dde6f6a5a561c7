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

from pages.base.models import KittDocument, KittImage
from pages.base.models.media import without_metadata
from pages.demo import builders


def with_position() -> bytes:
    """A JPEG that says where it was taken."""
    picture = Image.new("RGB", (40, 30), "teal")
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (50.0, 5.0, 0.0)
    exif[0x010F] = "Kamera"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


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


def test_a_contact_picture_needs_its_tick(client: Any, image: KittImage) -> None:
    contact = builders.contact(picture=image)
    url = address(image)
    assert client.get(url).status_code == 404
    contact.show_picture = True
    contact.save()
    assert client.get(url).status_code == 200


def test_a_document_follows_what_links_to_it(client: Any, site: object) -> None:
    document = KittDocument.objects.create(title="Vertrag", file=ContentFile(b"%PDF-", "v.pdf"))
    block = ("documents", {"heading": "", "documents": [document.pk]})
    page = builders.standard_page("Papiere", body=builders.stream([block]), publish=False)
    assert client.get(document.url).status_code == 404
    page.save_revision().publish()
    assert client.get(document.url).status_code == 200
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    assert client.get(document.url).status_code == 404


def test_uploads_lose_where_they_were_taken(site: object) -> None:
    data = with_position()
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    image = KittImage.objects.create(title="Foto", file=ContentFile(data, "foto.jpg"))
    with image.open_file() as stored:
        exif = Image.open(stored).getexif()
    assert not exif.get_ifd(0x8825)
    assert 0x010F not in exif


def test_a_picture_without_metadata_is_not_touched() -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    assert without_metadata(out.getvalue()) == out.getvalue()


def test_phone_photos_become_jpeg_without_their_position(site: object) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (50.0, 5.0, 0.0)
    Image.new("RGB", (64, 48), "teal").save(out, "HEIF", exif=exif)
    image = KittImage.objects.create(title="Foto", file=ContentFile(out.getvalue(), "foto.heic"))
    assert image.file.name.endswith(".jpg")
    with image.open_file() as stored:
        picture = Image.open(stored)
        assert picture.format == "JPEG"
        assert not picture.getexif().get_ifd(0x8825)


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
