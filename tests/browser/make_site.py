"""Makes the content of a site, into VAR_DIR: `make_site.py demo|states|empty`.

"demo" is the demo, "states" has a page in every state that the demo does not happen to have, and
"empty" is a new installation: no list has anything in it. The addresses to visit go to
addresses.json, by kind.
"""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:1] = [str(HERE.parents[1] / "site"), str(HERE.parents[1]), str(HERE)]

import django  # noqa: E402
import frozen  # noqa: E402


def main(kind: str) -> None:
    frozen.start()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    target = Path(settings.VAR_DIR) / "addresses.json"
    if target.exists():
        return
    found = demo() if kind == "demo" else states() if kind == "states" else empty()
    target.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


def demo() -> dict[str, list[str]]:
    import addresses
    import states_of_search
    from django.core.management import call_command

    from pages.demo.logins import remove_demo_logins

    call_command("load_demo")
    remove_demo_logins()  # a public installation does not start with them
    fix_pictures()
    call_command("search_rebuild", verbosity=0)
    search = states_of_search.addresses()
    return {**addresses.lists(), **addresses.pages(), **addresses.gallery(), **search}


def fix_pictures() -> None:
    """Drawn pictures follow keys that differ between installations: give pages lasting ones."""
    from django.conf import settings
    from wagtail.models import Page

    rows = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    for key, path in rows.values_list("translation_key", "url_path"):
        lasting = uuid.uuid5(uuid.NAMESPACE_URL, path)
        Page.objects.filter(translation_key=key).update(translation_key=lasting)


def states() -> dict[str, list[str]]:
    import states
    from django.core.management import call_command

    places = HERE.parents[1] / "pages" / "places" / "data" / "hessen.json"
    person = {"admin_email": "admin@kitt.example"}
    call_command("setup_site", name="Ehrenamt", state_places=places, **person)
    return {"states": states.make()}


def empty() -> dict[str, list[str]]:
    import addresses
    from django.core.management import call_command

    call_command("setup_site", name="Ehrenamt", admin_email="admin@kitt.example")
    return addresses.lists()


if __name__ == "__main__":
    main(sys.argv[1])
