"""The gallery shows every component and every block, and only to developers."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import clear_url_caches, reverse

import kitt.urls
from pages.demo import builders
from pages.demo.gallery import SUBJECTS
from pages.demo.gallery.frames import FRAMES, SHOWN

TEMPLATES = Path(settings.BASE_DIR) / "templates"
SPECIMENS = [specimen for subject in SUBJECTS for specimen in subject.specimens]


def test_every_component_and_every_block_is_shown() -> None:
    files = {
        f"{folder}/{path.name}"
        for folder in ("components", "blocks")
        for path in (TEMPLATES / folder).glob("*.html")
    }
    shown = [specimen.template for specimen in SPECIMENS]
    assert set(shown) | SHOWN == files
    assert len(shown) == len(set(shown))


@pytest.fixture
def library(site: Any) -> None:
    builders.picture(caption="Vier Menschen", size=(1280, 720))


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.slug)
def test_subject_shows_all_its_states(client: Any, library: None, subject: Any) -> None:
    page = client.get(reverse("gallery-subject", args=[subject.slug])).content.decode()
    states = sum(len(specimen.states()) for specimen in subject.specimens)
    assert page.count("kitt-gallery__label") == states >= len(subject.specimens)
    assert 'content="noindex' in page


def test_all_are_on_one_page_as_well(client: Any, site: Any) -> None:
    page = client.get("/de/galerie/").content.decode()
    assert all(specimen.template in page for specimen in SPECIMENS)
    assert client.get("/de/galerie/nichts/").status_code == 404
    assert b"galerie" not in client.get("/sitemap.xml").content


@pytest.mark.parametrize("frame", FRAMES, ids=lambda one: one.slug)
def test_frame_is_a_page(client: Any, site: Any, frame: Any) -> None:
    page = client.get(reverse("gallery-frame", args=[frame.slug])).content.decode()
    assert f'<html lang="{frame.language}"' in page


def test_no_gallery_where_it_is_switched_off(client: Any, site: Any, settings: Any) -> None:
    settings.GALLERY = False
    try:
        importlib.reload(kitt.urls)
        clear_url_caches()
        assert client.get("/de/galerie/").status_code == 404
    finally:
        settings.GALLERY = True
        importlib.reload(kitt.urls)
        clear_url_caches()
