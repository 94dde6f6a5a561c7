"""Short forms that begin something from what is there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from pages.base.models import User
from pages.demo import builders
from pages.editorial.copying import making, series_rule
from pages.editorial.copying.holidays import easter, holiday
from pages.events.models import Event
from pages.opportunities.models import Opportunity
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage
from pages.programmes.models import Cohort


class TestRule:
    """Dates from a rule."""

    def test_every_second_tuesday_over_the_year(self) -> None:
        days = series_rule.days("weekly", dt.date(2026, 12, 1), dt.date(2027, 2, 9), 2)
        assert {day.weekday() for day in days} == {1}
        assert days[-1] == dt.date(2027, 2, 9)
        assert {(later - day).days for day, later in pairwise(days)} == {14}

    def test_the_thirty_first(self) -> None:
        days = series_rule.days("day", dt.date(2027, 12, 31), dt.date(2028, 4, 30))
        assert [(day.month, day.day) for day in days] == [
            (12, 31),
            (1, 31),
            (2, 29),
            (3, 31),
            (4, 30),
        ]

    @pytest.mark.parametrize("first", [dt.date(2027, 1, day) for day in range(1, 32)])
    def test_the_same_weekday_of_each_month(self, first: dt.date) -> None:
        days = series_rule.days("weekday", first, dt.date(2027, 12, 31))
        assert [day.month for day in days] == list(range(1, 13))
        assert {day.weekday() for day in days} == {first.weekday()}
        place = (first.day - 1) // 7
        assert {(day.day - 1) // 7 for day in days} <= {place, 3}

    def test_too_many(self) -> None:
        with pytest.raises(series_rule.TooMany):
            series_rule.days("weekly", dt.date(2027, 1, 1), dt.date(2037, 1, 1))

    def test_holidays(self) -> None:
        known = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2049: (4, 18)}
        assert all(easter(year) == dt.date(year, *day) for year, day in known.items())
        assert holiday(dt.date(2026, 6, 4), "06") == "Fronleichnam"
        assert not holiday(dt.date(2026, 6, 4), "13")
        assert not holiday(dt.date(2026, 6, 9), "06")


@pytest.fixture
def operator(site: Any, client: Client) -> User:
    user = User.objects.create_superuser("betrieb@kitt.example", "geheim")
    client.force_login(user)
    return user


@pytest.mark.django_db
class TestForms:
    def test_duplicate_an_opportunity(self, client: Client, operator: User) -> None:
        source = builders.opportunity("Vorlesen", apply_until=dt.date(2027, 1, 1))
        before = source.get_latest_revision().content
        url = reverse("copy_opportunity", args=[source.pk])

        answer = client.post(url, {"title": "Vorlesen II"})

        made = Opportunity.objects.get(title="Vorlesen II")
        assert answer["Location"].endswith(f"/{made.pk}/")
        assert not made.live
        assert made.first_published_at is made.apply_until is made.confirmed_on is None
        assert made.public_id != source.public_id
        assert made.translation_key != source.translation_key
        assert made.organisation == source.organisation
        assert [*made.categories.all()] == [*source.categories.all()]
        assert made.get_latest_revision_as_object().title == "Vorlesen II"
        source.refresh_from_db()
        assert source.live
        assert source.get_latest_revision().content == before

    def test_a_series(self, client: Client, operator: User) -> None:
        berlin = timezone.get_default_timezone()
        at = dt.datetime(2027, 3, 2, 18, 30, tzinfo=berlin)
        source = builders.event("Seminar", starts_at=at, ends_at=at + dt.timedelta(hours=2))
        rule = {"rule": "weekly", "every": 2, "first": "2027-03-16", "last": "2027-04-13"}
        url = reverse("copy_series", args=[source.pk])
        shown = client.post(url, rule).content.decode()
        assert shown.count('name="day"') == 3

        client.post(url, {**rule, "make": "1", "day": ["2027-03-16", "2027-03-30", "2030-01-01"]})

        made = Event.objects.exclude(pk=source.pk).order_by("starts_at")
        begins = [timezone.localtime(one.starts_at, berlin) for one in made]
        # The clocks change on 28 March: it begins at the same hour all the same.
        assert [(one.day, one.hour, one.minute) for one in begins] == [(16, 18, 30), (30, 18, 30)]
        assert all(one.ends_at - one.starts_at == dt.timedelta(hours=2) for one in made)
        assert not any(one.live for one in made)

    def test_all_or_none(self, operator: User, monkeypatch: pytest.MonkeyPatch) -> None:
        source = builders.event("Seminar")
        real, calls = making.clone, iter([True, False])
        monkeypatch.setattr(
            making, "clone", lambda *a, **k: real(*a, **k) if next(calls) else 1 / 0
        )
        with pytest.raises(ZeroDivisionError):
            making.events_of_series(source, [dt.date(2027, 1, 5), dt.date(2027, 1, 12)], operator)
        assert Event.objects.count() == 1

    def test_release_from_an_earlier_one(self, client: Client, operator: User) -> None:
        cohort = builders.cohort()
        source = builders.release("Vierte Staffel", announces=cohort, issued_at=timezone.now())

        client.post(reverse("copy_release"), {"source": source.pk, "title": "Fünfte Staffel"})

        made = PressReleasePage.objects.get(title="Fünfte Staffel")
        assert not made.live
        assert made.announces is made.issued_at is made.first_published_at is None
        assert made.lead == source.lead
        assert made.body.get_prep_value()[0]["value"] == source.body.get_prep_value()[0]["value"]
        assert made.translation_key != source.translation_key
        assert Revision.objects.for_instance(made).count() == 1

    def test_next_cohort(self, client: Client, operator: User) -> None:
        last = builders.cohort(signed_on=dt.date(2024, 2, 29), grant_ceiling=Decimal(120000))
        builders.membership(cohort=last)
        builders.release("Staffel", announces=last)

        client.post(reverse("copy_cohort"), {"last": last.pk, "with_release": "on"})

        made = Cohort.objects.get(number=last.number + 1)
        assert made.signed_on == dt.date(2025, 2, 28)
        assert made.grant_ceiling == last.grant_ceiling
        assert made.waits_for_release
        assert not made.memberships.exists()
        assert not PressReleasePage.objects.get(announces=made).live

    def test_profile_for_a_place_without_one(self, client: Client, operator: User) -> None:
        taken = builders.centre().membership
        free = builders.membership(taken.programme)
        assert (
            f'value="member-{taken.pk}"' not in client.get(reverse("copy_profile")).content.decode()
        )

        client.post(reverse("copy_profile"), {"place": f"member-{free.pk}"})
        client.post(reverse("copy_profile"), {"place": f"member-{free.pk}"})

        made = CentrePage.objects.get(membership=free)
        assert not made.live
        assert made.title == str(free.district)
        other = builders.district("Landkreis Neu")
        client.post(reverse("copy_profile"), {"place": f"district-{other.pk}"})
        assert CentrePage.objects.get(title=str(other)).membership is None


@pytest.mark.django_db
def test_nobody_without_rights(client: Client, site: Any) -> None:
    user = User.objects.create_user("niemand@kitt.example", "geheim")
    from django.contrib.auth.models import Permission

    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    offer, event = builders.opportunity("Vorlesen"), builders.event("Seminar")
    urls = [reverse(name) for name in ("copy_release", "copy_cohort", "copy_profile")]
    urls += [reverse("copy_opportunity", args=[offer.pk]), reverse("copy_series", args=[event.pk])]
    for url in urls:
        assert client.get(url).status_code == 302
        client.post(url, {"title": "Meins", "source": 1, "last": 1, "place": "member-1"})
    assert Opportunity.objects.count() == Event.objects.count() == 1
