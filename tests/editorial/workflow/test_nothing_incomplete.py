"""What is incomplete does not go live: every kind of content, every way there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from newsroom_people import World, act, load, send
from wagtail.models import Page

from pages.base import rules
from pages.base.rules import Incomplete
from pages.demo import builders
from pages.editorial.publishing import planning
from pages.editorial.publishing.publisher import publish_due

MISSING = {"profile": "portrait", "release": "lead", "opportunity": "description"}
WORDS = {
    "portrait": "Neuhof bringt Vereine zusammen.",
    "lead": "Vier Landkreise bauen Beratung auf.",
    "description": "<p>Sie lesen mit einem Kind.</p>",
}


def draft(kind: str) -> Any:
    """Content that has never been online and lacks one needed field."""
    empty = {MISSING[kind]: ""}
    if kind == "profile":
        return builders.city("Neuhof", publish=False, **empty)
    if kind == "release":
        return builders.release("Mitteilung", publish=False, **empty)
    return builders.opportunity("Lesen", live=False, **empty)


def stored(obj: Any) -> Any:
    return type(obj)._base_manager.get(pk=obj.pk)


def complete(obj: Any) -> Any:
    """The draft with the missing words."""
    for name in MISSING.values():
        if hasattr(obj, name):
            setattr(obj, name, WORDS[name])
    obj.save_revision()
    return stored(obj)


def by_button(world: World, obj: Any) -> Any:
    client = world.client("betrieb")
    answer = send(client, obj, load(client, obj), publish=True)
    assert answer.status_code == 200
    html = answer.content.decode()
    [name] = [one for one in MISSING.values() if hasattr(obj, one)]
    assert f'#care={name}/"' in html, "the refusal names the field with a link"
    return obj


def by_date(world: World, obj: Any) -> Any:
    kind = ContentType.objects.get_for_model(obj).pk
    day = timezone.localdate() + dt.timedelta(days=1)
    data = {"day": day.isoformat(), "time": "10:00", "plan": ""}
    world.client("betrieb").post(reverse("publishing_plan", args=[kind, obj.pk]), data)
    assert planning.planned(obj) is None
    return obj


def by_publisher(world: World, obj: Any) -> Any:
    """Complete when it was scheduled, and not any more when its time comes."""
    whole = complete(obj)
    planning.plan(whole, timezone.now() + dt.timedelta(minutes=5), world.people["betrieb"])
    revision = planning.planned(whole)
    assert revision is not None
    revision.content |= {name: "" for name in MISSING.values() if name in revision.content}
    revision.approved_go_live_at = timezone.now() - dt.timedelta(minutes=1)
    revision.save()
    outcome = publish_due()
    assert (outcome.published, len(outcome.failed)) == (0, 1)
    return obj


def in_bulk(world: World, obj: Any) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = world.client("betrieb").post(f"{url}?id={obj.pk}", follow=True)
    messages = "".join(str(one) for one in answer.context["messages"])
    assert f"/admin/pages/{obj.pk}/edit/#care=" in messages
    return obj


def by_approval(world: World, obj: Any) -> Any:
    obj.get_workflow().start(obj, world.people["rike"])
    act(world.client("lena"), stored(obj), "approve")
    return obj


def by_urgency(world: World, obj: Any) -> Any:
    kind = ContentType.objects.get_for_model(obj).pk
    url = reverse("publish_urgently", args=[kind, obj.pk])
    world.client("betrieb").post(url, {"reason": "Sofort"})
    return obj


def as_translation(world: World, obj: Any) -> Any:
    parent = obj.get_parent() if isinstance(obj, Page) else None
    for page in parent.get_ancestors(inclusive=True).filter(depth__gt=2) if parent else ():
        builders.translate(page.specific)
    english = builders.translate(obj, publish=False)
    with suppress(Incomplete):
        english.get_latest_revision().publish()
    return english


def by_import(world: World, obj: Any) -> Any:
    with pytest.raises(Incomplete):
        obj.save_revision().publish()
    return obj


def by_saving_it_live(world: World, obj: Any) -> Any:
    obj.live = True
    with pytest.raises(Incomplete):
        obj.save()
    return obj


def at_once(world: World, obj: Any) -> Any:
    with pytest.raises(Incomplete):
        planning.publish_now(obj, world.people["betrieb"])
    return obj


WAYS = (
    *(by_button, by_date, by_publisher, in_bulk, by_approval, by_urgency),
    *(as_translation, by_import, by_saving_it_live, at_once),
)


# Records have no publishing in bulk.
TRIES = [(kind, way) for kind in MISSING for way in WAYS if (kind, way) != ("opportunity", in_bulk)]


@pytest.mark.parametrize(("kind", "way"), TRIES)
def test_incomplete_content_stays_offline(
    world: World, kind: str, way: Callable[[World, Any], Any]
) -> None:
    obj = draft(kind)
    assert [one.field for one in rules.completeness(obj).missing] == [MISSING[kind]]
    tried = stored(way(world, obj))
    assert not tried.live
    assert tried.live_revision_id is None


@pytest.mark.parametrize("kind", MISSING)
def test_the_same_content_goes_live_when_it_is_complete(world: World, kind: str) -> None:
    """Or else the ways above would prove nothing."""
    obj = complete(draft(kind))
    obj.get_latest_revision().publish()
    assert stored(obj).live
