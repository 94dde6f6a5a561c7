"""A district editor from signing in to the live profile, the approver in a second browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group

from pages.base.models import OutgoingMail, Team, User
from pages.demo import builders
from pages.editorial import installation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "Kirschbaum-am-Fluss-7"
OLD, NEW = "Wir beraten Vereine im Kreis.", "Wir beraten Vereine im ganzen Kreis."


def person(first: str, group: str) -> None:
    user = User.objects.create_user(f"{first}@kitt.example".lower(), PASSWORD, first_name=first)
    user.groups.add(Group.objects.get(name=group))


@pytest.fixture
def profile(transactional_db: None) -> Any:
    installation.create_tree("Ehrenamt in Hessen")
    team = Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)
    page = builders.centre("Landkreis Kassel", team=team, portrait=OLD)
    person("Rike", "Redaktion: Landkreis Kassel")
    person("Lena", "Leitung Kommunikation")
    return page


def sign_in(page: Any, first: str, goal: str) -> None:
    page.goto(goal)
    page.locator("input[name=login]").fill(f"{first}@kitt.example".lower())
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    page.wait_for_url(f"**{goal}")


def press(page: Any, name: str) -> None:
    """A button of the menu below the form; most are behind the arrow."""
    button = page.locator(f"[name='{name}'], [data-workflow-action-name='{name}']").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").click()
    button.click()


def test_from_signing_in_to_the_live_profile(profile: Any, visits: Any) -> None:
    edit = f"/admin/pages/{profile.pk}/edit/"
    with visits(width=1280) as editor, visits(width=1280) as lead:
        sign_in(editor, "Rike", edit)
        editor.locator("[name=portrait]").fill(NEW)
        press(editor, "action-submit")
        editor.wait_for_selector(".messages .success")
        told = OutgoingMail.objects.get()
        assert told.to == "lena@kitt.example" and edit in told.body

        sign_in(lead, "Lena", edit)
        lead.locator("#review-title").wait_for()
        assert lead.locator(".comparison .addition").first.inner_text().strip() == "ganzen"
        with visits() as visitor:
            visitor.goto(profile.url)
            assert OLD in visitor.content() and NEW not in visitor.content()
        press(lead, "approve")
        lead.wait_for_selector(".messages .success")

        assert OutgoingMail.objects.filter(to="rike@kitt.example").count() == 1
        with visits() as visitor:
            visitor.goto(profile.url)
            assert NEW in visitor.content()
