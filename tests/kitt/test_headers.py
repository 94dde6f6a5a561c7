"""What browsers are told beside the page: on every kind of answer, and without a cookie."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile

from pages.base.models import KittDocument
from pages.demo import builders

pytestmark = pytest.mark.django_db

ANSWERS = {
    "/": 302,
    "/de/": 200,
    "/en/": 200,
    "/de/engagement/": 200,
    "/de/termine/": 200,
    "/de/gibt-es-nicht/": 404,
    "/gibt-es-nicht": 404,
    "/healthz": 200,
    "/medien/zeichnungen/alle/3x2/x/tag.svg": 200,
}


@pytest.fixture
def document(site: object) -> KittDocument:
    file = ContentFile(b"%PDF-1.7", "v.pdf")
    document = KittDocument.objects.create(title="Vertrag", file=file)
    block = ("documents", {"heading": "", "documents": [document.pk]})
    builders.standard_page("Papiere", body=builders.stream([block]))
    return document


def directives(answer: Any) -> dict[str, list[str]]:
    """The content security policy as a table."""
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def test_previews_open_in_the_frame_of_the_admin(site: Any, admin_client: Any) -> None:
    page = builders.standard_page("Seite")
    preview = page.make_preview_request()
    assert directives(preview)["frame-ancestors"] == ["'self'"]
    assert directives(admin_client.get(page.url))["frame-ancestors"] == ["'none'"]


def test_every_answer_is_strict_and_sets_no_cookie(client: Any, document: KittDocument) -> None:
    for path, status in {**ANSWERS, document.url: 200}.items():
        answer = client.get(path)
        assert answer.status_code == status, path
        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert answer["Referrer-Policy"] == "same-origin", path
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", path
        assert answer["Cross-Origin-Resource-Policy"] in {"same-origin", "cross-origin"}, path
        assert "camera=()" in answer["Permissions-Policy"], path
        assert directives(answer)["default-src"] == ["'none'"], path
        assert not answer.cookies, path


@pytest.mark.parametrize("path", ["/de/", "/de/engagement/", "/de/gibt-es-nicht/"])
def test_pages_run_and_load_only_what_is_ours(client: Any, site: object, path: str) -> None:
    policy = directives(client.get(path))
    allowed = {value for values in policy.values() for value in values}
    assert allowed <= {"'self'", "'none'", "data:"}
    assert [name for name, values in policy.items() if "data:" in values] == ["img-src"]
    assert policy["form-action"] == ["'self'"]
    assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]


def test_the_admin_keeps_its_own_rules_and_the_headers(admin_client: Any, site: object) -> None:
    answer = admin_client.get("/admin/")
    policy = directives(answer)
    assert policy["default-src"] == policy["frame-ancestors"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert not any("*" in values or "'unsafe-eval'" in values for values in policy.values())
    assert re.search(r"microphone=\(\)", answer["Permissions-Policy"])


def test_drawings_may_be_shown_by_others_and_pages_may_not(client: Any, site: object) -> None:
    drawing = client.get("/medien/zeichnungen/alle/3x2/x/tag.svg")
    assert drawing["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/de/")["Cross-Origin-Resource-Policy"] == "same-origin"
