"""A press officer uploads what came from a camera and a phone, in one go."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image

from pages.base.models import KittImage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def photo(seed: int, size: tuple[int, int] = (600, 400)) -> Image.Image:
    chance = random.Random(seed)
    spots = Image.new("L", (12, 8))
    spots.putdata([chance.randrange(256) for _spot in range(96)])
    return spots.resize(size, Image.Resampling.BICUBIC).convert("RGB")


def test_several_pictures_at_once(
    visits: Any, officer: list[dict[str, str]], settings: Any, tmp_path: Path
) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 300_000
    photo(1).save(tmp_path / "einweihung.jpg")
    photo(1).resize((300, 200)).save(tmp_path / "einweihung_klein.jpg")
    pillow_heif.from_pillow(photo(2)).save(tmp_path / "IMG_0815.HEIC")
    noise = Image.frombytes("RGB", (500, 500), random.Random(3).randbytes(750_000))
    noise.save(tmp_path / "riesig.png")
    with visits(width=1280) as page:
        page.context.add_cookies(officer)
        page.goto("/admin/images/")
        page.get_by_role("link", name="hinzufügen").first.click()
        names = ("einweihung.jpg", "IMG_0815.HEIC", "einweihung_klein.jpg", "riesig.png")
        page.get_by_label("Dateien").set_input_files([tmp_path / name for name in names])
        page.get_by_label("Bildnachweis").fill("Foto: Petra Muster")
        page.get_by_label("Lizenz").fill("frei für die Presse")
        page.get_by_role("button", name="Hochladen").click()
        page.get_by_role("heading", name="2 Dateien sind hochgeladen").wait_for()
        assert "verkleinern Sie" in page.get_by_text("riesig.png").locator("..").inner_text()
        assert page.get_by_role("link", name="„Einweihung“ verwenden").count() == 1
        page.get_by_label("Titel").nth(1).fill("Rundgang")
        page.get_by_label("Alternativtext").nth(1).fill("Fünf Leute vor einem Schaukasten.")
        page.get_by_role("button", name="Speichern").click()
        page.wait_for_url("**/admin/images/")
    stored = {row.title: row for row in KittImage.objects.all()}
    assert stored.keys() == {"Einweihung", "Rundgang"}
    assert stored["Rundgang"].alt_text == "Fünf Leute vor einem Schaukasten."
    assert all(row.credit == "Foto: Petra Muster" and row.has_rights() for row in stored.values())
