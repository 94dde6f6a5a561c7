"""“Publish on …” in the admin: checks, words, nights in which the clocks change, rights."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from acts import fresh, in_two_languages, log, person, plan, soon
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext

from pages.base.models import User
from pages.base.planned import in_words, offline_in_words, online_in_words
from pages.demo import builders
from pages.editorial.models import Bundle
from pages.editorial.publishing import access, moments, planning
from pages.editorial.publishing.publisher import publish_due
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles
from pages.press.models import PressReleasePage

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TEN = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
WEDNESDAY = {"day": "2026-11-25", "time": "10:00", "plan": ""}


@pytest.fixture(autouse=True)
def _now(site: object, time_machine: Any) -> None:
    builders.newsroom()
    time_machine.move_to(NOW, tick=False)


NEVER = (
    "There is no such time in that night: the clocks are put forward from %(from)s to %(to)s. "
    "Please choose an earlier or a later time."
)
TWICE = (
    "This time comes twice in that night, because the clocks are put back. "
    "Please choose which one you mean."
)
TAKEN = (
    "The address “%(slug)s” belongs to another page. "
    "Please choose another one under “Promote”, “Slug”."
)


def taken(slug: str) -> str:
    return escape(gettext(TAKEN) % {"slug": slug})


def signed_in(code: str) -> Client:
    sync_roles()
    user = User.objects.create_user(f"{code}@kitt.example", "x")
    user.groups.add(Group.objects.get(name=role(code).label))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer() -> Client:
    return signed_in("press_officer")


def post(client: Client, row: Any, data: dict[str, Any]) -> str:
    answer = client.post(access.plan_url(row), data, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


class TestMoments:
    def test_in_words(self) -> None:
        assert online_in_words(TEN) in (
            "Geht am Mi., 25. November 2026, um 10:00 Uhr online",
            "Goes online on Mi, 25. November 2026, at 10:00",  # without the German catalogue
        )

    def test_a_time_that_does_not_exist(self) -> None:
        with pytest.raises(ValidationError, match=r"02:00.*03:00"):
            moments.moment(dt.date(2027, 3, 28), dt.time(2, 30))
        before = moments.moment(dt.date(2027, 3, 28), dt.time(1, 59))
        after = moments.moment(dt.date(2027, 3, 28), dt.time(3, 0))
        assert after - before == dt.timedelta(minutes=1)

    def test_a_time_that_comes_twice(self) -> None:
        night, time = dt.date(2027, 10, 31), dt.time(2, 30)
        with pytest.raises(ValidationError, match=re.escape(gettext(TWICE)[:20])):
            moments.moment(night, time)
        first = moments.moment(night, time, moments.FIRST)
        second = moments.moment(night, time, moments.SECOND)
        assert second - first == dt.timedelta(hours=1)
        assert in_words(first).endswith(f"({gettext('summer time')})")
        assert in_words(second).endswith(f"({gettext('standard time')})")
        assert moments.moment(night, time.replace(hour=3)) > second

    def test_the_clocks_here_count_not_those_of_the_editor(self) -> None:
        with timezone.override("Pacific/Auckland"):
            at = moments.moment(dt.date(2026, 11, 25), dt.time(10))
            assert at == dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
            assert "10:00" in in_words(at)


class TestScheduling:
    def test_from_the_draft_to_the_date_and_online(
        self, officer: Client, time_machine: Any
    ) -> None:
        release = builders.release("Große Neuigkeit", publish=False)
        release.save_revision()
        edit = reverse("wagtailadmin_pages:edit", args=[release.pk])
        assert "action-plan" in officer.get(edit).content.decode()
        text = post(officer, release, WEDNESDAY)
        assert online_in_words(TEN) in text
        edit_text = officer.get(edit).content.decode()
        assert online_in_words(TEN) in edit_text
        assert access.plan_url(release) in edit_text
        time_machine.move_to(TEN, tick=False)
        assert publish_due().published == 1
        assert fresh(release).live
        assert log(release) == ["scheduled", "published-by-date"]

    def test_moved_and_cancelled(self, officer: Client) -> None:
        release = builders.release("Große Neuigkeit", publish=False)
        post(officer, release, WEDNESDAY)
        text = planning.planned(fresh(release)).pk
        post(officer, release, {**WEDNESDAY, "time": "09:15"})
        moved = planning.planned(fresh(release))
        assert (moved.pk, moved.approved_go_live_at) == (text, TEN - dt.timedelta(minutes=45))
        post(officer, release, {"cancel": ""})
        assert planning.planned(fresh(release)) is None
        assert log(release) == ["scheduled", "schedule-moved", "schedule-cancelled"]
        # The plain button then publishes, and does not bring the old date back.
        fresh(release).get_latest_revision().publish()
        assert fresh(release).live

    def test_online_at_once(self, officer: Client) -> None:
        release = plan(builders.release("Große Neuigkeit", publish=False), soon(60))
        post(officer, release, {"now": ""})
        assert fresh(release).live
        assert planning.planned(fresh(release)) is None

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"day": "2026-11-20"}, "This moment has passed. Please choose a later one."),
            ({"day": "2027-03-28", "time": "02:30"}, NEVER),
            ({"day": "2027-10-31", "time": "02:30"}, TWICE),
            ({"day": ""}, "w-field--error"),
        ],
    )
    def test_moments_that_do_not_work(
        self, officer: Client, data: dict[str, str], said: str
    ) -> None:
        release = builders.release("Große Neuigkeit", publish=False)
        words = gettext(said) % {"from": "02:00", "to": "03:00"}
        assert escape(words) in post(officer, release, {**WEDNESDAY, **data})
        assert planning.planned(fresh(release)) is None

    def test_which_of_two_hours(self, officer: Client) -> None:
        release = builders.release("Große Neuigkeit", publish=False)
        twice = {**WEDNESDAY, "day": "2027-10-31", "time": "02:30"}
        assert 'name="which"' in post(officer, release, twice)
        text = post(officer, release, {**twice, "which": "second"})
        late = moments.moment(dt.date(2027, 10, 31), dt.time(2, 30), moments.SECOND)
        assert online_in_words(late) in text

    def test_what_is_missing_is_said_now(self, officer: Client) -> None:
        release = builders.release("Große Neuigkeit", publish=False)
        release.lead = ""
        release.save_revision()
        assert "fehlt" in post(officer, release, WEDNESDAY)
        assert planning.planned(fresh(release)) is None

    def test_an_address_that_is_taken_is_said_now(self, officer: Client) -> None:
        first = builders.release("Erste", publish=True)
        second = builders.release("Zweite", publish=False)
        second.slug = first.slug
        second.save_revision(clean=False)
        assert taken("erste") in post(officer, second, WEDNESDAY)
        # Also when the other one is not online yet and will only then have it.
        third = builders.release("Dritte", publish=True)
        third.slug, third.change_kind = "vierte-neu", "small"
        third.save_revision()
        post(officer, third, WEDNESDAY)
        second.slug = "vierte-neu"
        second.save_revision(clean=False)
        assert taken("vierte-neu") in post(officer, second, WEDNESDAY)

    def test_records_have_the_same_action(self) -> None:
        offer = builders.event("Lesenacht", live=False)
        client = signed_in("press_officer")
        edit = access.edit_url(person(), offer)
        assert "action-plan" in client.get(edit).content.decode()
        post(client, offer, WEDNESDAY)
        assert planning.planned(fresh(offer))
        assert online_in_words(TEN) in client.get(edit).content.decode()

    def test_offline_later(self, officer: Client, time_machine: Any) -> None:
        release = builders.release("Nur kurz")
        text = post(officer, release, {"end": "", "end_day": "2026-11-23", "end_time": "08:00"})
        end = dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC)
        assert offline_in_words(end) in text
        time_machine.move_to(end, tick=False)
        assert not fresh(release).is_reachable()
        assert publish_due().expired == 1

    def test_the_reason_stands_on_the_page_that_did_not_go_online(
        self, officer: Client, time_machine: Any
    ) -> None:
        release = plan(builders.release("Große Neuigkeit", publish=False), soon(1))
        revision = planning.planned(release)
        revision.content["lead"] = ""
        revision.save()
        time_machine.move_to(soon(2), tick=False)
        assert publish_due().failed
        edit = reverse("wagtailadmin_pages:edit", args=[release.pk])
        failed = gettext("This should be online already. It did not work: %s")
        assert failed[:30] in officer.get(edit).content.decode()
        assert "fehlt" in officer.get(access.plan_url(release)).content.decode()


class TestLanguages:
    def test_both_are_ticked_and_go_together(self, officer: Client) -> None:
        german, english = in_two_languages("Zweisprachig")
        shown = officer.get(access.plan_url(german)).content.decode()
        assert "Englisch: Zweisprachig (en)" in shown
        assert "checked" in shown
        post(officer, german, {**WEDNESDAY, "languages": str(english.pk)})
        assert planning.planned_for(fresh(english)) == planning.planned_for(fresh(german))
        assert Bundle.objects.get().items.count() == 2

    def test_not_ticked_stays_a_draft(self, officer: Client) -> None:
        german, english = in_two_languages("Zweisprachig")
        post(officer, german, WEDNESDAY)
        assert planning.planned(fresh(english)) is None

    def test_english_alone_not_before_german(self, officer: Client) -> None:
        german, english = in_two_languages("Zweisprachig")
        first = "The German version is not online and has no date. Please schedule it first."
        assert gettext(first) in post(officer, english, WEDNESDAY)
        post(officer, german, {**WEDNESDAY, "day": "2026-11-26"})
        later = gettext("The German version goes online later: on %(moment)s.")
        assert later[:30] in post(officer, english, WEDNESDAY)


class TestRights:
    def test_authors_have_no_such_button_and_no_such_page(self) -> None:
        author = signed_in("author")
        release = builders.release("Entwurf", publish=False)
        edit = author.get(reverse("wagtailadmin_pages:edit", args=[release.pk]))
        assert edit.status_code == 200
        assert "action-plan" not in edit.content.decode()
        assert access.plan_url(release) not in edit.content.decode()
        for data in (WEDNESDAY, {"now": ""}, {"cancel": ""}, {"end": "", "end_day": "2027-01-01"}):
            author.post(access.plan_url(release), data)
        stored = fresh(release)
        assert (stored.live, stored.expire_at, planning.planned(stored)) == (False, None, None)

    def test_a_date_in_the_form_does_nothing(self, officer: Client) -> None:
        """The date is set in one place only; the form of the page has no field for it."""
        form = PressReleasePage.get_edit_handler().get_form_class()
        assert not {"go_live_at", "expire_at"} & form.base_fields.keys()


class TestBundles:
    def test_several_pages_at_one_moment(self, officer: Client, time_machine: Any) -> None:
        german, english = in_two_languages("Erste")
        other = builders.release("Zweite", publish=False)
        officer.post(reverse("publishing_bundles"), {"title": "Start der Staffel"})
        bundle = Bundle.objects.get()
        url = reverse("publishing_bundle", args=[bundle.pk])
        for page in (german, english, other):
            officer.post(url, {"add": "", "page": page.pk})
        text = officer.post(url, WEDNESDAY, follow=True).content.decode()
        assert online_in_words(TEN) in text
        assert len({planning.planned_for(fresh(one)) for one in (german, english, other)}) == 1
        # Moving one moves all; on the page itself stands with what it goes.
        assert "Start der Staffel" in officer.get(access.plan_url(other)).content.decode()
        post(officer, other, {**WEDNESDAY, "time": "11:00"})
        time_machine.move_to(dt.datetime(2026, 11, 25, 9, 59, 59, tzinfo=dt.UTC), tick=False)
        assert not publish_due()
        time_machine.move_to(dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC), tick=False)
        assert publish_due().published == 3
        assert all(fresh(one).live for one in (german, english, other))

    def test_all_or_none_and_cancelled_as_one(self, officer: Client, time_machine: Any) -> None:
        pages = [builders.release(title, publish=False) for title in ("Erste", "Zweite")]
        bundle = Bundle.objects.create(title="Beide")
        url = reverse("publishing_bundle", args=[bundle.pk])
        for page in pages:
            officer.post(url, {"add": "", "page": page.pk})
        pages[1].lead = ""
        pages[1].save_revision()
        assert "fehlt" in officer.post(url, WEDNESDAY).content.decode()
        assert not any(planning.planned(fresh(page)) for page in pages)
        pages[1].lead = "Nun ist alles da."
        pages[1].save_revision()
        officer.post(url, WEDNESDAY)
        assert all(planning.planned(fresh(page)) for page in pages)
        officer.post(url, {"cancel": ""})
        assert not any(planning.planned(fresh(page)) for page in pages)
        assert bundle.items.count() == 2

    def test_not_for_authors(self) -> None:
        author = signed_in("author")
        for url in (reverse("publishing_bundles"), reverse("publishing_bundle", args=[1])):
            assert author.get(url).status_code in (302, 403, 404)
