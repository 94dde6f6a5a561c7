"""On a phone: a search with two slips, narrowed with two taps, and who advises near there."""

from __future__ import annotations

from typing import Any

import pytest

from pages.base.models import Category
from pages.demo import builders
from pages.editorial.installation import create_tree
from pages.places.models import Border, Municipality
from search.indexes import SITE, indexes
from search.upkeep import rebuild

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("_gießen"),
]
PHONE = "069 90009-310"


@pytest.fixture
def _gießen(transactional_db: None) -> None:
    """Offers in and around Gießen, which has no centre of its own, and one far away."""
    create_tree("Ehrenamt in Hessen")
    programme = builders.programme("Koordinierungszentren", members_are="districts")
    beside, here, far = (
        builders.district(name, tile_column=column, tile_row=1)
        for column, name in enumerate(
            ("Lahn-Dill-Kreis", "Landkreis Gießen", "Landkreis Kassel"), 1
        )
    )
    Border.between(beside, here)
    membership = builders.membership(programme, district=beside)
    builders.centre(membership=membership, visiting=builders.visiting("Zentrum", phone=PHONE))
    spots = {
        "Gießen": (here, 50.5841, 8.6784),
        "Wetzlar": (beside, 50.5558, 8.5042),
        "Kassel": (far, 51.3155, 9.4924),
    }
    towns = {
        name: Municipality.objects.create(name=name, district=district, latitude=lat, longitude=lon)
        for name, (district, lat, lon) in spots.items()
    }
    fields = [builders.category(), builders.category("culture-and-music", name="Kultur und Musik")]
    for town in towns.values():
        for effort in ("regular", "once"):
            for at, field in enumerate(fields):
                offer(f"Vorlesen {effort} {at} in {town.name}", town, effort, field)
        offer(f"Chor in {town.name}", town, "regular", fields[0])
    rebuild(indexes()[SITE])


def offer(title: str, town: Municipality, effort: str, field: Category) -> None:
    texts = {"teaser": "Wir suchen Sie.", "description": "<p>Kommen Sie vorbei.</p>"}
    builders.opportunity(title, municipality=town, effort=effort, categories=[field], **texts)


def test_from_a_slip_to_an_offer_and_to_the_centre(visits: Any) -> None:
    # One test for all: the flush after it takes the languages and the root of the tree away.
    for scripts in (True, False):
        with visits(scripts=scripts) as page:
            search_with_slips(page)
            narrow_with_two_taps(page)
            nothing_fits(page)
    with visits() as page:
        suggestions_by_keyboard(page)


def search_with_slips(page: Any) -> None:
    page.goto("/de/")
    field(page, "Was möchten Sie tun?").fill("vorlessen in giesen")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=vorlessen+in+giesen*")
    assert page.get_by_text("vorlesen, Gießen").is_visible()
    titles = hits(page)
    assert titles[0].endswith("Gießen")
    assert not any("Kassel" in title or "Chor" in title for title in titles)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def narrow_with_two_taps(page: Any) -> None:
    before = hits(page)
    for _tap in range(2):
        chip = page.get_by_role("navigation", name="Nur anzeigen:").get_by_role("link").first
        chip.click()
        page.wait_for_load_state()
    after = hits(page)
    assert 0 < len(after) < len(before)
    assert "aufwand=" in page.url


def nothing_fits(page: Any) -> None:
    field(page, "Was möchten Sie tun?").fill("kxqzvw")
    field(page, "Ort oder Postleitzahl").fill("Gießen")
    page.keyboard.press("Enter")
    page.wait_for_url("**kxqzvw**")
    assert page.get_by_role("status").first.inner_text().startswith("Nichts gefunden")
    assert page.get_by_role("link", name=PHONE).is_visible()


def suggestions_by_keyboard(page: Any) -> None:
    page.goto("/de/suche/")
    place = page.get_by_role("combobox", name="Ort oder Postleitzahl")
    place.click()
    page.keyboard.type("wetz", delay=30)
    option = page.get_by_role("option", name="Wetzlar").first
    option.wait_for()
    page.keyboard.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert place.input_value() == "Wetzlar"
    page.keyboard.press("Enter")
    page.wait_for_url("**ort=Wetzlar**")
    near = hits(page)
    assert near
    assert all("Wetzlar" in title or "Gießen" in title for title in near)


def field(page: Any, label: str) -> Any:
    """The box with this label; its list of suggestions is called the same."""
    return page.locator("input").and_(page.get_by_label(label)).first


def hits(page: Any) -> list[str]:
    first = page.locator(".kitt-results .kitt-rows").first
    found: list[str] = first.locator("h3").all_inner_texts()
    return [" ".join(title.split()) for title in found]
