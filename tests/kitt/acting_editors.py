"""Editors in a process of their own, told what to do by lines (see `test_takes_back`)."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402
from wagtail.models import PageViewRestriction  # noqa: E402

from pages.base import changes  # noqa: E402
from pages.base.models import User  # noqa: E402
from pages.demo import builders  # noqa: E402
from pages.editorial.publishing import bundles, planning  # noqa: E402
from search.indexes import indexes  # noqa: E402
from search.upkeep import rebuild  # noqa: E402

WORDS: dict[str, str] = json.loads(sys.argv[1])
BEFORE = ("unpublish", "delete", "private")
rows: dict[str, tuple[Any, Any, Any]] = {}


def prepare() -> None:
    """A release for each word in two languages, with a picture: public, or far from it."""
    builders.site()
    newsroom = builders.newsroom()
    builders.translate(newsroom, title="News")
    for what, word in WORDS.items():
        public = what in BEFORE
        image = builders.picture(word, credit="Zeichnung: Kitt")
        blocks = [("picture", {"image": image.pk, "alt_text": "", "decorative": True})]
        body = builders.stream(blocks, newsroom_body())
        german = builders.release(f"Neues vom {word.title()}", publish=public, body=body)
        english = builders.translate(german, title=f"Neues vom {word.title()}", publish=public)
        rows[what] = (german, english, image)
        if not public:
            german.save_revision()
            plan(what, 1000 * 60)
    for index in indexes().values():
        rebuild(index)


def newsroom_body() -> Any:
    from pages.press.models import PressReleasePage

    return PressReleasePage.body.field.stream_block


def pages() -> dict[str, list[str]]:
    """The addresses that only one release has."""
    return {
        what: [
            german.url,
            english.url,
            f"{german.url}mitteilung.txt",
            image.get_rendition("width-30").url,
        ]
        for what, (german, english, image) in rows.items()
    }


def plan(what: str, seconds: float) -> None:
    german, english = fresh(what)
    user = User.objects.first() or User.objects.create_superuser("chefin@kitt.example", "x")
    bundles.with_translations(german, [english], user)
    for one in fresh(what):
        planning.plan(one, timezone.now() + dt.timedelta(seconds=seconds), user)


def fresh(what: str) -> list[Any]:
    return [type(row)._base_manager.get(pk=row.pk) for row in rows[what][:2]]


def act() -> None:
    """Everything that can happen to what is public, or waits."""
    fresh("unpublish")[0].unpublish()
    fresh("delete")[0].delete()
    PageViewRestriction.objects.create(page=fresh("private")[0], restriction_type="login")
    plan("postpone", 2)
    plan("postpone", 2000 * 60)
    planning.cancel(fresh("cancel")[0], None)
    for one in fresh("forward"):
        planning.publish_now(one, None)
    plan("due", 0.5)
    changes.drain_all()


DO: dict[str, Callable[[], Any]] = {"prepare": prepare, "pages": pages, "act": act}
for line in sys.stdin:
    sys.stdout.write(f"done {json.dumps(DO[line.strip()]())}\n")
    sys.stdout.flush()
