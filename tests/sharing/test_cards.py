"""Pictures for sharing: of everything public, of nothing else, and each made once."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageFont

from pages.base import cards
from pages.base.drawing import card as drawing
from pages.base.entries import entry_for
from pages.base.models import SiteTexts
from pages.demo import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]
FONTS = Path(cards.settings.BASE_DIR) / "static" / "dist" / "fonts"


@pytest.fixture
def card(client: Client) -> Callable[[str], str]:
    """The address of the picture of a page, without the host."""

    def read(url: str) -> str:
        page = BeautifulSoup(client.get(url).content, "html.parser")
        tags = {tag["property"]: tag["content"] for tag in page.find_all("meta", property=True)}
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
        assert tags["og:image:alt"]
        return str(tags["og:image"]).removeprefix("http://testserver")

    return read


def test_every_public_thing_has_one_of_its_own(client: Client, card: Callable[[str], str]) -> None:
    pages = [builders.standard_page(), builders.release(), builders.centre(), builders.city()]
    records = [builders.event(), builders.opportunity(), builders.course()]
    others = [builders.contact_point(), builders.organisation()]
    urls = ["/de/", "/en/", "/de/termine/", "/en/termine/", "/de/engagement/?aufwand=once"]
    urls += [one.url for one in pages] + [one.get_absolute_url() for one in records + others]
    found = [card(url) for url in urls]
    assert len(set(found)) == len(urls)
    for address in found:
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "image/png"
        assert "max-age=0" in response["Cache-Control"], "it goes with its page"
        known = {"if-none-match": response["ETag"]}
        assert client.get(address, headers=known).status_code == 304
        picture = Image.open(io.BytesIO(b"".join(response.streaming_content)))
        assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_address_is_stable_until_the_card_changes(
    client: Client, card: Callable[[str], str]
) -> None:
    page = builders.standard_page("Beratung")
    first = card(page.url)
    assert card(page.url) == first
    page.title = "Rat"
    page.save_revision().publish()
    second = card(page.url)
    assert second != first
    assert client.get(first)["Location"] == second
    texts = SiteTexts.objects.get(locale__language_code="de")
    texts.operator_name = "Anders"
    texts.save()
    assert card(page.url) not in (first, second)


def test_it_is_drawn_once(client: Client, card: Callable[[str], str], monkeypatch: Any) -> None:
    address = card(builders.standard_page().url)
    drawn = []
    draw = cards.draw
    monkeypatch.setattr(cards, "draw", lambda one: drawn.append(one) or draw(one))
    for _time in range(2):
        assert client.get(address).status_code == 200
    assert len(drawn) == 1


def test_what_is_not_public_has_none(client: Client, card: Callable[[str], str]) -> None:
    release = builders.release("Bald")
    offer, club = builders.opportunity(), builders.organisation()
    found = [card(release.url), *(card(one.get_absolute_url()) for one in (offer, club))]
    assert all(client.get(address).status_code == 200 for address in found)
    release.go_live_at = timezone.now() + dt.timedelta(days=1)
    type(release).objects.filter(pk=release.pk).update(go_live_at=release.go_live_at)
    offer.unpublish()
    club.unpublish()
    assert [client.get(address).status_code for address in found] == [404, 404, 404]
    draft = builders.release("Geheim", publish=False)
    entry = entry_for(draft, "de")
    secret = cards.card_of(draft, entry, "de", "Ehrenamt im Land").url
    assert client.get(secret).status_code == 404


def test_german_text_has_a_german_card_only(client: Client, card: Callable[[str], str]) -> None:
    offer = builders.opportunity()
    german = card(offer.get_absolute_url())
    assert card(offer.get_absolute_url().replace("/de/", "/en/")) == german
    assert client.get(german.replace("/de-", "/en-")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "seite/keine-uuid/de-0123456789abcdef",
        "seite/2fdf3872-56a1-4022-bb46-b66c30d3ba44/de-0123456789abcdef",
        "liste/events.VGVybWluZQ/de-0123456789abcdef",
        "liste/events.%C3%A4/de-0123456789abcdef",
        "user/1/de-0123456789abcdef",
        "event/abc/fr-0123456789abcdef",
    ],
)
def test_nobody_can_make_one_up(client: Client, path: str) -> None:
    assert client.get(f"/medien/karten/{path}.png").status_code == 404


def test_unused_ones_go_and_come_back(client: Client, card: Callable[[str], str]) -> None:
    used, unused = (card(builders.standard_page(name).url) for name in ("Neu", "Alt"))
    for address in (used, unused):
        client.get(address)
    old = time.time() - 100 * 86400
    files = sorted(cards.settings.CARDS_DIR.rglob("*.png"))
    for file in files:
        os.utime(file, (old, old))
    client.get(used)
    assert (len(files), cards.forget_unused()) == (2, 1)
    assert client.get(unused).status_code == 200


class TestTitle:
    def lines(self, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
        return drawing._fitted(title, 360, FONTS)

    @pytest.mark.parametrize(
        "title",
        [
            "Rat",
            "Rosbach v. d. Höhe",
            "Donaudampf\u00adschifffahrts\u00adelektrizitäten\u00adhaupt\u00adbetriebs\u00adwerk",
            "W" * 60,
            "Wort " * 80,
        ],
    )
    def test_fits_whatever_it_says(self, title: str) -> None:
        face, lines = self.lines(title)
        assert len(lines) * face.size * drawing._LEADING <= 360
        if " " in title or "\u00ad" in title:
            assert all(face.getlength(line) <= drawing._TEXT_WIDTH for line in lines)

    def test_lines_are_about_as_long_as_each_other(self) -> None:
        face, lines = self.lines("Was Vereine über Versicherungen wissen sollten")
        widths = [face.getlength(line) for line in lines]
        assert len(lines) > 1
        assert min(widths[:-1]) > 0.5 * max(widths)

    def test_long_words_are_set_smaller_before_they_are_parted(self) -> None:
        assert self.lines("Datenschutz\u00aderklärung")[1] == ["Datenschutzerklärung"]
        long = self.lines("Bürger\u00adengagement\u00adförderungs\u00adgesellschaft")[1]
        assert [line[-1] for line in long[:-1]] == ["-"] * (len(long) - 1)
