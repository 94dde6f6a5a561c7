"""What a translation has not translated yet says which language it is in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from pages.base.untranslated import language_of_block
from pages.demo import builders

GERMAN = "<p>Ein langer Absatz, den noch niemand übersetzt hat.</p>"


@pytest.mark.django_db
def test_parts_that_are_still_german_say_so(client: Client, site: Any) -> None:
    image = builders.picture("Bild", licence="frei")
    texts = [("text", "<p>Übersetzt.</p>"), ("text", GERMAN), ("picture", {"image": image.pk})]
    builders.translate(builders.newsroom(), title="News")
    page = builders.release("Titel", lead="Ein Vorspann.", body=builders.stream(texts))
    english = builders.translate(page, title="Title", body=["<p>Translated.</p>", GERMAN, {}])

    answer = client.get(english.url).content.decode()

    assert '<p class="kitt-lead" lang="de">' in answer
    assert "<h1>Title" in answer
    german = answer.split("Ein langer Absatz")[0].rsplit("<div", 1)[1]
    translated = answer.split("Translated.")[0].rsplit("<div", 1)[1]
    assert 'lang="de"' in german
    assert "lang=" not in translated
    marked = [language_of_block(english, block) for block in english.body]
    assert marked == ["", "de", ""], "a picture speaks for itself"


@pytest.mark.django_db
def test_the_source_marks_nothing(client: Client, site: Any) -> None:
    page = builders.release("Titel", lead="Vorspann.", body=builders.stream([("text", GERMAN)]))
    main = client.get(page.url).content.decode().split("<main")[1].split("</main>")[0]
    assert 'lang="de"' not in main
