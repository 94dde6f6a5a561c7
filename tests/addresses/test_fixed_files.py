"""What every website has at a fixed place: robots.txt, icons, the manifest."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from PIL import Image
from wagtail.models import Locale

from pages.base.drawing.mark import ICON_GROUND
from pages.base.models import SiteTexts

pytestmark = pytest.mark.django_db
ICONS = Path(django_settings.BASE_DIR) / "static" / "src" / "icons"


def test_robots_learn_the_sitemaps_and_stay_out_of_the_admin(
    client: Any, site: object, settings: Any
) -> None:
    settings.BASE_URL = "https://ehrenamt.example"
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    sitemaps = [line.partition(" ")[2] for line in lines if line.startswith("Sitemap:")]
    assert sitemaps == [
        "https://ehrenamt.example/sitemap.xml",
        "https://ehrenamt.example/sitemap-news.xml",
    ]
    settings.TEST_SYSTEM = True
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == ["User-agent: *", "Disallow: /"]


@pytest.mark.parametrize(("code", "name"), [("de", "Ehrenamt in Hessen"), ("en", "Volunteering")])
def test_each_language_has_a_manifest_with_the_name_of_the_site(
    client: Any, site: object, code: str, name: str
) -> None:
    locale = Locale.objects.get(language_code=code)
    SiteTexts.objects.create(operator_name=name, locale=locale)
    page = client.get(f"/{code}/").content.decode()
    assert f'<link rel="manifest" href="/{code}/manifest.webmanifest">' in page
    assert page.count('<meta name="theme-color"') == 2
    answer = client.get(f"/{code}/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    assert "manifest-src 'self'" in client.get(f"/{code}/")["Content-Security-Policy"]
    manifest = json.loads(answer.content)
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == (name, code, f"/{code}/")
    assert {(icon["sizes"], icon.get("purpose")) for icon in manifest["icons"]} == {
        ("any", None), ("192x192", "any"), ("512x512", "any"),
        ("192x192", "maskable"), ("512x512", "maskable"),
    }  # fmt: skip
    for icon in manifest["icons"]:
        assert (ICONS / Path(icon["src"]).name).is_file()


@pytest.mark.parametrize("size", [192, 512])
def test_a_mask_cuts_nothing_off_the_mark(size: int) -> None:
    ground = tuple(bytes.fromhex(ICON_GROUND[1:]))
    with Image.open(ICONS / f"maskable-{size}.png") as icon:
        pixels = icon.convert("RGB").load()
        assert icon.size == (size, size)
    assert pixels is not None
    radius = size * 0.4
    for x in range(0, size, 3):
        for y in range(0, size, 3):
            if (x - size / 2) ** 2 + (y - size / 2) ** 2 > radius**2:
                assert pixels[x, y] == ground


@pytest.mark.parametrize(
    ("path", "name"),
    [("/favicon.ico", "favicon.ico"), ("/apple-touch-icon.png", "touch-icon-180.png")],
)
def test_icons_that_browsers_guess_are_found(client: Any, path: str, name: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/static/icons/{name}")
    found = finders.find(f"icons/{name}")
    if found:  # only once the front end has been built
        Image.open(BytesIO(Path(str(found)).read_bytes())).verify()
    with Image.open(ICONS / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
