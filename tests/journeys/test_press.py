"""A journalist: from the newsroom to a release with its files, to the cohort, to a county."""

from __future__ import annotations

from typing import Any

import pytest

from pages.demo import builders
from pages.editorial.installation import create_tree
from pages.press.kit import pdf

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("_press"),
]
PHONE = "069 90009-365"


@pytest.fixture
def _press(transactional_db: None) -> None:
    """A programme with a cohort and a centre, and three releases, one of them on the cohort."""
    create_tree("Ehrenamt in Hessen")
    programme = builders.programme("Koordinierungszentren", members_are="districts")
    builders.programme_page(programme)
    county = builders.district("Odenwaldkreis")
    cohort = builders.cohort(programme, number=4)
    membership = builders.membership(programme, district=county, cohort=cohort)
    builders.centre(
        membership=membership, visiting=builders.visiting("Zentrum Odenwald", phone=PHONE)
    )
    funding, training = builders.topic("funding", "Förderung"), builders.topic("training", "Kurse")
    image = builders.picture(size=(640, 360), credit="Foto: Jana Roth", licence="frei zum Abdruck")
    body = builders.stream([("picture", {"image": image.pk}), ("text", "<p>Der Text.</p>")])
    builders.release("Ein Kurs", topics=[training])
    builders.release("Noch ein Kurs", topics=[training], programmes=[programme])
    builders.release(
        "Vierte Staffel", topics=[funding], programmes=[programme], districts=[county],
        announces=cohort, body=body,
    )  # fmt: skip


def test_from_the_newsroom_to_a_county(visits: Any) -> None:
    # One test for all: the flush after it takes the languages and the root of the tree away.
    for width in (360, 1280):
        with visits(width=width) as page:
            filter_the_newsroom(page, narrow=width < 992)
            take_the_files(page)
            go_on_to_the_county(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    with visits(scripts=False) as page:
        filter_the_newsroom(page, narrow=True)
        go_on_to_the_county(page)
    with visits(width=1280) as page:
        filter_by_keyboard(page)


def filter_the_newsroom(page: Any, *, narrow: bool) -> None:
    page.goto("/de/aktuelles/")
    page.get_by_role("heading", name="3 Mitteilungen").wait_for()
    if narrow:
        page.get_by_role("button", name="Filter anzeigen").click()
    form = page.get_by_role("search", name="Mitteilungen filtern")
    assert form.get_by_label("Thema").locator("option").all_inner_texts() == [
        "alle", "Förderung (1)", "Kurse (2)",
    ]  # fmt: skip
    form.get_by_label("Thema").select_option("training")
    form.get_by_label("Programm").select_option(label="Koordinierungszentren (2)")
    form.get_by_role("button", name="Mitteilungen zeigen").click()
    page.get_by_role("heading", name="1 Mitteilung", exact=True).wait_for()
    assert page.get_by_role("link", name="Noch ein Kurs").is_visible()
    assert "thema=training" in page.url
    page.get_by_role("link", name="Filter entfernen: Kurse").click()
    page.get_by_role("heading", name="2 Mitteilungen").wait_for()
    page.get_by_role("link", name="Alle Filter löschen").click()
    page.get_by_role("heading", name="3 Mitteilungen").wait_for()
    page.get_by_role("link", name="Vierte Staffel").click()


def take_the_files(page: Any) -> None:
    assert page.get_by_role("heading", level=1).inner_text() == "Vierte Staffel"
    names = ["Mitteilung als Text", "Alles herunterladen", "Bild 1 herunterladen"]
    for name in [*names, *(["Mitteilung als PDF"] if pdf.is_available() else [])]:
        address = page.get_by_role("link", name=name).get_attribute("href")
        assert page.request.get(address).status == 200, name
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pictures = page.get_by_role("region", name="Bilder für die Presse")
    pictures.get_by_role("button", name="Bildnachweis und Nutzung von Bild 1").click()
    pictures.get_by_text("Kopiert").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Foto: Jana Roth\nfrei zum Abdruck"


def go_on_to_the_county(page: Any) -> None:
    page.get_by_role("link", name="4. Staffel im Programm „Koordinierungszentren“").click()
    assert page.url.endswith("#staffel-4")
    cohort = page.locator("#staffel-4")
    assert cohort.get_by_role("heading", name="4. Staffel").is_visible()
    cohort.get_by_role("link", name="Odenwald").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Odenwaldkreis"
    assert page.get_by_role("link", name=PHONE).first.is_visible()


def filter_by_keyboard(page: Any) -> None:
    page.goto("/de/aktuelles/")
    page.get_by_label("Thema").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    for _field in range(3):  # programme, county, button
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**thema=training**")
    assert page.evaluate("location.hash") == "#treffer"
    for _step in range(2):  # the first link after the heading takes the filter away
        page.keyboard.press("Tab")
        if "thema" not in page.evaluate("document.activeElement.href || 'thema'"):
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="3 Mitteilungen").wait_for()
