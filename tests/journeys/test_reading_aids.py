"""Reading aids in a real browser: with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest

from pages.base.models import AccessibilityStatementPage
from pages.demo import builders
from pages.editorial.installation import create_tree
from pages.feedback.models import BarrierReport, Vote

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("_centre"),
]
PHONE = "069 90009-365"
PROFILE = "/de/koordinierungszentren/odenwaldkreis/"


@pytest.fixture
def _centre(transactional_db: None) -> None:
    """A profile with a phone number, and a public statement on accessibility."""
    create_tree("Ehrenamt in Hessen")
    AccessibilityStatementPage.objects.all().delete()
    builders.accessibility_statement()
    programme = builders.programme("Koordinierungszentren", members_are="districts")
    membership = builders.membership(programme, district=builders.district("Odenwaldkreis"))
    visiting = builders.visiting("Zentrum Odenwald", phone=PHONE)
    builders.centre(membership=membership, visiting=visiting)


def test_reading_aids(visits: Any) -> None:
    # One test for all: the flush after it takes the languages and the root of the tree away.
    with visits(scripts=False) as page:
        report_a_barrier(page)
        answer_without_scripts(page)
    with visits() as page:
        copy_a_number(page)
        answer_in_place(page)


def report_a_barrier(page: Any) -> None:
    page.goto(PROFILE)
    assert page.get_by_role("button", name="Seite drucken").count() == 0
    assert page.get_by_role("button", name="kopieren").count() == 0
    page.locator("main").get_by_role("link", name="Barriere melden").click()
    assert page.get_by_label("Adresse der Seite").input_value().endswith(PROFILE)
    page.get_by_label("Ihre E-Mail-Adresse").fill("rike@")
    page.get_by_label("Was geht nicht?").fill("Der Knopf hat keinen Namen.")
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Meldung absenden").click()
    summary = page.get_by_role("group", name="Noch nicht gesendet")
    assert summary.evaluate("element => element === document.activeElement")
    summary.get_by_role("link").click()
    field = page.get_by_label("Ihre E-Mail-Adresse")
    assert field.evaluate("element => element === document.activeElement")
    assert page.get_by_label("Was geht nicht?").input_value() == "Der Knopf hat keinen Namen."
    field.fill("rike@kitt.example")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Danke für Ihre Meldung").wait_for()
    report = BarrierReport.objects.get()
    assert report.page == PROFILE
    assert page.get_by_text(report.number).is_visible()
    page.get_by_role("link", name="Zurück zur Seite").click()
    assert page.url.endswith(PROFILE)


def answer_without_scripts(page: Any) -> None:
    page.get_by_role("button", name="Nein").click()
    page.get_by_label("Was hat gefehlt?").fill("Die Öffnungszeiten.")
    page.wait_for_timeout(2100)
    page.get_by_role("button", name="Hinweis senden").click()
    page.get_by_text("Ihr Hinweis ist angekommen").wait_for()
    assert list(Vote.objects.values_list("page", "helpful", "comment")) == [
        (PROFILE, False, "Die Öffnungszeiten.")
    ]
    assert page.context.cookies() == []


def copy_a_number(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PROFILE)
    assert page.get_by_role("button", name="Seite drucken").is_visible()
    page.get_by_role("button", name="Telefonnummer kopieren").first.click()
    page.get_by_role("status").get_by_text("Kopiert").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == PHONE


def answer_in_place(page: Any) -> None:
    page.get_by_role("button", name="Ja", exact=True).click()
    page.get_by_text("Danke für Ihre Antwort").wait_for()
    assert page.url.endswith(PROFILE)
    page.get_by_label("Was könnte noch besser sein?").fill("Rufen Sie an: 069 90009-112")
    page.wait_for_timeout(2100)
    page.get_by_role("button", name="Hinweis senden").click()
    page.get_by_role("group", name="Noch nicht gesendet").wait_for()
    page.get_by_label("Was könnte noch besser sein?").fill("Nichts.")
    page.get_by_role("button", name="Hinweis senden").click()
    page.get_by_text("Ihr Hinweis ist angekommen").wait_for()
    assert page.url.endswith(PROFILE)
    assert Vote.objects.filter(helpful=True, comment="Nichts.").count() == 1
