"""The handbook of editors: short pages that name buttons and fields as they are called."""

from __future__ import annotations

import html
import re
from pathlib import Path

import allauth
import polib
import pytest
import wagtail
import wagtail_localize
from django.test import Client
from django.urls import reverse

from deploy import handbook
from pages.editorial.handbook import reading

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(reading.FOLDER.glob("*.md"))
CATALOGUES = [
    *ROOT.glob("locale/**/*.po"),
    *(
        path
        for package in (wagtail, wagtail_localize, allauth)
        for path in Path(package.__file__).parent.glob("**/locale/de/LC_MESSAGES/*.po")
    ),
]
LONGEST = 260
"""Words of a page: a screen or two."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def spoken() -> set[str]:
    """All that the admin says in German."""
    entries = [entry for path in CATALOGUES for entry in polib.pofile(str(path))]
    texts = [text for one in entries for text in (one.msgstr, *one.msgstr_plural.values())]
    # The steps of approval are named by the installation.
    return {_plain(text.replace("%(workflow_name)s", "Freigabe")) for text in texts}


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split()).strip(" :…?.").casefold()


@each_page
def test_a_page_is_short_and_names_what_is_there(page: Path, spoken: set[str]) -> None:
    text = page.read_text("utf-8")
    assert text.startswith("# ")
    assert len(text.split()) <= LONGEST
    labels = re.findall(r"\*\*(.+?)\*\*", text)
    assert [label for label in labels if _plain(label) not in spoken] == []


def test_every_page_is_in_the_contents_and_every_picture_on_a_page() -> None:
    contents = (reading.FOLDER / "README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\((\S+)\.md\)", contents))
    assert linked == reading.names()
    texts = "\n".join(page.read_text("utf-8") for page in PAGES)
    shown = set(re.findall(r"!\[.+\]\(bilder/(\S+)\.png\)", texts))
    kept = {path.stem for path in reading.PICTURES.glob("*.png")}
    assert shown == kept == {picture.name for picture in handbook.ALL}


@pytest.mark.django_db
def test_editors_read_it_in_the_admin(admin_client: Client) -> None:
    assert reverse("handbook") in admin_client.get("/admin/").content.decode()
    for name in ["", *reading.names()]:
        url = reverse("handbook_page", args=[name]) if name else reverse("handbook")
        answer = admin_client.get(url)
        assert answer.status_code == 200
        text = answer.content.decode()
        for target in re.findall(r'(?:src|href)="(/admin/handbook/[^"]*)"', text):
            assert admin_client.get(target).status_code == 200, target
    assert admin_client.get("/admin/handbook/gibt-es-nicht/").status_code == 404
