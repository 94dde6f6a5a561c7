"""The gallery and the main pages look as they did when somebody last looked at them.

After a wanted change: `make pictures`, look at what has changed, commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from appearance import difference, keep, take
from looking import Visitor
from PIL import Image
from running import RunningSite

from deploy.bootstrap.folder import this_folder

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).resolve().parent / "pictures"
DIFFERENCES = this_folder().root / "var" / "test" / "pictures"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
PAGES = {
    "home": "/de/",
    "home-english": "/en/",
    "programme": "/de/programme/koordinierungszentren/",
    "newsroom": "/de/aktuelles/",
    "release": "/de/aktuelles/start-der-1-staffel/",
    "centres": "/de/vor-ort/koordinierungszentren/",
    "centre": "/de/vor-ort/koordinierungszentren/landkreis-waldeck-frankenberg/",
    "city": "/de/vor-ort/engagierte-staedte/kassel/",
    "opportunities": "/de/engagement/",
    "search": "/de/suche/?q=vorlessen+in+giesen",
    "opportunity": "/de/engagement/dykzkj-lesementorin-oder-lesementor-an-einer-grundschule/",
    "events": "/de/termine/",
}
GALLERY = {
    f"gallery-{slug}": f"/de/galerie/{slug}/"
    for slug in ("listen", "fakten", "kontakt", "karte", "bilder", "wege", "text", "formulare")
}


@pytest.fixture(scope="module")
def visitor(chromium: Any, demo_site: RunningSite) -> Iterator[Visitor]:
    made = Visitor(chromium, demo_site.url)
    yield made
    made.close()


@pytest.mark.parametrize("name", [*PAGES, *GALLERY])
def test_page_looks_as_before(visitor: Visitor, name: str, request: pytest.FixtureRequest) -> None:
    refresh = request.config.getoption("--refresh-pictures")
    visitor.open({**PAGES, **GALLERY}[name])
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            file = f"{name}-{width}-{scheme}.webp"
            found += [] if refresh else compare(take(visitor.page), file)
            if refresh:
                keep(take(visitor.page), PICTURES / file)
    assert not found, "\n".join(["", *found])


def compare(picture: Image.Image, file: str) -> list[str]:
    """What differs from the reference, with the path of a picture of it."""
    place = DIFFERENCES / file
    if not (PICTURES / file).exists():
        keep(picture, place)
        return [f"{file}: there is no reference; this is the page now: {place}"]
    words, shown = difference(picture, Image.open(PICTURES / file))
    if not words:
        place.unlink(missing_ok=True)
        return []
    place.parent.mkdir(parents=True, exist_ok=True)
    (shown or picture).save(place, "WEBP")
    return [f"{file}: {words}; see {place}"]


def test_every_subject_of_the_gallery_is_compared(demo_site: RunningSite) -> None:
    subjects = [path for path in demo_site.addresses["gallery"] if path.count("/") > 3]
    assert set(GALLERY.values()) == set(subjects)


def test_no_reference_is_left_over() -> None:
    wanted = {
        f"{name}-{width}-{scheme}.webp"
        for name in {**PAGES, **GALLERY}
        for width in WIDTHS
        for scheme in SCHEMES
    }
    assert {path.name for path in PICTURES.glob("*.webp")} == wanted
