"""Records without drafts do not break an embargo: what a release announces waits for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from pages.demo import builders
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage
from pages.programmes.models import Cohort, Membership


@pytest.fixture
def programme(site: object) -> Any:
    programme = builders.programme(members_are="districts")
    first = builders.cohort(programme, number=1)
    builders.membership(programme, district=builders.district("Odenwaldkreis"), cohort=first)
    return programme


@pytest.fixture
def secret(programme: Any) -> Cohort:
    """A cohort that a release announces tomorrow at ten."""
    cohort = builders.cohort(programme, number=2)
    builders.membership(programme, district=builders.district("Landkreis Fulda"), cohort=cohort)
    release = builders.release("Zweite Staffel", announces=cohort, publish=False)
    release.go_live_at = timezone.now() + dt.timedelta(days=1)
    release.save_revision().publish()
    return cohort


def public_numbers(programme: Any) -> tuple[int, int]:
    cohorts = Cohort.objects.listed().filter(programme=programme).count()
    return cohorts, programme.members().count()


def test_a_cohort_stays_out_of_lists_and_counts_until_its_release_is_public(
    programme: Any, secret: Cohort
) -> None:
    assert public_numbers(programme) == (1, 1)
    assert not secret.is_reachable()
    release = PressReleasePage.objects.get(announces=secret)
    release.go_live_at = None
    release.save_revision().publish()
    assert public_numbers(programme) == (2, 2)


def test_it_hides_again_when_the_release_is_called_back(programme: Any, secret: Cohort) -> None:
    release = PressReleasePage.objects.get(announces=secret)
    release.go_live_at = None
    release.save_revision().publish()
    PressReleasePage.objects.get(pk=release.pk).unpublish()
    assert public_numbers(programme) == (1, 1)


def test_a_removed_release_has_been_public(programme: Any, secret: Cohort) -> None:
    PressReleasePage.objects.filter(announces=secret).update(
        live=True, go_live_at=None, first_published_at=timezone.now(), gone_at=timezone.now()
    )
    assert public_numbers(programme) == (2, 2)


def test_a_cohort_can_wait_before_its_release_is_written(programme: Any) -> None:
    cohort = builders.cohort(programme, number=3, waits_for_release=True)
    assert not cohort.is_listed()
    builders.release("Dritte Staffel", announces=cohort)
    assert cohort.is_listed()


def test_the_profile_of_a_future_member_is_not_public_either(
    programme: Any, secret: Cohort, client: Any
) -> None:
    profile = builders.centre(membership=Membership.objects.get(cohort=secret))
    url = CentrePage.objects.get(pk=profile.pk).url
    assert not profile.is_reachable()
    assert client.get(url).status_code == 404
    release = PressReleasePage.objects.get(announces=secret)
    release.go_live_at = None
    release.save_revision().publish()
    assert profile.is_listed()


def test_naming_the_cohort_in_a_draft_is_enough(programme: Any) -> None:
    cohort = builders.cohort(programme, number=3)
    release = builders.release("Noch ohne Staffel", publish=False)
    assert cohort.is_listed()
    release.announces = cohort
    release.save_revision()  # the stored row of the release does not know it yet
    assert PressReleasePage.objects.get(pk=release.pk).announces is None
    assert not Cohort.objects.get(pk=cohort.pk).is_listed()
    release.get_latest_revision().publish()
    assert Cohort.objects.get(pk=cohort.pk).is_listed()


def test_an_expired_release_has_been_public(programme: Any, secret: Cohort) -> None:
    release = PressReleasePage.objects.get(announces=secret)
    release.go_live_at = None
    release.save_revision().publish()
    PressReleasePage.objects.filter(pk=release.pk).update(expire_at=timezone.now())
    assert public_numbers(programme) == (2, 2)


def test_a_partner_under_embargo_is_not_named(programme: Any, secret: Cohort) -> None:
    known = Membership.objects.exclude(cohort=secret).get()
    future = Membership.objects.get(cohort=secret)
    builders.tandem(known, future)
    assert known.partners() == []
    release = PressReleasePage.objects.get(announces=secret)
    release.go_live_at = None
    release.save_revision().publish()
    assert known.partners() == [future]
