"""A thousand scheduled releases, of every kind: not one byte early, none lost, all in time.

Each carries a canary of its own. Before each moment everything that the public can ask is asked,
and only those may sing whose moment has come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from acts import fresh, person
from copies import schedule_copies
from django.db import connection
from django.test import Client
from django.utils import timezone
from surfaces import EVERYWHERE, FILES, heard, sitemaps
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision

from pages.base import changes
from pages.demo import builders
from pages.editorial.models import Bundle
from pages.editorial.publishing import bundles, planning
from pages.editorial.publishing.publisher import publish_due
from pages.press.models import PressReleasePage
from search import site as search_site
from search.engines.tantivy import TantivyEngine
from search.indexes import SITE, Index, indexes
from search.upkeep import put_in, rebuild

ALL = 1000
BY_HAND = 160
"""So many go through the forms; the others are copies of the first, written in bulk."""
STEPS = 4
NOON = dt.datetime(2026, 10, 25, 0, 58, tzinfo=dt.UTC)
"""02:58 in the night in which the clocks are put back; at 03:00 it is two o'clock again."""
STEP = dt.timedelta(minutes=1)
PAIRS = 16
"""Translations take long to make, so only so many releases have one."""


@dataclass
class World:
    """What was scheduled: canary → when it may first be heard, None for never."""

    due: dict[str, dt.datetime | None] = field(default_factory=dict)
    keys: dict[str, list[int]] = field(default_factory=dict)
    urls: dict[str, list[str]] = field(default_factory=dict)

    def may_sing(self) -> set[str]:
        now = timezone.now()
        return {name for name, at in self.due.items() if at and at <= now}


