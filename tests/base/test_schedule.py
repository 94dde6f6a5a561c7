"""What is due goes out, and expires, each on its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from pages.base import housekeeping
from pages.base.models import StandardPage
from pages.demo import builders
from pages.profiles.models import CityPage


def schedule(page: Any, at: dt.datetime) -> None:
    page.go_live_at = at
    page.save_revision().publish()


def test_one_failure_stays_due_and_stops_nothing_else(site: object, time_machine: Any) -> None:
    now = timezone.now()
    broken = builders.city("Neuhof", publish=False)
    sound = builders.standard_page("Aufruf", publish=False)
    over = builders.standard_page("Vorbei")
    schedule(broken, now + dt.timedelta(minutes=1))
    schedule(sound, now + dt.timedelta(minutes=2))
    StandardPage.objects.filter(pk=over.pk).update(expire_at=now + dt.timedelta(minutes=2))
    revision = CityPage.objects.get(pk=broken.pk).scheduled_revision
    revision.content["portrait"] = ""  # became incomplete after it was scheduled
    revision.save()

    time_machine.move_to(now + dt.timedelta(minutes=3), tick=False)
    with pytest.raises(housekeeping.SomeFailed, match="Neuhof"):
        housekeeping.publish_scheduled()

    assert StandardPage.objects.get(pk=sound.pk).live
    assert not StandardPage.objects.get(pk=over.pk).live
    assert StandardPage.objects.get(pk=over.pk).expired
    stored = CityPage.objects.get(pk=broken.pk)
    assert not stored.live
    assert stored.scheduled_revision is not None

    revision.content["portrait"] = "Neuhof bringt Vereine zusammen."
    revision.save()
    assert housekeeping.publish_scheduled() == "1 published, 0 expired"
    assert CityPage.objects.get(pk=broken.pk).live
