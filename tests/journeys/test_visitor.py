"""A visitor on a phone: from the start page to a centre and its phone number, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from pages.demo import builders
from pages.editorial.installation import create_tree

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("_odenwald"),
]
PHONE = "069 90009-365"


@pytest.fixture
def _odenwald(transactional_db: None) -> None:
    """A site with menus, one programme, one cohort and one centre, in German and English."""
    create_tree("Ehrenamt in Hessen")
    programme = builders.programme(
        "Koordinierungszentren", english="Coordination centres", members_are="districts"
    )
    membership = builders.membership(
        programme,
        district=builders.district("Odenwaldkreis"),
        cohort=builders.cohort(programme, number=4),
    )
    page = builders.programme_page(programme)
    centre = builders.centre(
        membership=membership, visiting=builders.visiting("Zentrum Odenwald", phone=PHONE)
    )
    for german, title in (
        (page, "Coordination centres"),
        (builders.centre_index(), "Centres"),
        (centre, "Odenwald county"),
    ):
        above = german.get_parent().specific
        if above.depth > 2 and above.twin("en") is None:
            builders.translate(above, title="Programmes")
        builders.translate(german, title=title)


def test_from_the_start_page_to_a_phone_number(visits: Any) -> None:
    # One test for both: the flush after it takes the languages and the root of the tree away.
    for scripts in (True, False):
        with visits(scripts=scripts) as page:
            find_the_phone_number(page)


def find_the_phone_number(page: Any) -> None:
    page.goto("/")
    assert page.url.endswith("/de/")
    page.get_by_role("button", name="Menü").click()
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Programme").click()
    page.get_by_role("link", name="Koordinierungszentren").first.click()
    page.get_by_role("link", name="Odenwald").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Odenwaldkreis"
    number = page.get_by_role("link", name=PHONE).first
    assert number.get_attribute("href") == "tel:+496990009365"
    page.get_by_role("link", name="English").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Odenwald county"
    assert page.get_by_role("link", name=PHONE).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
