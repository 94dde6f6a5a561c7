"""Uploaded pictures say nothing beside what they show."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pages.base.metadata import without_metadata
from pages.base.models import KittImage

SECRET = b"Geheim"
XMP = b"<x:xmpmeta>Geheim</x:xmpmeta>"
DRAWN = Image.effect_noise((64, 48), 80).convert("RGB")


def saved(kind: str, picture: Image.Image = DRAWN, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010F] = SECRET.decode()
    found[0x0112] = 6  # lies on its side
    found.get_ifd(0x8825)[2] = (50.0, 5.0, 0.0)
    return found


def segment(marker: int, content: bytes) -> bytes:
    """A JPEG with a segment of that kind in front."""
    data = saved("JPEG")
    return (
        data[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + data[2:]
    )


def texts() -> PngInfo:
    words = PngInfo()
    words.add_text("Beliebig", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return words


TALKATIVE: dict[str, Callable[[], bytes]] = {
    "JPEG with a position": lambda: saved("JPEG", exif=exif()),
    "JPEG with XMP": lambda: saved("JPEG", xmp=XMP),
    "JPEG with a comment": lambda: saved("JPEG", comment=SECRET),
    "JPEG with IPTC": lambda: segment(0xED, b"Photoshop 3.0\0" + SECRET),
    "JPEG with proof of origin": lambda: segment(0xEB, SECRET),
    "JPEG with a second picture": lambda: saved(
        "MPO", save_all=True, append_images=[DRAWN], exif=exif()
    ),
    "JPEG with a film behind it": lambda: saved("JPEG") + SECRET,
    "PNG with texts": lambda: saved("PNG", pnginfo=texts()),
    "PNG with a position": lambda: saved("PNG", exif=exif()),
    "PNG with something behind it": lambda: saved("PNG") + SECRET,
    "WebP": lambda: saved("WEBP", exif=exif(), xmp=XMP),
    "moving WebP": lambda: saved("WEBP", save_all=True, append_images=[DRAWN.rotate(9)], xmp=XMP),
    "AVIF": lambda: saved("AVIF", exif=exif(), xmp=XMP),
    "TIFF": lambda: saved("TIFF", exif=exif(), description=SECRET.decode()),
    "HEIC": lambda: saved("HEIF", exif=exif()),
}


@pytest.mark.parametrize("kind", TALKATIVE)
def test_nothing_but_the_picture_is_kept(kind: str) -> None:
    data = TALKATIVE[kind]()
    assert SECRET in data
    clean = without_metadata(data)
    assert SECRET not in clean
    picture = Image.open(io.BytesIO(clean))
    assert set(picture.size) == {64, 48}
    assert not picture.getexif().get_ifd(0x8825)
    assert getattr(picture, "n_frames", 1) == 1
    assert without_metadata(clean) == clean or picture.format == "TIFF"


def test_a_picture_that_lies_on_its_side_stands_up() -> None:
    clean = without_metadata(saved("JPEG", exif=exif()))
    assert Image.open(io.BytesIO(clean)).size == (48, 64)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_says_nothing_is_not_touched(kind: str) -> None:
    data = saved(kind)
    assert without_metadata(data) is data


def test_a_see_through_picture_stays_see_through() -> None:
    data = saved("PNG", DRAWN.quantize(8), transparency=0, pnginfo=texts())
    assert Image.open(io.BytesIO(without_metadata(data))).info["transparency"] is not None


@pytest.mark.django_db
def test_an_upload_is_stored_without_its_words() -> None:
    data = TALKATIVE["JPEG with a second picture"]()
    image = KittImage.objects.create(title="Foto", file=ContentFile(data, "foto.jpg"))
    with image.open_file() as stored:
        assert SECRET not in stored.read()
