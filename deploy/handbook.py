"""Takes the pictures of the handbook from a running demo: `python -m deploy.handbook URL`.

The site is one that `make run` has started, with the demo and its logins. Each picture is a part of
a page as one of the demo's people sees it; the files go to docs/handbuch/bilder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "handbuch" / "bilder"
SIZE: ViewportSize = {"width": 1280, "height": 800}
COLOURS = 128
GERMAN: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": "de"}
"""What the browser itself says, for example at fields for dates."""
PASSWORD = "kitt-demo-2026"  # the one that the demo tells everybody
SETTLED = 1500
"""Milliseconds until scripts have drawn what they add."""

Step = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown: whose admin, the page, what is done there first, and how high it is."""

    name: str
    person: str
    path: str
    step: Step | None = None
    height: int = 800


def first(text: str) -> Step:
    """Follow the first link with these words."""
    return lambda page: page.get_by_role("link", name=text).first.click()


def side_panel(label: str) -> Step:
    """Open one of the panels beside a form."""
    return lambda page: page.get_by_role("button", name=label).first.click()


def offline(page: Page) -> None:
    """Type a sentence without a connection."""
    page.context.set_offline(True)
    page.locator("#id_teaser").press_sequentially(" Noch ein Satz.")
    page.locator(".kitt-unsaved:not([hidden])").first.wait_for()


def preview(page: Page) -> None:
    first("Vier Landkreise")(page)
    page.wait_for_load_state()
    side_panel("Vorschau")(page)
    page.wait_for_timeout(4000)


def hints(page: Page) -> None:
    first("Vier Landkreise")(page)
    page.wait_for_load_state()
    side_panel("Hinweise")(page)


def action(page: Page, name: str) -> None:
    """Choose one of the further actions at the end of a form."""
    page.get_by_role("button", name="Mehr Aktionen").last.click()
    page.get_by_text(name, exact=True).last.click()


def moment(page: Page) -> None:
    first("Vier Landkreise")(page)
    page.wait_for_load_state()
    action(page, "Veröffentlichen am …")


def contact(page: Page) -> None:
    page.locator("td.title a, .title-wrapper a").first.click()


def series(page: Page) -> None:
    contact(page)
    page.wait_for_load_state()
    action(page, "Reihe daraus machen")


ALL = (
    Picture("anmelden", "", "/admin/login/", height=700),
    Picture("schreibtisch", "pressestelle", "/admin/", height=640),
    Picture("keine-verbindung", "pressestelle", "{release}", offline, height=420),
    Picture("mitteilung", "pressestelle", "{new release}"),
    Picture("termin-setzen", "pressestelle", "/admin/releases/", moment, height=640),
    Picture("buendel", "leitung", "/admin/publish-together/", height=480),
    Picture("kontakt", "pressestelle", "/admin/snippets/base/contact/", contact),
    Picture("profil", "gemeinde-kaufungen", "/admin/", height=560),
    Picture("angebot", "gemeinde-kaufungen", "/admin/snippets/opportunities/opportunity/add/"),
    Picture("liste", "leitung", "/admin/snippets/opportunities/opportunity/"),
    Picture("reihe", "betrieb", "/admin/snippets/events/event/", series),
    Picture("hinweise", "pressestelle", "/admin/releases/", hints),
    Picture("vorschau", "pressestelle", "/admin/releases/", preview),
    Picture("bilder-hochladen", "pressestelle", "/admin/images/multiple/add/"),
    Picture("uebersetzen", "uebersetzung", "/admin/", height=480),
    Picture("papierkorb", "pressestelle", "/admin/trash/", height=420),
    Picture("personen", "betrieb", "/admin/people/"),
)


def main(url: str) -> int:
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--lang=de-DE"], env=GERMAN
        )
        for picture in ALL:
            context = browser.new_context(
                viewport=SIZE, locale="de-DE", base_url=url, reduced_motion="reduce"
            )
            keep(picture, take(picture, context.new_page()))
            context.close()
            print(picture.name)
        browser.close()
    return 0


def take(picture: Picture, page: Page) -> bytes:
    """The picture as a PNG."""
    if picture.person:
        sign_in(page, picture.person)
    page.goto(_path(picture.path, page))
    page.wait_for_load_state("networkidle")
    if picture.step:
        picture.step(page)
    page.wait_for_timeout(SETTLED)
    return page.screenshot(clip={"x": 0, "y": 0, "width": SIZE["width"], "height": picture.height})


def sign_in(page: Page, person: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=login]").fill(f"{person}@kitt.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda found: "login" not in found)


def _path(path: str, page: Page) -> str:
    """Addresses with numbers are found by following links."""
    if path == "{new release}":
        page.goto("/admin/")
        link = page.get_by_role("link", name="Neue Pressemitteilung").first
        return str(link.get_attribute("href"))
    if path == "{release}":
        page.goto("/admin/releases/")
        link = page.get_by_role("link", name="Vier Landkreise").first
        return str(link.get_attribute("href"))
    return path


def keep(picture: Picture, png: bytes) -> None:
    """Fewer colours: the pictures live in the repository."""
    image = Image.open(BytesIO(png)).convert("RGB")
    image.quantize(COLOURS).save(PICTURES / f"{picture.name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or ["http://127.0.0.1:8000"]))