@pytest.fixture
def index(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    made = Index(SITE, TantivyEngine(tmp_path / "index", patience=5), at_once=True)
    monkeypatch.setitem(indexes(), SITE, made)  # type: ignore[arg-type]
    known = changes.Consumer(SITE, partial(put_in, made), made.at_once)
    monkeypatch.setitem(changes.consumers, SITE, known)
    search_site.forget()
    rebuild(made)
    yield made
    search_site.forget()


def moment(step: int) -> dt.datetime:
    return NOON + (step + 1) * STEP


def drafts(number: int) -> Iterator[tuple[str, PressReleasePage]]:
    """Press releases that nobody has read yet."""
    newsroom = builders.newsroom()
    builders.translate(newsroom, title="News", slug="news")
    contact, host = builders.contact(), builders.organisation("Staatskanzlei")
    for place in range(number):
        name = f"zx{place:04d}qk"
        words = f"Das Kanarienlied {name}"
        picture = builders.picture(f"Bild {name}") if place % 40 == 2 else None
        body = [("text", f"<p>{words} im Text.</p>")]
        if picture:
            body.append(("picture", {"image": picture.pk}))
        page = PressReleasePage(
            title=words,
            slug=f"meldung-{place}",
            teaser=f"{words} in einem Satz.",
            lead=words,
            body=builders.stream(body),
            press_contact=contact,
            locale=newsroom.locale,
            live=False,
        )
        newsroom.add_child(instance=page)
        if place % 40 == 0:
            page.organisations.create(organisation=host, role="lead")
        yield name, page


@pytest.fixture
def world(index: Index, time_machine: Any) -> World:
    """A thousand releases, scheduled, and then changed in every way there is."""
    time_machine.move_to(NOON - dt.timedelta(days=1), tick=False)
    made = World()
    about = builders.standard_page("Über uns", slug="ueber-uns")
    user = person()
    for place, (name, page) in enumerate(drafts(BY_HAND)):
        at = moment(place % STEPS)
        together = [page]
        if place % (BY_HAND // PAIRS) == 1:
            english = builders.translate(
                page, title=f"Canary {name}", teaser=f"{name}.", lead=name, publish=False
            )
            together.append(english)
            bundles.with_translations(page, together[1:], user)
        elif place % 50 == 2:
            page.create_alias(parent=about, update_slug=f"auch-{place}")
        for one in together:
            planning.plan(fresh(one), at, user)
        made.due[name] = at
        made.keys[name] = [one.pk for one in together]
        made.urls[name] = [str(one.url) for one in together]
    pattern = fresh_page(made.keys["zx0000qk"][0])
    copied = [(f"zx{place:04d}qk", moment(place % STEPS)) for place in range(BY_HAND, ALL)]
    for (name, at), page in zip(copied, schedule_copies(pattern, "zx0000qk", copied), strict=True):
        made.due[name], made.keys[name] = at, [page.pk]
        made.urls[name] = [f"/de/aktuelles/{page.slug}/"]
    _change(made, user)
    _count_rows()
    return made


def _count_rows() -> None:
    """PostgreSQL counts no rows of an open transaction; plans would be those of an empty table."""
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")


def _change(made: World, user: Any) -> None:
    """Postponed, brought forward, cancelled, moved, deleted, made private, bundled."""
    names = list(made.due)
    room = fresh(builders.newsroom())
    for place, name in enumerate(names[: 2 * BY_HAND]):
        page = PressReleasePage.objects.get(pk=made.keys[name][0])
        kind = place % 20
        if kind == 3:
            made.due[name] = moment(STEPS - 1)
            planning.plan(page, moment(STEPS - 1), user)
        elif kind == 4:
            made.due[name] = moment(0)
            planning.plan(page, moment(0), user)
        elif kind == 5:
            made.due[name] = None
            planning.cancel(page, user)
        elif kind == 6 and place < BY_HAND:
            page.move(fresh(room), pos="first-child", user=user)
        elif kind == 7:
            made.due[name] = None
            page.delete()
        elif kind == 8:
            made.due[name] = None
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        elif kind == 9:
            _bundle(made, names[place : place + 3], user)


def _bundle(made: World, names: list[str], user: Any) -> None:
    rows = [fresh_page(made.keys[name][0]) for name in names]
    bundle = Bundle.objects.create(title=names[0])
    bundles.put_together(bundle, rows)
    planning.plan(rows[0], moment(2), user)
    made.due |= dict.fromkeys(names, moment(2))


def fresh_page(key: int) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=key)


def listen(client: Client, world: World, more: list[str]) -> set[str]:
    """Ask everything; all that sings must be allowed to. What was heard."""
    allowed, singing = world.may_sing(), set()
    paths = [*EVERYWHERE, *sitemaps(client), *more]
    assert len(set(paths)) >= 20
    for path, status, names in heard(client, paths):
        assert status < 400 or "gibt-es-nicht" in path or not path.startswith("/api/"), path
        assert status < (400 if path.startswith("/api/") else 500), path
        assert names <= allowed, f"{path} tells early of {sorted(names - allowed)}"
        singing |= names
    return singing


def own_addresses(world: World) -> list[str]:
    """Some of every kind in each step: page, translation, text, PDF, press kit, alias."""
    chosen = list(world.due)[::97] + [name for name in world.due if len(world.keys[name]) > 1][:5]
    paths = [f"{url}{file}" for name in chosen for url in world.urls[name] for file in FILES[:2]]
    first = world.urls[chosen[0]][0]
    return [*paths, *(f"{first}{file}" for file in FILES), "/de/ueber-uns/auch-2/"]


def media(world: World) -> list[str]:
    """The pictures of releases: originals and sizes, with the canary in their names."""
    from pages.base.models import KittImage

    found = list(KittImage.objects.filter(title__startswith="Bild zx")[:5])
    return [one.get_rendition("width-40").url for one in found] + [one.file.url for one in found]


def test_a_thousand_releases(world: World, client: Client, time_machine: Any) -> None:
    pictures = media(world)
    assert {client.get(path).status_code for path in pictures} == {404}
    every = [url for urls in world.urls.values() for url in urls]
    assert {status for _path, status, _names in heard(client, every[::4])} == {404}
    done = 0
    for step in range(STEPS):
        time_machine.move_to(moment(step) - dt.timedelta(seconds=1), tick=False)
        assert not publish_due()
        changes.drain_all()
        listen(client, world, own_addresses(world))

        time_machine.move_to(moment(step), tick=False)
        outcome = publish_due()
        assert outcome.failed == []
        done += outcome.published
        _count_rows()
        changes.drain_all()
        assert listen(client, world, own_addresses(world)), "what is due sings"

    public = {name for name in world.due if world.due[name]}
    pages = PressReleasePage.objects.filter(alias_of=None)  # aliases appear with what they show
    online = pages.reachable().values_list("pk", flat=True)
    wanted = {key for name in public for key in world.keys[name]}
    assert set(online) == wanted, "none lost, none too much"
    rows = Page.objects.filter(pk__in=wanted).values_list("pk", "last_published_at")
    at = {key: world.due[name] for name in public for key in world.keys[name]}
    assert all(moment == at[key] for key, moment in rows), "each at its own moment"
    entries = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    told = list(entries.values_list("page_id", flat=True))
    assert len(told) == len(set(told)) == done, "each exactly once"
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert 200 in {client.get(path).status_code for path in pictures}
    _private_again(client, world, pictures)


def _private_again(client: Client, world: World, pictures: list[str]) -> None:
    """What goes offline takes its pictures along."""
    for path in pictures:
        if client.get(path).status_code == 200:
            break
    for page in PressReleasePage.objects.live():
        if "picture" in str(page.body.raw_data):
            page.unpublish()
    assert client.get(path).status_code == 404
