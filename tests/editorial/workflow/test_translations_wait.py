"""The form of translations publishes by the same rules as all others."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from newsroom_people import World, edit_url, person
from wagtail.models import Page
from wagtail_localize.models import Translation

from pages.base import approval
from pages.demo import builders

KIND = "application/x-www-form-urlencoded"


@pytest.fixture
def publish(django_capture_on_commit_callbacks: Any) -> Any:
    """Press the form's button. Publishing waits for the commit."""

    def press(client: Any, obj: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(edit_url(obj), {"action": "publish"})

    return press


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


def in_english(source: Any) -> Any:
    parent = source.get_parent().specific if isinstance(source, Page) else None
    if parent is not None and not parent.has_translation(builders.home("en").locale):
        builders.translate(parent)
    return fresh(builders.translate(source, publish=False))


def write(client: Any, obj: Any, text: str) -> None:
    """Translate the title, as the form does while one types."""
    translation = Translation.objects.get(source__object_id=obj.translation_key)
    string = translation.source.stringsegment_set.get(context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, string.pk])
    assert client.put(url, f"value={text}", content_type=KIND).status_code in {200, 201}


def can_publish(client: Any, obj: Any) -> bool:
    return "&quot;canPublish&quot;: true" in client.get(edit_url(obj)).content.decode()


@pytest.mark.parametrize("four_eyes", [False, True])
def test_nobody_publishes_the_own_translation_of_a_release_under_four_eyes(
    world: World, settings: Any, publish: Any, four_eyes: bool
) -> None:
    settings.FOUR_EYES_RELEASES = four_eyes
    release = in_english(fresh(builders.release("Eine Meldung")))
    paul, petra = world.client("paul"), world.client("petra")
    write(petra, release, "From Petra")
    write(paul, release, "From Paul")
    assert can_publish(paul, release) is not four_eyes
    publish(paul, release)
    sync = Translation.objects.get(source__object_id=release.translation_key).source_id
    if four_eyes:
        url = reverse("wagtail_localize:update_translations", args=[sync])
        paul.post(url, {"publish_translations": "on"})
        assert not fresh(release).live
        assert can_publish(petra, release)
        publish(petra, release)
    assert fresh(release).live and fresh(release).title == "From Paul"
    # What is live has been looked at; the next change is another one.
    assert approval.last_translator(fresh(release)) is None
    write(petra, release, "From Petra again")
    publish(petra, release)
    assert (fresh(release).title == "From Petra again") is not four_eyes


@pytest.mark.parametrize("kind", ["page", "record"])
@pytest.mark.parametrize("who", ["tara", "rike", "paul", "lena"])
def test_translations_of_a_district_go_live_by_those_who_may_publish(
    world: World, publish: Any, kind: str, who: str
) -> None:
    world.people["tara"] = person("tara", "Übersetzung Englisch")
    source = world.profile if kind == "page" else builders.opportunity(team=world.team)
    english = in_english(fresh(source))
    write(world.client("tara"), english, "Our centre")
    publish(world.client(who), english)
    assert fresh(english).live is (who == "lena")
