"""Addresses: languages, unknown paths, reserved words, refusals in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Locale

from pages.demo import builders


def test_start_leads_to_german_and_nothing_else_guesses(client: Any, site: object) -> None:
    answer = client.get("/", headers={"accept-language": "en"})
    assert (answer.status_code, answer["Location"]) == (302, "/de/")
    assert client.get("/impressum/").status_code == 404
    assert client.get("/de/gibt-es-nicht/").status_code == 404


@pytest.mark.parametrize("path", ["/de/", "/en/"])
def test_language_of_the_answer(client: Any, site: object, path: str) -> None:
    answer = client.get(path)
    assert answer["Content-Language"] == path.strip("/")
    assert f'<html lang="{path.strip("/")}"' in answer.content.decode()


def test_no_cookie_for_visitors(client: Any, site: object) -> None:
    assert not client.get("/de/").cookies


@pytest.mark.parametrize("slug", ["engagement", "termine", "kurse", "anlaufstellen"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_reserved_addresses_are_refused(site: object, slug: str, language: str) -> None:
    translation.activate(language)  # that of the editor
    page = builders.standard_page("Mitmachen")
    page.full_clean()
    page.slug = slug
    with pytest.raises(ValidationError, match=r"Liste|list"):
        page.full_clean()


def test_translating_below_an_untranslated_page_is_refused(site: object, admin_client: Any) -> None:
    above = builders.standard_page("Vor Ort")
    below = builders.standard_page("Rat", parent=above)
    english = Locale.objects.get(language_code="en")
    with pytest.raises(ParentNotTranslatedError, match="Vor Ort"):
        below.copy_for_translation(english, copy_parents=True)
    url = reverse("wagtail_localize:submit_page_translation", args=[below.pk])
    answer = admin_client.post(
        url, {"locales": [english.pk]}, headers={"referer": f"http://testserver{url}"}
    )
    assert answer.status_code == 302
    assert not above.has_translation(english)
    assert not below.has_translation(english)


def test_bulk_publishing_something_incomplete_says_why(site: object, admin_client: Any) -> None:
    page = builders.city("Neuhof", portrait="", publish=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin_client.post(f"{url}?id={page.pk}", follow=True)
    assert answer.status_code == 200
    assert "Neuhof" in "".join(str(message) for message in answer.context["messages"])
    page.refresh_from_db()
    assert not page.live


def test_a_test_system_is_not_indexed(client: Any, site: object, settings: Any) -> None:
    assert "X-Robots-Tag" not in client.get("/de/")
    settings.TEST_SYSTEM = True
    answer = client.get("/de/")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "Testsystem" in answer.content.decode() or "Test system" in answer.content.decode()
