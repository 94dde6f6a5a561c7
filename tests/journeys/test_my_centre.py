"""From the start page to “my centre” and its phone number: by keyboard, narrow and wide."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pages.demo import builders
from pages.editorial.installation import create_tree
from pages.places.models import Border, Municipality, Postcode

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("_counties"),
]
PHONE = "069 90009-365"
TAB_STOPS = 80


@pytest.fixture
def _counties(transactional_db: None) -> None:
    """A county with a centre, one without beside it, and a town in each."""
    create_tree("Ehrenamt in Hessen")
    programme = builders.programme("Koordinierungszentren", members_are="districts")
    with_centre, without = (
        builders.district(name, plate_code=code, tile_column=column, tile_row=1)
        for column, (name, code) in enumerate((("Odenwaldkreis", "ERB"), ("Kreis Berg", "HP")), 1)
    )
    Border.between(with_centre, without)
    for name, district, code in (("Erbach", with_centre, "64711"), ("Lautertal", without, "64686")):
        town = Municipality.objects.create(name=name, district=district)
        Postcode.objects.create(municipality=town, code=code)
    membership = builders.membership(programme, district=with_centre)
    builders.centre(
        membership=membership, visiting=builders.visiting("Zentrum Odenwald", phone=PHONE)
    )


def test_from_the_start_page_to_my_centre(visits: Any) -> None:
    # One test for all: the flush after it takes the languages and the root of the tree away.
    for width in (360, 1280):
        with visits(width=width) as page:
            by_keyboard(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    with visits(scripts=False) as page:
        by_postcode(page)
        by_slip_and_map(page)


def by_keyboard(page: Any) -> None:
    """Only keys: to the field, an answer, the phone number, the profile."""
    page.goto("/de/")
    tab_to(page, "Ort oder Postleitzahl", inside="stelle-ort")
    page.keyboard.type("erbach")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vor-ort/finden/?ort=erbach")
    assert page.get_by_role("heading", level=1).inner_text() == "Beratung vor Ort: Erbach"
    tab_to(page, PHONE)
    assert focused(page, "href") == "tel:+496990009365"
    tab_to(page, "Zum Steckbrief")
    page.keyboard.press("Enter")
    page.wait_for_url("**/odenwaldkreis/")
    assert page.get_by_role("link", name=PHONE).first.is_visible()


def by_postcode(page: Any) -> None:
    """A county without a centre leads to the nearest one."""
    page.goto("/de/")
    finder(page).get_by_label("Ort oder Postleitzahl").fill("64686")
    page.get_by_role("button", name="Zuständige Stelle zeigen").click()
    assert page.get_by_text("Der Kreis Berg hat kein eigenes").is_visible()
    assert page.get_by_role("link", name=PHONE).is_visible()
    page.get_by_role("link", name="English").click()
    assert page.get_by_text("Kreis Berg has no coordination centre of its own.").is_visible()
    assert page.get_by_role("link", name=PHONE).is_visible()


def by_slip_and_map(page: Any) -> None:
    """What is unknown leads to close names, to the map and to the list."""
    page.goto("/de/")
    finder(page).get_by_label("Ort oder Postleitzahl").fill("Erbac")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Erbach", exact=True).click()
    assert page.get_by_role("link", name=PHONE).is_visible()
    page.goto("/de/")
    page.get_by_role("link", name="Alle Kreise und Städte als Liste").click()
    tiles = page.get_by_role("list", name="Landkreise und kreisfreie Städte")
    tiles.get_by_role("link", name=re.compile("HP.*Kreis Berg.*Landkreis, ohne Zentrum")).click()
    assert page.get_by_text("Das nächste ist im Odenwaldkreis.").is_visible()


def finder(page: Any) -> Any:
    """The form that leads to the centre; the page has other search forms as well."""
    return page.get_by_role("search", name="Beratung vor Ort finden")


def tab_to(page: Any, words: str, inside: str = "") -> None:
    """Press the tab key until something with these words has the focus and is in view."""
    for _stop in range(TAB_STOPS):
        page.keyboard.press("Tab")
        found = plain(focused_words(page)).startswith(words)
        if found and (not inside or focused(page, "id") == inside):
            box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
            assert box["top"] >= 0 and box["bottom"] <= 800
            return
    raise AssertionError(f"“{words}” cannot be reached by keyboard")


def focused(page: Any, name: str) -> str:
    return str(page.evaluate("name => document.activeElement.getAttribute(name)", name))


def focused_words(page: Any) -> str:
    """What has the focus: its label, or else its text."""
    return str(
        page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent ?? ''"
        )
    )


def plain(text: str) -> str:
    """Every blank a plain one, no places to break a word."""
    return " ".join(text.replace("\xad", "").split())
