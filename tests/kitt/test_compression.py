"""Pages leave the server small, and nothing secret can be guessed from their length."""

from __future__ import annotations

import gzip
from typing import Any

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from kitt.compression import CompressionMiddleware, accepts, without_indentation
from pages.demo import builders

pytestmark = pytest.mark.django_db
BROWSER = "gzip, deflate, br, zstd"


@pytest.mark.parametrize(
    ("header", "encoding", "unpack"),
    [
        (BROWSER, "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", "", bytes),
    ],
)
def test_a_page_is_compressed_as_the_browser_takes_it(
    client: Any, site: object, header: str, encoding: str, unpack: Any
) -> None:
    plain = client.get("/de/").content
    for _again in range(2):  # the second answer may come from memory
        answer = client.get("/de/", headers={"accept-encoding": header})
        assert answer.get("Content-Encoding", "") == encoding
        assert int(answer["Content-Length"]) == len(answer.content)
        assert "Accept-Encoding" in answer["Vary"]
        assert unpack(answer.content) == plain
        assert (len(answer.content) < len(plain) / 2) == bool(encoding)


def test_the_start_page_of_an_empty_site_is_small(client: Any, site: object) -> None:
    answer = client.get("/de/", headers={"accept-encoding": BROWSER})
    assert len(answer.content) < 4_000


def test_who_has_a_cookie_gets_answers_of_random_length(admin_client: Any, site: object) -> None:
    url = reverse("wagtailadmin_home")
    answers = [admin_client.get(url, headers={"accept-encoding": BROWSER}) for _ in range(8)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({len(answer.content) for answer in answers}) > 2


def test_pictures_and_what_is_compressed_already_stay_as_they_are() -> None:
    request = RequestFactory().get("/medien/x", headers={"accept-encoding": BROWSER})
    for kind, headers in (("image/webp", {}), ("text/html", {"Content-Encoding": "gzip"})):
        answer = HttpResponse(b"x" * 5000, content_type=kind, headers=headers)
        sent = CompressionMiddleware(lambda _request, answer=answer: answer)(request)
        assert sent.content == b"x" * 5000  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/medien/zeichnungen/alle/3x2/x/tag.svg", "/de/gibt-es-nicht/"])
def test_drawings_and_error_pages_are_compressed_too(client: Any, site: object, path: str) -> None:
    assert client.get(path, headers={"accept-encoding": BROWSER})["Content-Encoding"] == "br"


def test_indentation_goes_and_what_counts_stays() -> None:
    kept = b"<pre>\n  x\n    y</pre>", b"<textarea>\n  z</textarea>"
    page = b"<p>\n    a <b>b</b>\n\n   <i>c</i></p>\n  %s\n  %s" % kept
    assert without_indentation(page) == b"<p>\na <b>b</b>\n<i>c</i></p>\n%s\n%s" % kept


def test_an_indented_page_leaves_without_its_indentation(client: Any, site: object) -> None:
    page = builders.standard_page("Mitmachen")
    assert b"\n " not in client.get(page.url).content


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("br", True),
        ("gzip, br;q=0.5", True),
        ("br;q=0", False),
        ("br; q=0.000", False),
        ("", False),
    ],
)
def test_reading_what_a_browser_accepts(header: str, taken: bool) -> None:
    assert accepts(header, "br") is taken
