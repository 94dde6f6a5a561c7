"""Uploaded pictures: small formats, sizes made ahead, and few queries."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.test import Client
from measure import queries_of
from PIL import Image

from pages.base import sizes
from pages.base.models import KittImage
from pages.base.pictures import USES, picture, pictures
from pages.demo import builders

pytestmark = pytest.mark.django_db
LONG = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the widths: AVIF takes its time."""
    for name, use in USES.items():
        small = tuple(width // 10 for width in use.widths)
        monkeypatch.setitem(USES, name, replace(use, widths=small))


def photo(width: int = 160, *, noise: bool = True) -> KittImage:
    """Something like a photo: soft shapes; without noise one flat colour."""
    scene = Image.new("RGB", (width, width * 9 // 16), "teal")
    if noise:
        scene = Image.effect_noise((64, 36), 90).convert("RGB").resize(scene.size)
    out = io.BytesIO()
    scene.save(out, "PNG")
    file = ContentFile(out.getvalue(), "foto.png")
    return KittImage.objects.create(title="Foto", file=file, credit="Foto: Kitt", alt_text="Foto")


def page_with(image: KittImage, title: str = "Bild") -> Any:
    block = ("picture", {"image": image.pk, "alt_text": "", "decorative": False})
    return builders.standard_page(title, body=builders.stream([block]))


def specs(image: KittImage, form: str) -> set[int]:
    names = image.renditions.values_list("filter_spec", flat=True)
    return {int(found[1]) for name in names if (found := re.match(rf"width-(\d+).*{form}", name))}


def test_the_first_visitor_gets_webp_and_later_ones_avif(client: Client, site: object) -> None:
    image = photo()
    page = page_with(image)
    first = client.get(page.url).content.decode()
    assert "format-webp.webp 64w" in first
    assert "avif" not in first
    assert specs(image, "avif") == set()
    assert sizes.make_due(LONG) == 1
    text = client.get(page.url).content.decode()
    found = re.search(r'<source type="image/avif" srcset="([^"]+)" sizes="[^"]+">\s*<img', text)
    assert found
    assert [part.split()[1] for part in found[1].split(", ")] == ["64w", "128w"]
    assert re.search(r'<img [^>]*format-webp.webp 128w"[^>]* width="64" height="36"', text)
    url = found[1].split()[0]
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/avif")
    assert len(answer.getvalue()) < len(client.get(url.replace("avif", "webp")).getvalue())


def test_all_sizes_are_made_ahead_once(site: object) -> None:
    image = photo()
    assert sizes.make_due(LONG) == 1
    wanted = {width for use in USES.values() if use.avif for width in use.widths}
    assert specs(image, "webp") == wanted
    assert sizes.make_due(LONG) == 0


def test_avif_is_kept_only_where_it_is_smaller(site: object, monkeypatch: Any) -> None:
    image = photo()
    monkeypatch.setattr(FieldFile, "size", 1000)
    sizes.make_due(LONG)
    assert specs(image, "avif") == set()
    shown = picture(image)
    assert shown is not None
    assert not shown.avif


def test_a_new_file_gets_new_sizes(site: object) -> None:
    image = photo()
    sizes.make_due(LONG)
    image = KittImage.objects.get(pk=image.pk)
    assert not image.sizes_due
    image.title = "Anderer Titel"
    image.save()
    assert not KittImage.objects.get(pk=image.pk).sizes_due
    image.file = photo(90).file.file
    image.file._committed = False  # type: ignore[attr-defined]
    image.save()
    assert KittImage.objects.get(pk=image.pk).sizes_due


def test_a_damaged_picture_does_not_stop_the_others(site: object, caplog: Any) -> None:
    good, broken = photo(), photo()
    broken.file.storage.delete(broken.file.name)
    assert sizes.make_due(LONG) >= 1
    assert not KittImage.objects.filter(sizes_due=True).exists()
    assert specs(good, "webp")


def test_a_small_picture_is_not_blown_up(site: object) -> None:
    image = photo(70)
    shown = picture(image, "lead")
    assert shown is not None
    assert shown.srcset.count("w,") + 1 == 2
    assert "70w" in shown.srcset


def test_many_pictures_need_one_query(site: object, django_assert_num_queries: Any) -> None:
    images = [photo(60) for _number in range(4)]
    sizes.make_due(LONG)
    with django_assert_num_queries(1):
        shown = pictures([image.pk for image in images])
    assert len(shown) == 4


def test_a_page_needs_as_many_queries_with_avif_as_without(client: Client, site: object) -> None:
    page = page_with(photo())
    before = queries_of(client, page.url)
    sizes.make_due(LONG)
    assert queries_of(client, page.url) <= before
