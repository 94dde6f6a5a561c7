"""Editors do their work with few steps, led by what the pages say."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client

from pages.base import rules
from pages.base.models import Team, User
from pages.demo import builders
from pages.editorial import installation
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles
from pages.press.models import PressReleasePage
from pages.programmes.models import ProgrammePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITORS = "Redaktion: Landkreis Kassel"
OLD, NEW = "069 90009-120", "069 90009-365"
WRITABLE = "() => document.activeElement.matches('input, textarea, [contenteditable=true]')"
TITLE = "Vier Landkreise machen den Anfang"


class Hand:
    """Counts what a person does besides typing: clicks, choices, and keys that are no text."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.steps: list[str] = []

    def click(self, target: Any) -> None:
        self.steps.append(f"click {target}")
        target.click()

    def press(self, key: str) -> None:
        self.steps.append(f"press {key}")
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Into whatever has the focus; nothing is filled in that a person would have to reach."""
        self.page.wait_for_function(WRITABLE)
        self.page.keyboard.type(text)


@pytest.fixture
def programme(transactional_db: None) -> Any:
    """A site as its first day leaves it, with a programme, a picture and a press contact."""
    installation.create_tree("Ehrenamt in Hessen")
    programme = builders.programme("Koordinierungszentren", members_are="districts")
    builders.programme_page(programme)
    builders.contact("Jana Roth")
    builders.picture("Rathaus", size=(640, 360), alt_text="Das Rathaus von Erbach im Frühling.")
    return programme


@pytest.fixture
def sits_down(visits: Callable[..., Any], live_server: Any) -> Callable[..., Any]:
    """Opens the desk of a person who is signed in."""

    @contextmanager
    def sit_down(group: str) -> Any:
        sync_roles()
        user = User.objects.create_user("rike@kitt.example", "x", first_name="Rike")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        with visits(width=1280) as page:
            page.set_default_timeout(8000)
            page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
            page.goto("/admin/")
            yield Hand(page)

    return sit_down


def test_a_release_from_an_empty_form(
    programme: Any, sits_down: Callable[..., Any], visits: Callable[..., Any]
) -> None:
    with sits_down(role("press_officer").label) as hand:
        write(hand)
        preview(hand)
        publish(hand)
        assert len(hand.steps) < 25, hand.steps
    release = PressReleasePage.objects.sources().get()
    assert [block.block_type for block in release.body] == ["text", "picture", "quote", "fact_box"]
    with visits() as visitor:
        for path in ("/de/", "/de/aktuelles/", ProgrammePage.objects.sources().get().url):
            visitor.goto(path)
            assert visitor.get_by_role("link", name=TITLE).first.is_visible(), path
        visitor.get_by_role("link", name=TITLE).first.click()
        assert visitor.get_by_role("img", name="Das Rathaus von Erbach im Frühling.").is_visible()
        for said in ("Wer hilft, braucht jemanden, der zuhört.", "Auf einen Blick"):
            assert visitor.get_by_text(said).first.is_visible()
        index = visitor.request.get("/sitemap.xml").text()
        parts = re.findall(r"<loc>[^<]*(/[^/<]+)</loc>", index)
        maps = [visitor.request.get(path).text() for path in parts]
        assert any(release.slug in found for found in maps)
        for path in ("/de/abonnieren/mitteilungen.atom", "/sitemap-news.xml"):
            assert release.slug in visitor.request.get(path).text(), path


def write(hand: Hand) -> None:
    page = hand.page
    hand.click(page.locator(".kitt-desk__big"))
    hand.click(page.locator("#id_title"))
    hand.type(TITLE)
    hand.click(page.locator("#id_teaser"))
    hand.type("Im Herbst öffnen vier neue Zentren.")
    hand.click(page.locator("#id_lead"))
    hand.type("Vier Landkreise eröffnen im Herbst Zentren für das Ehrenamt.")
    add(hand, "Text")
    hand.type("Die Zentren beraten Vereine.")
    add(hand, "Bild")
    hand.click(page.locator("[data-chooser-action-choose]:visible").last)
    hand.click(page.locator(".modal-body [data-chooser-modal-choice]").first)
    page.locator(".modal-body").wait_for(state="detached")
    add(hand, "Zitat")
    hand.type("Wer hilft, braucht jemanden, der zuhört.")
    hand.click(page.get_by_role("textbox", name="Wer spricht"))
    hand.type("Jana Roth")
    add(hand, "Faktenkasten")
    hand.type("Auf einen Blick")
    hand.click(page.locator("[contenteditable=true]").last)
    hand.type("Vier Landkreise, sechs Stellen")
    hand.click(page.get_by_role("combobox", name="Pressekontakt"))
    hand.type("roth")
    hand.click(page.get_by_role("option", name="Jana Roth"))
    hand.click(page.get_by_role("checkbox", name="Koordinierungszentren"))


def add(hand: Hand, block: str) -> None:
    hand.click(hand.page.locator(".c-sf-add-button").last)
    hand.click(hand.page.get_by_role("option", name=block, exact=True))


def preview(hand: Hand) -> None:
    hand.click(hand.page.get_by_role("button", name="Vorschau umschalten"))
    shown = hand.page.frame_locator(".w-preview__iframe, iframe[title='Vorschau']").first
    shown.get_by_role("heading", name=TITLE).wait_for()
    shown.get_by_text("Auf einen Blick").wait_for()


def publish(hand: Hand) -> None:
    hand.click(hand.page.get_by_role("button", name="Mehr Aktionen").last)
    hand.click(hand.page.get_by_role("button", name="Veröffentlichen", exact=True))
    hand.page.locator(".messages .success").wait_for()


@pytest.fixture
def county(programme: Any) -> Team:
    return Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)


@pytest.mark.parametrize("at_once", [False, True])
def test_a_phone_number(
    at_once: bool, settings: Any, county: Team, sits_down: Callable[..., Any]
) -> None:
    settings.SMALL_FACTS_AT_ONCE = at_once
    visiting = builders.visiting("Zentrum Kassel", phone=OLD, team=county)
    builders.centre("Landkreis Kassel", team=county, visiting=visiting)
    with sits_down(EDITORS) as hand:
        page = hand.page
        hand.click(page.get_by_role("link", name="Telefonnummer ändern"))
        page.wait_for_function("() => document.activeElement.id === 'id_phone'")
        hand.type(NEW)  # what was there is selected
        if at_once:
            hand.click(page.get_by_role("button", name="Entwurf speichern"))
            hand.click(page.get_by_role("link", name="Sofort veröffentlichen"))
            hand.click(page.get_by_role("button", name="Sofort veröffentlichen"))
        else:
            hand.click(page.get_by_role("button", name="Mehr Aktionen").last)
            hand.click(page.get_by_role("button", name="Zur Freigabe einreichen"))
        page.locator(".messages .success").wait_for()
        assert len(hand.steps) < 6, hand.steps
    visiting.refresh_from_db()
    assert visiting.phone == (NEW if at_once else OLD)
    assert visiting.get_latest_revision_as_object().phone == NEW
    assert bool(visiting.current_workflow_state) is not at_once


def test_a_profile_by_what_the_page_says(
    programme: Any, county: Team, sits_down: Callable[..., Any]
) -> None:
    district = builders.district("Landkreis Kassel")
    builders.membership(programme, district=district)
    builders.organisation("Kreisverwaltung Kassel")
    builders.visiting("Zentrum Kassel", team=county)
    empty = {"teaser": "", "portrait": "", "aims": "", "projects": ""}
    nowhere = {"membership": None, "host": None, "visiting": None}
    profile = builders.centre(
        "Landkreis Kassel", publish=False, team=county, **empty, **nowhere,
        parent=builders.centre_index(programme),
    )  # fmt: skip
    profile.save_revision()
    with sits_down(EDITORS) as hand:
        page = hand.page
        listed = page.locator(".kitt-profile__fields a")
        assert listed.count() == len(empty) + len(nowhere)
        listed.first.click()
        page.get_by_role("button", name="Hinweise ein- oder ausblenden").click()
        filled = fill_what_is_missing(hand)
        assert len(filled) == len(empty) + len(nowhere), filled
        page.get_by_role("button", name="Mehr Aktionen").last.click()
        page.get_by_role("button", name="Zur Freigabe einreichen").click()
        page.locator(".messages .success").wait_for()
    draft = type(profile).objects.get(pk=profile.pk).get_latest_revision_as_object()
    assert rules.completeness(draft).missing == []
    assert draft.current_workflow_state


def fill_what_is_missing(hand: Hand) -> list[str]:
    """Take the first link of the list, fill in what it leads to, look again; until none is left."""
    page, filled = hand.page, []
    missing = page.locator("section[aria-labelledby=care-complete] [data-care-jump]")
    missing.first.wait_for()
    while missing.count():
        filled.append(missing.first.inner_text())
        left = missing.count() - 1
        missing.first.click()
        answer(hand)
        page.get_by_role("button", name="Noch einmal durchsehen").click()
        page.wait_for_function(
            "left => document.querySelectorAll("
            "'section[aria-labelledby=care-complete] [data-care-jump]').length === left",
            arg=left,
        )
    return filled


def answer(hand: Hand) -> None:
    """Type a sentence where the cursor stands; or a name, where one is to be chosen."""
    page = hand.page
    page.wait_for_function(WRITABLE)
    if page.evaluate("document.activeElement.role === 'combobox'"):
        hand.type("kassel")
        page.get_by_role("option").first.click()
    else:
        hand.type("Wir beraten Vereine im ganzen Kreis.")
