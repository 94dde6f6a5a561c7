"""Whatever is typed or sent: an answer that makes sense, never an error of the server."""

from __future__ import annotations

from random import Random
from urllib.parse import quote, quote_from_bytes, urlencode

import pytest
from django.test import Client
from site_index import work_off

from pages.demo import builders
from search.indexes import Index

PATHS = ("/de/suche/", "/de/engagement/", "/de/suche/vorschlaege/", "/de/engagement/fragen/")
NAMES = (
    "q",
    "ort",
    "km",
    "sort",
    "seite",
    "genau",
    "art",
    "thema",
    "taetigkeit",
    "fuer",
    "aufwand",
)
MORE_NAMES = ("aufwand", "wo", "sprache", "zugang", "modul", "kreis", "unbekannt", "q[]", "\x00")
VALUES = (
    "\x00",
    "a\x00b",
    "x" * 10_000,
    "vorlesen " * 1_200,
    "🦔🧶" * 50,
    "e\u0301\u200b\u202e\ufeff",
    "-1",
    "0",
    "999999999999999999999999",
    "1e9",
    "٣",
    "²",
    "NaN",
    "1.5",
    "' OR 1=1; DROP TABLE base_change; --",
    '"unbalanced',
    '"" "',
    "title:vorlesen AND (NOT *)",
    "*",
    "?",
    "~2 ^5 [a TO z] {!lucene}",
    "/.*/",
    "\\",
    "a:b:c",
    "%",
    "%00%ff",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% now %}",
    "../../etc/passwd",
    "$(id)",
    "\r\nSet-Cookie: a=b",
    "und oder nicht",
    "entfernung",
    "neu",
    "opportunity",
    "35390",
    "Erbach",
)
RAW = ("%ED%A0%80", "%F0%9F", "%C0%80", "%", "%zz", "%u0041", "+", "%FF%FE", "q=%00&q=%ED%BF%BF")


@pytest.fixture
def offered(index: Index) -> Index:
    place = builders.municipality("Erbach", district=builders.district("Odenwaldkreis"))
    builders.opportunity("Vorlesen in der Kita", municipality=place)
    work_off()
    return index


def ask(client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code in {200, 301, 302, 400, 404}, url
    assert b"<script>alert(1)" not in answer.content
    assert "a" not in answer.cookies


@pytest.mark.parametrize("path", PATHS[:3])
def test_every_value_in_every_parameter(offered: Index, client: Client, path: str) -> None:
    chance = Random(path)
    for name in (*NAMES, *MORE_NAMES):
        values = VALUES if name in {"q", "ort"} else chance.sample(VALUES, 6)
        for value in values:
            ask(client, f"{path}?{urlencode({name: value})}")


def test_bytes_that_are_no_text(offered: Index, client: Client) -> None:
    for path in PATHS:
        for name in ("q", "ort", "km", "thema", "seite"):
            for raw in RAW:
                ask(client, f"{path}?{name}={raw}")


def test_pages_far_away_and_repeated_parameters(offered: Index, client: Client) -> None:
    for number in (-1, 0, 2, 999, 1000, 1001, 10**6, 10**30):
        ask(client, f"/de/suche/?q=vorlesen&seite={number}")
        ask(client, f"/de/engagement/?ort=Erbach&sort=entfernung&seite={number}")
    ask(client, "/de/suche/?" + "&".join(f"thema=x{number}" for number in range(900)))
    ask(client, "/de/suche/?" + "&".join(["q=vorlesen", "q=", "ort=Erbach", "ort=x"] * 20))
    # More parameters than anybody needs are refused, as everywhere on the site.
    assert client.get("/de/suche/?" + "&".join(["thema=x"] * 5_000)).status_code in {200, 400}


def test_a_hostile_question_takes_the_index_from_nobody(offered: Index, client: Client) -> None:
    """An index that failed is left alone for a while, so that no question may make it fail."""
    for value in VALUES:
        ask(client, f"/de/suche/?{urlencode({'q': value})}")
        assert client.get("/de/suche/?q=vorlesen").context["found"].source == "index", value


def test_three_hundred_requests_at_random(offered: Index, client: Client) -> None:
    chance = Random(8)
    letters = [*map(chr, range(0x250)), *"\u202e\u0301\u1e9eﬁ漢字🦔", *("vorlesen" * 9)]
    for _round in range(300):
        pairs = []
        for _pair in range(chance.randrange(1, 6)):
            name = chance.choice((*NAMES, *MORE_NAMES))
            kind = chance.random()
            if kind < 0.4:
                value = quote(chance.choice(VALUES))
            elif kind < 0.8:
                value = quote("".join(chance.choices(letters, k=chance.randrange(1, 60))))
            else:
                value = quote_from_bytes(chance.randbytes(chance.randrange(1, 30)))
            pairs.append(f"{quote(name)}={value}")
        ask(client, f"{chance.choice(PATHS)}?{'&'.join(pairs)}")
