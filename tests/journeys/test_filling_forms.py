"""Forms are filled in by keyboard alone: choosing by typing, weekdays, hours, a whole release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pages.base.models import VisitingDetails
from pages.demo import builders
from pages.opportunities.models import Opportunity
from pages.places.models import Postcode

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WATCH = """() => document.addEventListener("focusin", ({ target }) => {
    target.dataset.reached = "yes";
    const marked = (one) => {
        const style = getComputedStyle(one);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== "none";
    };
    const frames = [target, target.parentElement, target.closest(".Draftail-Editor__wrapper")];
    if (!frames.some((one) => one && marked(one))) target.dataset.unmarked = "yes";
})"""
MISSED = """() => [...document.querySelectorAll(
    "form[data-edit-form] :is(input:not([type=hidden]), textarea, select, [contenteditable=true]), "
    + "form[data-edit-form] footer button")]
    .filter((one) => one.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }))
    .filter((one) => !one.disabled && one.tabIndex >= 0 && !one.dataset.reached)
    .map((one) => one.outerHTML.slice(0, 120))"""
UNMARKED = """() => [...document.querySelectorAll("[data-unmarked]")]
    .map((one) => `${one.tagName} ${one.id || one.className}`)"""


@pytest.fixture
def screen(visits: Callable[..., Any], officer: list[dict[str, str]]) -> Iterator[Any]:
    """A window of somebody who may edit everything."""
    from pages.base.models import User

    User.objects.update(is_superuser=True)
    with visits(width=1280) as page:
        page.context.add_cookies(officer)
        yield page


def tab_to(page: Any, field: str) -> None:
    """Press Tab until the field has the focus."""
    goal = page.locator(field).first
    for _step in range(150):
        if goal.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{field} is not reached")


def keys(page: Any, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def save(page: Any) -> None:
    tab_to(page, "footer button:has-text('Entwurf speichern')")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator(".messages .success").wait_for()


def test_an_opportunity(screen: Any) -> None:
    town = builders.municipality("Gießen", district=builders.district("Landkreis Gießen"))
    Postcode.objects.create(municipality=town, code="35390")
    draft = builders.opportunity("Vorlesen", municipality=None, district=None, place_kind="online")
    screen.goto(f"/admin/snippets/opportunities/opportunity/edit/{draft.pk}/")
    assert not screen.locator("#id_venue").is_visible()
    tab_to(screen, "[name=place_kind]")
    screen.keyboard.press("ArrowUp")  # on site
    assert screen.locator("#id_venue").is_visible()
    tab_to(screen, "#id_municipality")
    screen.keyboard.type("giess")
    screen.locator("[role=option]").first.wait_for()
    keys(screen, "ArrowDown", "Enter")
    assert screen.locator("#id_municipality").input_value() == "Gießen"
    assert screen.locator("#id_municipality").get_attribute("aria-expanded") == "false"
    tab_to(screen, "[name=weekdays][value='2']")
    screen.keyboard.press("Space")
    tab_to(screen, "#id_apply_until")
    screen.keyboard.type("1. März 2031")
    screen.keyboard.press("Tab")
    assert screen.locator("#id_apply_until").input_value() == "01.03.2031"
    save(screen)
    saved = Opportunity.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert (saved.municipality, saved.place_kind) == (town, "onsite")
    assert 2 in saved.weekdays
    assert str(saved.apply_until) == "2031-03-01"


def test_opening_hours(screen: Any) -> None:
    visiting = builders.visiting("Zentrum")
    screen.goto(f"/admin/snippets/base/visitingdetails/edit/{visiting.pk}/")
    assert screen.locator(".kitt-week__row").count() == 1
    tab_to(screen, "[name='week-0-days'][value='4']")
    screen.keyboard.press("Space")
    tab_to(screen, "button:has-text('Weitere Zeiten')")
    screen.keyboard.press("Enter")
    screen.keyboard.press("Space")  # the focus is on Monday of the new row
    tab_to(screen, ".kitt-week__row:last-child [name$='-opens']")
    screen.keyboard.type("14")
    screen.keyboard.press("Tab")
    screen.keyboard.type("17 Uhr")
    tab_to(screen, "[name=closed]")
    assert not screen.locator("#id_closed_until").is_visible()
    screen.keyboard.press("Space")
    assert screen.locator("#id_closed_until").is_visible()
    save(screen)
    saved = VisitingDetails.objects.get(pk=visiting.pk).get_latest_revision_as_object()
    hours = sorted(f"{one.weekday} {one.opens:%H}-{one.closes:%H}" for one in saved.hours.all())
    assert hours == ["0 14-17", "1 09-12", "3 09-12", "4 09-12"]


def test_through_a_whole_release(screen: Any) -> None:
    release = builders.release("Mitteilung", publish=False)
    release.save_revision()
    screen.goto(f"/admin/pages/{release.pk}/edit/")
    screen.evaluate(WATCH)
    screen.locator("#id_kicker").focus()
    for _step in range(250):
        screen.keyboard.press("Tab")
        if screen.evaluate("document.activeElement === document.body"):
            break
    else:
        pytest.fail("Tab does not come to the end")
    assert screen.evaluate(MISSED) == []
    unmarked = screen.evaluate(UNMARKED)
    assert unmarked == [], " | ".join(unmarked)
