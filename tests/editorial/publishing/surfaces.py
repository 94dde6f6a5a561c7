"""Every way in which the public could hear of a release, and what it hears there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.test import Client

CANARY = re.compile(r"zx\d{4}qk")
EVERYWHERE = (
    "/de/",
    "/en/",
    "/de/aktuelles/",
    "/de/aktuelles/?jahr=2026",
    "/de/aktuelles/?seite=2",
    "/en/news/",
    "/de/ueber-uns/",
    "/de/uebersicht/",
    "/en/uebersicht/",
    "/de/suche/?q=Kanarienlied",
    "/de/suche/?q=Kanarienlied&sort=neu",
    "/en/suche/?q=Kanarienlied",
    "/de/suche/vorschlaege/?q=Kanar",
    "/en/suche/vorschlaege/?q=Kanar",
    "/de/abonnieren/",
    "/de/abonnieren/mitteilungen.rss",
    "/de/abonnieren/mitteilungen.atom",
    "/de/abonnieren/mitteilungen.json",
    "/en/abonnieren/mitteilungen.atom",
    "/de/organisationen/",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/api/v1/openapi.json",
    "/api/v1/press-releases?page_size=100",
    "/api/v1/press-releases.csv",
    "/api/v1/press-releases?lang=en",
    "/api/v1/search?q=Kanarienlied",
    "/healthz",
    "/robots.txt",
    "/de/manifest.webmanifest",
    "/de/gibt-es-nicht/",
)
"""Lists, feeds, search, sitemap, API: addresses that are there whatever is published."""
FILES = ("", "mitteilung.txt", "mitteilung.pdf", "pressemappe.zip")
"""What a release has below its own address."""


def heard(client: Client, paths: Iterable[str]) -> Iterator[tuple[str, int, set[str]]]:
    """Address, status and the canaries that sing there."""
    for path in paths:
        answer: Any = client.get(path)
        # The client closes what it got; closing it again would end the database connection.
        content = b"".join(answer) if answer.streaming else answer.content
        text = content.decode("utf-8", "replace")
        yield path, answer.status_code, set(CANARY.findall(text))


def sitemaps(client: Client) -> list[str]:
    """The files that the sitemap names."""
    text = client.get("/sitemap.xml").content.decode()
    return re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", text)
