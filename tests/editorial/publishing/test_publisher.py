"""What is due goes online, and offline, each on its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from pages.base.models import OutgoingMail, StandardPage, User
from pages.demo import builders
from pages.editorial.models import Hitch
from pages.editorial.publishing import alarm
from pages.editorial.publishing.publisher import publish_due
from pages.press.models import PressReleasePage
from pages.profiles.models import CityPage

MINUTE = dt.timedelta(minutes=1)


def schedule(page: Any, at: dt.datetime) -> Any:
    page.go_live_at = at
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def take_slug(page: Any) -> StandardPage:
    """Another page gets the address that a scheduled one counts on, behind everybody's back."""
    other = builders.standard_page("Besetzt", parent=page.get_parent())
    Page.objects.filter(pk=page.pk).update(slug=f"{page.slug}-zuvor")
    Page.objects.filter(pk=other.pk).update(slug=page.slug)
    return other


@pytest.fixture
def at_work(site: object, time_machine: Any) -> Any:
    """Moves the clock to so many minutes after the start."""
    start = timezone.now()

    def move(minutes: float) -> None:
        time_machine.move_to(start + dt.timedelta(minutes=minutes), tick=False)

    move(0)
    return move


def test_one_failure_stays_due_and_stops_nothing_else(at_work: Any) -> None:
    now = timezone.now()
    broken = schedule(builders.city("Neuhof", publish=False), now + MINUTE)
    sound = schedule(builders.standard_page("Aufruf", publish=False), now + 2 * MINUTE)
    over = builders.standard_page("Vorbei")
    StandardPage.objects.filter(pk=over.pk).update(expire_at=now + 2 * MINUTE)
    revision = broken.scheduled_revision
    revision.content["portrait"] = ""  # became incomplete after it was scheduled
    revision.save()

    at_work(3)
    outcome = publish_due()
    assert (outcome.published, outcome.expired, len(outcome.failed)) == (1, 1, 1)
    assert StandardPage.objects.get(pk=sound.pk).live
    gone = StandardPage.objects.get(pk=over.pk)
    assert (gone.live, gone.expired) == (False, True)
    assert not CityPage.objects.get(pk=broken.pk).live
    assert "fehlt" in Hitch.objects.get().error

    revision.content["portrait"] = "Neuhof bringt Vereine zusammen."
    revision.save()
    assert publish_due().published == 0, "not again within half a minute"
    at_work(3.6)
    assert publish_due().published == 1
    assert CityPage.objects.get(pk=broken.pk).live
    assert not Hitch.objects.exists()


def test_a_taken_address_loses_no_release_and_delays_none(at_work: Any) -> None:
    """Wagtail's own command drops the first for good and never gets to the second."""
    now = timezone.now()
    first = schedule(builders.release("Erste", publish=False), now + MINUTE)
    second = schedule(builders.release("Zweite", publish=False), now + MINUTE)
    other = take_slug(first)
    at_work(2)
    with pytest.raises(CommandError, match="Erste"):
        call_command("publish_scheduled")
    assert PressReleasePage.objects.get(pk=second.pk).live
    assert PressReleasePage.objects.get(pk=first.pk).scheduled_revision
    assert Hitch.objects.get().object_id == str(first.pk)
    other.delete()
    at_work(3)
    call_command("publish_due")
    assert PressReleasePage.objects.get(pk=first.pk).live


def test_nothing_goes_online_a_second_early_or_twice(at_work: Any) -> None:
    now = timezone.now()
    page = schedule(builders.release("Pünktlich", publish=False), now + 10 * MINUTE)
    at_work(10 - 1 / 60)
    assert not publish_due()
    assert not PressReleasePage.objects.get(pk=page.pk).live
    at_work(10)
    assert publish_due().published == 1
    assert not publish_due()


def test_somebody_else_was_faster(at_work: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and doing another publisher may have published, or an editor cancelled."""
    from pages.editorial.publishing import due, publisher

    now = timezone.now()
    page = schedule(builders.release("Einmal", publish=False), now + MINUTE)
    at_work(2)
    seen = due.groups(timezone.now())
    assert publish_due().published == 1
    monkeypatch.setattr(publisher.due, "groups", lambda now: seen)
    first = PressReleasePage.objects.get(pk=page.pk).last_published_at
    at_work(3)
    assert not publish_due()
    assert PressReleasePage.objects.get(pk=page.pk).last_published_at == first


def test_records_go_online_and_offline_too(at_work: Any) -> None:
    offer = builders.opportunity("Vorlesen", live=False)
    offer.expire_at = timezone.now() + 3 * MINUTE
    schedule(offer, timezone.now() + MINUTE)
    at_work(1)
    assert publish_due().published == 1
    at_work(4)
    assert publish_due().expired == 1
    assert not type(offer).objects.get(pk=offer.pk).live


def test_a_live_page_without_a_published_revision_stays_online(at_work: Any, client: Any) -> None:
    """Imported rows: Wagtail takes them offline as soon as an update is scheduled."""
    page = builders.standard_page("Übernommen")
    StandardPage.objects.filter(pk=page.pk).update(live_revision=None, latest_revision=None)
    Revision.objects.all().delete()
    page = StandardPage.objects.get(pk=page.pk)
    page.title = "Neu gefasst"
    page = schedule(page, timezone.now() + MINUTE)
    assert page.live
    assert page.live_revision
    assert "Übernommen" in client.get(page.url).content.decode()
    at_work(2)
    assert publish_due().published == 1
    assert StandardPage.objects.get(pk=page.pk).title == "Neu gefasst"


def test_everything_that_is_overdue_is_told_once(at_work: Any, client: Any) -> None:
    User.objects.create_superuser("betrieb@kitt.example", "x")
    page = schedule(builders.release("Verspätet", publish=False), timezone.now() + MINUTE)
    take_slug(page)
    assert client.get("/healthz").json()["overdue_publications"] == 0
    for minutes in (2.5, 3.5):
        at_work(minutes)
        with pytest.raises(alarm.SomeOverdue):
            alarm.publish_and_tell()
    mail = OutgoingMail.objects.get()
    assert mail.to == "betrieb@kitt.example"
    assert "Verspätet" in mail.subject
    assert f"/admin/pages/{page.pk}/edit/" in mail.body
    assert client.get("/healthz").json()["overdue_publications"] == 1
    assert "Verspätet" not in client.get("/healthz").content.decode()


def test_the_job_publishes_late_while_no_publisher_runs(at_work: Any) -> None:
    page = schedule(builders.release("Doch noch", publish=False), timezone.now() + MINUTE)
    at_work(5)
    assert alarm.publish_and_tell().startswith("1 published")
    assert PressReleasePage.objects.get(pk=page.pk).live
