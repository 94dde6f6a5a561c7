"""Whether a place to go to is open, in words."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from pages.base.models import OpeningHours, SpecialDay, VisitingDetails, Weekday
from pages.base.opening import opening_state
from pages.demo import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def visiting(db: None) -> VisitingDetails:
    """Open on Tuesdays, 9 to 12 and 14 to 17, and on Thursday mornings, but for two days."""
    row: VisitingDetails = builders.visiting()
    row.hours.add(OpeningHours(weekday=Weekday.TUESDAY, opens=dt.time(14), closes=dt.time(17)))
    row.special_days = [SpecialDay(on=dt.date(2026, 12, day)) for day in (1, 3)]
    row.save()
    return row


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("2026-11-24 08:59", "Geschlossen, öffnet um 9 Uhr"),
        ("2026-11-24 09:00", "Geöffnet bis 12 Uhr"),
        ("2026-11-24 12:00", "Geschlossen, öffnet um 14 Uhr"),
        ("2026-11-24 17:00", "Geschlossen, öffnet am Donnerstag um 9 Uhr"),
        ("2026-11-26 13:00", "Geschlossen, öffnet am 8. Dezember 2026 um 9 Uhr"),
        ("2026-12-01 10:00", "Geschlossen, öffnet am 8. Dezember 2026 um 9 Uhr"),
    ],
)
def test_state_follows_the_clock_and_special_days(
    visiting: VisitingDetails, at: str, text: str
) -> None:
    moment = timezone.make_aware(dt.datetime.fromisoformat(at))
    state = opening_state(visiting, moment)
    assert state is not None
    assert " ".join(state.text.split()) == text
    assert state.is_open == text.startswith("Geöffnet")


def test_no_state_while_closed_and_without_hours(visiting: VisitingDetails) -> None:
    visiting.closed = True
    assert opening_state(visiting) is None
    assert opening_state(VisitingDetails.objects.create(name="Ohne Zeiten")) is None
