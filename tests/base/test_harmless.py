"""Links that a browser would run do not reach visitors, though they stand in the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.rich_text import RichText, expand_db_html

from pages.base.models import StandardPage
from pages.demo import builders

RUNNING = (
    "javascript:alert(1)",
    " JaVa\tScript:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", RUNNING)
@pytest.mark.parametrize("quotes", ['"', "'"])
def test_a_running_link_becomes_plain_words(address: str, quotes: str) -> None:
    text = f"<p>Mehr <a class=x href={quotes}{address}{quotes}>dazu</a>.</p>"
    for finished in (expand_db_html(text), str(RichText(text))):
        assert "<a>dazu</a>" in finished
        assert "href" not in finished


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["https://www.example.org/?a=1&amp;b=2", "mailto:a@b.example", "tel:+49", "#mehr", "/de/"],
)
def test_other_links_stay_as_they_are(address: str) -> None:
    text = f'<p>Mehr <a href="{address}">dazu</a>.</p>'
    assert expand_db_html(text) == text


def test_of_a_translated_page_too(client: Client, site: Any) -> None:
    page = builders.standard_page("Helfen", body=builders.stream([("text", "<p>Rat</p>")]))
    english = builders.translate(page, title="Helping", publish=True)
    block = {"type": "text", "value": '<p><a href="javascript:alert(1)">More</a></p>'}
    StandardPage.objects.filter(pk=english.pk).update(body=[block])
    html = client.get(english.url).content.decode()
    assert "More" in html and "javascript:" not in html
