"""Translations, aliases and bundles follow what they hang on, whatever way it was changed."""

from __future__ import annotations

from typing import Any

import pytest
from acts import fresh, in_two_languages, log, person, plan, soon, take_slug
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from pages.demo import builders
from pages.editorial.models import Bundle
from pages.editorial.publishing import planning
from pages.editorial.publishing.publisher import publish_due

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(person())
    return client


@pytest.fixture
def moved_clock(time_machine: Any) -> Any:
    def move(minutes: float) -> None:
        time_machine.move_to(soon(minutes), tick=False)

    return move


def test_unpublishing_by_the_button_of_the_admin(admin: Client) -> None:
    german, english = in_two_languages("Öffentlich", publish=True)
    answer = admin.post(reverse("wagtailadmin_pages:unpublish", args=[german.pk]))
    assert answer.status_code == 302
    assert not fresh(english).live
    assert "unpublished" in log(german)
    assert "unpublished" in log(english)


def test_unpublishing_in_bulk(admin: Client) -> None:
    german, english = in_two_languages("Öffentlich", publish=True)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    admin.post(f"{url}?id={german.pk}", {"include_descendants": ""})
    assert not fresh(german).live
    assert not fresh(english).live


def test_a_scheduled_translation_loses_its_date_when_the_source_is_called_back() -> None:
    german, english = in_two_languages("Öffentlich", publish=True)
    english.title = "New words"
    english.save_revision()
    planning.plan(fresh(english), soon(60), person())
    fresh(german).unpublish()
    assert planning.planned(fresh(english)) is None


def test_records_follow_as_well() -> None:
    german = builders.opportunity("Vorlesen")
    english = builders.translate(german, title="Reading")
    fresh(german).unpublish()
    assert not fresh(english).live
    german_pk = german.pk
    type(german).objects.get(pk=german_pk).delete()
    assert not type(english)._base_manager.filter(pk=english.pk).exists()


def test_deleting_takes_translations_and_aliases_along(client: Client) -> None:
    german = builders.standard_page("Öffentlich")
    english = builders.translate(german, title="Public")
    about = builders.standard_page("Über uns")
    alias = german.create_alias(parent=about, update_slug="zweitens")
    assert client.get(fresh(alias).url).status_code == 200
    fresh(german).delete()
    assert not Page.objects.filter(pk__in=[english.pk, alias.pk]).exists()
    assert client.get(english.url).status_code in (404, 410)


def test_deleting_a_whole_section() -> None:
    german, english = in_two_languages("Öffentlich", publish=True)
    german.get_parent().delete()
    assert not Page.objects.filter(pk=english.pk).exists()


def test_private_pages_hide_translations_and_aliases(client: Client) -> None:
    german = builders.standard_page("Öffentlich")
    english = builders.translate(german, title="Public")
    about = builders.standard_page("Über uns")
    alias = fresh(german.create_alias(parent=about, update_slug="zweitens"))
    urls = [german.url, english.url, alias.url]
    assert [client.get(url).status_code for url in urls] == [200] * 3
    PageViewRestriction.objects.create(page=german, restriction_type="login")
    assert [client.get(url).status_code for url in urls] == [404] * 3
    assert not english.is_reachable()


def test_a_translation_never_goes_out_before_its_source(moved_clock: Any, client: Client) -> None:
    german, english = in_two_languages("Später")
    planning.plan(english, soon(1), person())
    planning.plan(german, soon(3), person())
    assert planning.planned_for(fresh(english)) == planning.planned_for(fresh(german))
    planning.move(planning.planned(fresh(english)), soon(1))  # behind everybody's back
    moved_clock(2)
    assert not publish_due()
    assert client.get(english.url).status_code == 404
    moved_clock(1)
    assert publish_due().published == 2
    assert client.get(english.url).status_code == 200


def test_both_languages_move_as_one(admin: Client) -> None:
    german, english = in_two_languages("Zusammen")
    plan(german, soon(10), english)
    for minutes in (20, 5):  # postponed, brought forward
        planning.plan(fresh(german), soon(minutes), person())
        assert planning.planned_for(fresh(english)) == planning.planned_for(fresh(german))
        assert fresh(german).go_live_at == fresh(english).go_live_at
    assert log(german).count("schedule-moved") == 2


def test_cancelling_by_the_link_of_wagtail_cancels_both(admin: Client) -> None:
    german, english = in_two_languages("Zusammen")
    german = plan(german, soon(10), english)
    revision = planning.planned(german)
    args = [german.pk, revision.pk]
    admin.post(reverse("wagtailadmin_pages:revisions_unschedule", args=args))
    assert planning.planned(fresh(german)) is None
    assert planning.planned(fresh(english)) is None
    assert not Bundle.objects.exists()
    assert fresh(german).go_live_at is None
    assert fresh(german).get_latest_revision_as_object().go_live_at is None
    assert "schedule-cancelled" in log(german)


def test_both_languages_or_none(moved_clock: Any) -> None:
    german, english = in_two_languages("Zusammen")
    plan(german, soon(1), english)
    other = take_slug(english)
    moved_clock(2)
    assert "(en)" in publish_due().failed[0]
    assert not fresh(german).live
    assert planning.planned(fresh(german))
    other.delete()
    moved_clock(1)
    assert publish_due().published == 2
    assert fresh(german).first_published_at == fresh(english).first_published_at
    assert Bundle.objects.get().published_at


def test_scheduling_an_alias_source_tells_nothing(client: Client) -> None:
    release = builders.release("Geheim", publish=False)
    about = builders.standard_page("Über uns", parent=builders.home("de"))
    alias = release.create_alias(parent=about, update_slug="zweitens")
    plan(release, soon(5))
    assert not fresh(alias).live
    assert client.get(f"{about.url}zweitens/").status_code == 404
