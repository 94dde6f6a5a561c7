"""Reminders over a year: who gets which mail when, each once; and what that does to lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone

from pages.base.freshness import last_confirmation_due, months_after
from pages.base.jobs import run_job
from pages.base.models import OutgoingMail, Team, User
from pages.demo import builders
from pages.editorial.models import Link, Reminder
from pages.editorial.reminders import sending
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles
from pages.opportunities.models import Opportunity
from pages.profiles.models import CentrePage

START = timezone.make_aware(dt.datetime(2027, 1, 11, 9))


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


def after(clock: Any, **much: int) -> None:
    clock.shift(dt.timedelta(**much))


def mails() -> list[OutgoingMail]:
    """The reminders written since the last time."""
    found = list(OutgoingMail.objects.filter(purpose="link-confirm").order_by("to"))
    OutgoingMail.objects.all().delete()
    return found


def person(email: str, group: Group) -> User:
    user = User.objects.create_user(email)
    user.groups.add(group)
    return user


def confirm_path(mail: OutgoingMail, number: int = 0) -> str:
    return re.findall(r"http://testserver(/link/\S+)", mail.body)[number]


@pytest.fixture
def lead(site: Any) -> User:
    sync_roles()
    return person("leitung@kitt.example", Group.objects.get(name=role("approver").label))


@pytest.fixture
def team(lead: User) -> Team:
    team = Team.objects.create(name="Landkreis Muster", kind=Team.Kind.COUNTY)
    team.refresh_from_db()
    assert team.group
    person("ida@kreis.example", team.group)
    away = person("weg@kreis.example", team.group)
    away.is_active = False
    away.save()
    return team


@pytest.fixture
def profile(clock: Any, team: Team) -> CentrePage:
    return builders.centre("Landkreis Muster", team=team, confirmed_on=START.date())


@pytest.fixture
def offer(clock: Any, lead: User) -> Opportunity:
    host = builders.organisation("Lesefreunde")
    contact = builders.contact("Maren Muster", organisation=host, email="maren@lesen.example")
    return builders.opportunity("Vorlesen", organisation=host, contact=contact)


@pytest.mark.django_db
class TestWhen:
    def test_a_profile_over_a_year_and_more(self, clock: Any, profile: CentrePage) -> None:
        sent: dict[int, list[str]] = {}
        for day in (*range(0, 360, 20), *range(360, 400), *range(400, 800, 20)):
            clock.move_to(START + dt.timedelta(days=day))
            for _hourly in range(2):
                sending.remind()
            written = mails()
            if written:
                sent[day] = [one.to for one in written]
        assert sent == {
            365: ["ida@kreis.example"],
            379: ["ida@kreis.example"],
            393: ["leitung@kitt.example"],
        }

    def test_confirmed_it_is_quiet_for_a_year_again(
        self, clock: Any, client: Client, profile: CentrePage
    ) -> None:
        after(clock, days=370)
        sending.remind()
        (mail,) = mails()
        path = confirm_path(mail)
        after(clock, days=3)
        assert client.post(path, {"answer": "right"}).status_code == 200
        today = timezone.localdate()
        assert CentrePage.objects.get(pk=profile.pk).confirmed_on == today
        page = client.get(profile.url).content.decode()
        assert re.search(rf"19\.\s+Januar\s+{today.year}", page)
        for _month in range(12):
            sending.remind()
            after(clock, days=30)
        assert mails() == []
        assert not Reminder.objects.exists()
        after(clock, days=6)
        sending.remind()
        assert len(mails()) == 1

    def test_an_offer_is_for_its_contact(
        self, clock: Any, client: Client, offer: Opportunity
    ) -> None:
        after(clock, days=180)
        sending.remind()
        assert mails() == []
        after(clock, days=1)
        sending.remind()
        (mail,) = mails()
        assert mail.to == "maren@lesen.example"
        client.post(confirm_path(mail), {"answer": "right"})
        assert Opportunity.objects.get(pk=offer.pk).confirmed_on == timezone.localdate()

    @pytest.mark.parametrize("state", ["paused", "ended", "offline"])
    def test_nobody_is_asked_for_what_is_not_offered(
        self, clock: Any, offer: Opportunity, state: str
    ) -> None:
        if state == "offline":
            offer.unpublish()
        else:
            Opportunity.objects.filter(pk=offer.pk).update(state=state)
        after(clock, days=200)
        sending.remind()
        assert mails() == []

    def test_months_and_back(self) -> None:
        for number in range(1500):
            day = dt.date(2027, 1, 1) + dt.timedelta(days=number)
            last = last_confirmation_due(day, 6)
            assert months_after(last, 6) <= day < months_after(last + dt.timedelta(days=1), 6)


@pytest.mark.django_db
class TestToWhom:
    def test_one_mail_with_all_that_is_due(self, clock: Any, offer: Opportunity) -> None:
        for number in range(3):
            builders.opportunity(
                f"Weiteres {number}", organisation=offer.organisation, contact=offer.contact
            )
        after(clock, days=200)
        assert sending.remind() == 1
        (mail,) = mails()
        assert all(f"Weiteres {number}" in mail.body for number in range(3))
        paths = {confirm_path(mail, number) for number in range(4)}
        assert len(paths) == 4

    def test_without_a_team_the_lead_is_asked(self, clock: Any, lead: User) -> None:
        builders.centre("Ohne Team", confirmed_on=START.date())
        after(clock, days=366)
        sending.remind()
        assert [mail.to for mail in mails()] == ["leitung@kitt.example"]

    def test_without_a_contact_the_organisation(self, clock: Any, offer: Opportunity) -> None:
        Opportunity.objects.filter(pk=offer.pk).update(contact=None)
        type(offer.organisation).objects.update(email="post@lesen.example")
        after(clock, days=200)
        sending.remind()
        assert [mail.to for mail in mails()] == ["post@lesen.example"]

    def test_what_is_confirmed_by_one_is_not_asked_of_the_other(
        self, clock: Any, client: Client, team: Team, profile: CentrePage
    ) -> None:
        assert team.group
        person("jo@kreis.example", team.group)
        after(clock, days=366)
        sending.remind()
        first, second = mails()
        client.post(confirm_path(first), {"answer": "right"})
        page = client.get(confirm_path(second))
        assert page.status_code == 200
        assert b'value="right"' not in page.content


@pytest.mark.django_db
class TestLists:
    def test_an_overdue_offer_leaves_the_lists_and_returns(
        self, clock: Any, client: Client, offer: Opportunity
    ) -> None:
        leaves = Opportunity.objects.get(pk=offer.pk).leaves_lists_on
        assert leaves
        until = Opportunity.objects.get(pk=offer.pk).listed_until()
        assert until
        clock.move_to(until - dt.timedelta(seconds=1))
        assert offer.is_listed()
        clock.move_to(until)
        assert timezone.localdate() == leaves
        assert not offer.is_listed()
        assert offer.is_reachable()
        page = client.get(offer.get_absolute_url())
        assert page.status_code == 200
        Opportunity.objects.get(pk=offer.pk).confirm()
        assert offer.is_listed()

    def test_its_translation_follows(self, clock: Any, offer: Opportunity) -> None:
        twin = builders.translate(offer, title="Reading aloud")
        after(clock, days=300)
        assert not twin.is_listed()
        Opportunity.objects.get(pk=offer.pk).confirm()
        assert twin.is_listed()

    def test_a_profile_stays(self, clock: Any, profile: CentrePage) -> None:
        after(clock, days=900)
        assert profile.is_listed()


@pytest.mark.django_db
def test_who_comes_second_writes_nothing(
    clock: Any, profile: CentrePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two runs have read the same; one has already taken the step when the other wants to."""
    for days in (366, 14):
        after(clock, days=days)
        read = sending.due_now(timezone.now())
        assert read
        sending.remind()
        with monkeypatch.context() as late:
            late.setattr(sending, "due_now", lambda _now, stale=read: stale)
            assert sending.remind() == 0
    assert len(mails()) == 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_job_processes_write_each_mail_once(lead: User, site: Any) -> None:
    for number in range(4):
        builders.centre(f"Kreis {number}", confirmed_on=dt.date(2020, 1, 1))
    assert sending.due_now(timezone.now())
    start = Barrier(2)

    def work() -> None:
        try:
            start.wait()
            sending.remind()
            run_job("remind", force=True)
        finally:
            connection.close()

    threads = [Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = OutgoingMail.objects.filter(purpose="link-confirm")
    titles = [
        line for mail in written for line in mail.body.splitlines() if line.startswith("* Kreis")
    ]
    assert sorted(titles) == [f"* Kreis {number}" for number in range(4)]
    assert Link.objects.count() == 4


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_link_confirms_once_when_it_is_sent_twice_at_once(lead: User, site: Any) -> None:
    builders.centre("Kreis", confirmed_on=dt.date(2020, 1, 1))
    sending.remind()
    path = confirm_path(OutgoingMail.objects.get())
    start, answers = Barrier(3), []

    def press() -> None:
        try:
            start.wait()
            answers.append(Client().post(path, {"answer": "right"}).status_code)
        finally:
            connection.close()

    threads = [Thread(target=press) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 410, 410]


@pytest.mark.django_db(transaction=True)
def test_a_run_that_fails_has_done_nothing(
    lead: User, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        builders.centre(f"Kreis {number}", confirmed_on=dt.date(2020, 1, 1))
    with monkeypatch.context() as broken:
        broken.setattr(sending.mail, "write", lambda *_args, **_kw: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sending.remind()
    assert not Reminder.objects.exists()
    assert not Link.objects.exists()
    assert sending.remind() == 1
