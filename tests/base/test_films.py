"""Films: after a click, from where the editor said, and in parts as players ask for them."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client

from pages.base.blocks import VideoBlock
from pages.base.films import external_film
from pages.base.models import KittDocument
from pages.base.ranges import Unsatisfiable, wanted_range
from pages.demo import builders

pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * 4
YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
PEERTUBE = "film.example"


@pytest.fixture(autouse=True)
def _hosts(settings: Any) -> None:
    settings.FILM_HOSTS = ["youtube.com", "vimeo.com", PEERTUBE]


def document(name: str, data: bytes = DATA) -> KittDocument:
    return KittDocument.objects.create(title=name, file=ContentFile(data, name))


def page_with(**video: Any) -> Any:
    keys = {name: getattr(value, "pk", value) for name, value in video.items()}
    return builders.standard_page("Film", body=builders.stream([("video", {"title": "F", **keys})]))


def policy(client: Client, url: str) -> str:
    return str(client.get(url)["Content-Security-Policy"])


@pytest.mark.parametrize(
    ("link", "frame"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=Abc_1", YOUTUBE),
        ("youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ", YOUTUBE),
        (
            '<iframe width="5" src="https://www.youtube.com/embed/dQw4w9WgXcQ?x=1"></iframe>',
            YOUTUBE,
        ),
        ("https://youtu.be/dQw4w9WgXcQ?t=1m30s", f"{YOUTUBE}&start=90"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"),
        (
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?h=8272103f6e&autoplay=1&dnt=1",
        ),
        (
            f"https://{PEERTUBE}/w/9c9de5e8-0a1e-484a-b099-e80766180a6d",
            f"https://{PEERTUBE}/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?autoplay=1&p2p=0",
        ),
    ],
)
def test_a_pasted_link_becomes_the_player_that_tells_least(link: str, frame: str) -> None:
    film = external_film(link)
    assert film is not None
    assert film.frame_url == frame


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://www.youtube.com/@kanal",
        "https://www.youtube.com/watch?v=zu-kurz",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXc%22",
        "javascript:alert(1)",
        "https://tube.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d",
        f"https://{PEERTUBE}/w/a b",
        "https://vimeo.com/ueber-uns",
    ],
)
def test_other_links_are_refused_with_a_sentence_that_helps(link: str) -> None:
    assert external_film(link) is None
    if link:
        with pytest.raises(ValidationError) as refused:
            VideoBlock().clean({"title": "F", "link": link})
        sentence = str(refused.value.block_errors["link"].messages)  # type: ignore[attr-defined]
        assert f"YouTube, Vimeo oder {PEERTUBE}" in sentence or "or film.example" in sentence


def test_an_operator_can_switch_other_sites_off(settings: Any) -> None:
    settings.FILM_HOSTS = []
    assert external_film("https://youtu.be/dQw4w9WgXcQ") is None


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"video": "film.mp4", "link": "https://youtu.be/dQw4w9WgXcQ"}, "link"),
        ({"video": "brief.pdf"}, "video"),
        ({"video": "film.mp4", "subtitles": "film.txt"}, "subtitles"),
        ({"subtitles": "film.vtt"}, "subtitles"),
        ({"video": "film.webm", "subtitles": "film.vtt"}, ""),
    ],
)
def test_what_does_not_fit_together_is_refused(
    site: object, fields: dict[str, str], wrong: str
) -> None:
    value = {name: text if name == "link" else document(text) for name, text in fields.items()}
    try:
        VideoBlock().clean({"title": "F", **value})
        errors: set[str] = set()
    except ValidationError as refused:
        errors = set(refused.block_errors)  # type: ignore[attr-defined]
    assert errors == ({wrong} if wrong else set())


def test_a_film_elsewhere_asks_before_it_sends_anything(client: Client, site: object) -> None:
    page = page_with(link="https://youtu.be/dQw4w9WgXcQ")
    text = html.unescape(client.get(page.url).content.decode())
    assert "<iframe" not in text
    assert "youtube-nocookie.com (Google Ireland Limited" in text
    assert f'data-film="{YOUTUBE}"' in text
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in text
    assert "/medien/zeichnungen/" in text
    assert "hidden><span" in text


def test_only_the_page_with_the_film_may_show_its_player(client: Client, site: object) -> None:
    film = page_with(link="https://youtu.be/dQw4w9WgXcQ")
    other = builders.standard_page("Ohne")
    assert "frame-src https://www.youtube-nocookie.com;" in policy(client, film.url) + ";"
    assert "frame-src" not in policy(client, other.url)
    assert "frame-src" not in policy(client, "/de/")


def test_the_policy_stays_with_a_kept_page(client: Client, site: object, settings: Any) -> None:
    settings.KEEP_PAGES = True
    film = page_with(link="https://youtu.be/dQw4w9WgXcQ")
    assert policy(client, film.url) == policy(client, film.url)
    assert "frame-src" in policy(client, film.url)


def test_a_host_taken_off_the_list_is_no_longer_offered(
    client: Client, site: object, settings: Any
) -> None:
    film = page_with(link="https://youtu.be/dQw4w9WgXcQ")
    settings.FILM_HOSTS = []
    assert "youtube" not in client.get(film.url).content.decode()


def test_an_own_film_waits_for_a_click_and_has_its_subtitles(client: Client, site: object) -> None:
    film, words = document("film.mp4"), document("film.vtt", b"WEBVTT\n")
    page = page_with(video=film, subtitles=words)
    text = client.get(page.url).content.decode()
    assert 'preload="none"' in text
    assert "autoplay" not in text
    assert f'<track kind="captions" src="{words.url}" srclang="de"' in text
    assert client.get(words.url)["Content-Type"] == "text/vtt; charset=utf-8"


def test_a_film_comes_in_parts(client: Client, site: object) -> None:
    film = document("film.mp4")
    assert client.get(film.url).status_code == 404
    page_with(video=film)
    whole = client.get(film.url)
    assert (whole.status_code, whole["Accept-Ranges"]) == (200, "bytes")
    assert whole.getvalue() == DATA
    part = client.get(film.url, headers={"range": "bytes=0-1"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 0-1/{len(DATA)}")
    assert (part["Content-Length"], part["Content-Type"]) == ("2", "video/mp4")
    assert part.getvalue() == DATA[:2]
    end = client.get(film.url, headers={"range": "bytes=1000-"})
    assert end.getvalue() == DATA[1000:]
    assert client.get(film.url, headers={"range": "bytes=9999-"}).status_code == 416
    changed = client.get(film.url, headers={"range": "bytes=0-1", "if-range": '"older"'})
    assert changed.status_code == 200
    assert client.get(film.url, headers={"if-none-match": whole["ETag"]}).status_code == 304
    assert client.get(film.url.replace("film", "fremd")).status_code == 404


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", (0, 99)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-500", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
        ("", None),
    ],
)
def test_reading_what_part_is_asked_for(header: str, part: tuple[int, int] | None) -> None:
    assert wanted_range(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-0"])
def test_a_part_behind_the_end_is_refused(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        wanted_range(header, 100)
