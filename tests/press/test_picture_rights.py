"""A picture without credit, consent or time left is gone everywhere at once; drawings stand in.

Every surface is looked at twice: with rights the picture must be there, so that a surface that
never shows it cannot pass; without them it must be nowhere.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pages.base.models import KittImage
from pages.demo import builders
from pages.press.kit import pdf
from pages.press.models import FeaturedRelease, NewsroomPage, PressReleasePage

pytestmark = pytest.mark.django_db

Look = Callable[[Client], bool]


def picture(stem: str) -> KittImage:
    """A picture whose addresses and credit can be told from all others."""
    image = builders.picture(stem, size=(640, 360), credit=f"Foto: {stem}", people_shown=True)
    KittImage.objects.filter(pk=image.pk).update(consent_noted=True)
    old = image.file.name
    image.file.storage.open(old)
    new = image.file.storage.save(f"original_images/{stem}.png", image.file.storage.open(old))
    KittImage.objects.filter(pk=image.pk).update(file=new)
    return KittImage.objects.get(pk=image.pk)


def on(url: str, words: str) -> Look:
    """Whether the answer at `url` has the words; an address that is gone shows nothing."""

    def look(client: Client) -> bool:
        response = client.get(url)
        return response.status_code == 200 and words.encode() in b"".join(response)

    return look


def answers(url: str) -> Look:
    return lambda client: client.get(url).status_code == 200


def packed(url: str) -> Look:
    def look(client: Client) -> bool:
        content = io.BytesIO(b"".join(client.get(url)))
        return any(name.endswith(".png") for name in zipfile.ZipFile(content).namelist())

    return look


def on_paper(url: str) -> Look:
    """Whether the PDF has a picture (mark and bubble are drawn, not pictures)."""
    return on(url, "/Subtype /Image")


@pytest.fixture
def newsroom(site: Any) -> NewsroomPage:
    portrait = picture("portrait")
    room = builders.newsroom(
        press_contact=builders.contact("Pressestelle", picture=portrait, show_picture=True)
    )
    builders.translate(room, title="News")
    return room


@pytest.fixture
def surfaces(newsroom: NewsroomPage) -> dict[str, Look]:
    """Everything that shows pictures, by a name that says what is seen where."""
    return {
        **dict(of_a_release(newsroom)),
        **dict(of_a_cohort()),
        **dict(of_people(newsroom)),
        **dict(of_logos()),
        **dict(of_a_film()),
    }


def of_a_release(newsroom: NewsroomPage) -> Iterator[tuple[str, Look]]:
    image, programme = picture("szene"), builders.programme("Zentren")
    subject = builders.programme_page(programme)
    page = body_with(image, programmes=[programme])
    other = builders.release("Zweite Mitteilung", programmes=[programme])
    featured = body_with(image, title="Obenan")
    FeaturedRelease.objects.create(newsroom=newsroom, release=featured)
    twin = builders.translate(page, title="In English")
    for place, url in (
        ("page", page.url), ("English page", twin.url), ("newsroom", newsroom.url),
        ("English newsroom", "/en/aktuelles/"), ("filtered", f"{newsroom.url}?jahr=2026"),
        ("programme", subject.url), ("related", other.url),
        ("feed", "/de/abonnieren/mitteilungen.rss"), ("Atom", "/de/abonnieren/mitteilungen.atom"),
    ):  # fmt: skip
        yield f"picture of a release: {place}", on(url, "szene")
    yield "picture of a release: file", answers(image.get_rendition("width-640|format-webp").url)
    yield "picture of a release: full size", answers(f"{page.url}bild-{image.pk}.png")
    yield "picture of a release: package", packed(f"{page.url}pressemappe.zip")
    yield "picture of a release: text", on(f"{page.url}mitteilung.txt", "Foto: szene")
    if pdf.is_available():
        yield "picture of a release: PDF", on_paper(f"{page.url}mitteilung.pdf")
        yield "picture of a release: English PDF", on_paper(f"{twin.url}mitteilung.pdf")


def of_a_cohort() -> Iterator[tuple[str, Look]]:
    image = picture("gruppe")
    cohort = builders.cohort(photo=image)
    page = builders.release("Eine Staffel", announces=cohort)
    yield "photo of a cohort: page", on(page.url, "gruppe")
    yield "photo of a cohort: newsroom", on("/de/aktuelles/", "gruppe")
    yield "photo of a cohort: start page", on("/de/", "gruppe")
    yield "photo of a cohort: full size", answers(f"{page.url}bild-{image.pk}.png")
    yield "photo of a cohort: package", packed(f"{page.url}pressemappe.zip")
    yield "photo of a cohort: feed", on("/de/abonnieren/mitteilungen.rss", "gruppe")


def of_people(newsroom: NewsroomPage) -> Iterator[tuple[str, Look]]:
    host = picture("gastgeberin")
    person = builders.contact("Gastgeberin", picture=host, show_picture=True)
    centre = builders.centre(visiting=builders.visiting(people=[person]))
    offer = builders.opportunity(contact=person)
    yield "portrait: newsroom", on(newsroom.url, "portrait")
    yield "portrait: profile", on(centre.url, "gastgeberin")
    yield "portrait: offer", on(offer.get_absolute_url(), "gastgeberin")
    yield "portrait: file", answers(host.get_rendition("width-160|format-webp").url)


def of_logos() -> Iterator[tuple[str, Look]]:
    programme = builders.programme("Mit Zeichen", logo=picture("signet"))
    page = builders.programme_page(programme)
    club = builders.organisation("Ein Verein", logo=picture("wappen"))
    yield "logo: programme", on(page.url, "signet")
    yield "logo: organisation", on(club.get_absolute_url(), "wappen")


def of_a_film() -> Iterator[tuple[str, Look]]:
    still = {"title": "Ein Film", "poster": picture("standbild").pk}
    page = builders.standard_page("Film", body=builders.stream([("video", still)]))
    yield "still of a film", on(page.url, "standbild")


def body_with(image: KittImage, title: str = "Mit Bild", **fields: Any) -> PressReleasePage:
    block = ("picture", {"image": image.pk})
    page: PressReleasePage = builders.release(title, body=builders.stream([block]), **fields)
    return page


def shown(surfaces: dict[str, Look]) -> set[str]:
    client = Client()
    return {name for name, look in surfaces.items() if look(client)}


def test_without_its_rights_a_picture_is_nowhere(surfaces: dict[str, Look]) -> None:
    """One test for all: the world behind it takes time to build."""
    today = timezone.localdate()
    rights: dict[str, Any] = {"credit": "Foto: …", "consent_noted": True, "usable_until": today}
    change(rights | {"credit": None})
    assert set(surfaces) - shown(surfaces) == set(), "with its rights it must be there"
    for lacking in ({"credit": " "}, {"consent_noted": False}):
        change(lacking)
        assert shown(surfaces) == set(), lacking
        change({name: rights[name] for name in lacking})
    assert set(surfaces) - shown(surfaces) <= {"picture of a release: text"}
    midnight = dt.datetime.combine(today, dt.time(0, 0, 1), timezone.get_current_timezone())
    with time_machine.travel(midnight + dt.timedelta(days=1)):
        assert shown(surfaces) == set(), "the time is over, without any job"


def change(values: dict[str, Any]) -> None:
    """The same values for all pictures, saved as an editor saves them; None leaves a value."""
    for image in KittImage.objects.all():
        for name, value in values.items():
            if value is not None:
                setattr(image, name, value)
        image.save()


def test_a_drawing_stands_in(client: Client, newsroom: NewsroomPage) -> None:
    image = picture("szene")
    page = body_with(image)
    drawing = "/medien/zeichnungen/"
    assert (
        drawing
        not in client.get(page.url).content.decode().split("<main")[1].split("kitt-about")[0]
    )
    image.credit = ""
    image.save()
    for url, size in ((page.url, "4x3"), (newsroom.url, "3x2")):
        assert f"{drawing}alle/{size}/{page.translation_key}" in client.get(url).content.decode()


def test_a_picture_that_was_deleted_does_not_break_its_release(
    client: Client, newsroom: NewsroomPage
) -> None:
    image = picture("szene")
    page = body_with(image)
    image.delete()
    for url in (page.url, newsroom.url, f"{page.url}mitteilung.txt", f"{page.url}pressemappe.zip"):
        assert client.get(url).status_code == 200
