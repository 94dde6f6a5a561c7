"""Is it public now? One rule, the same in lists and asked of one row, over all states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from pages.base.models import Organisation
from pages.base.public import listed_pages, reachable_pages
from pages.demo import builders
from pages.press.models import PressReleasePage

NOW = dt.datetime(2026, 6, 26, 10, 0, tzinfo=dt.UTC)
moments = st.sampled_from(
    [
        None,
        NOW - dt.timedelta(days=1),
        NOW,
        NOW + dt.timedelta(seconds=1),
        NOW + dt.timedelta(days=9),
    ]
)
unhurried = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class State:
    """The stored state of a release, as far as it decides what is public."""

    live: bool
    go_live_at: dt.datetime | None
    expire_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    gone_at: dt.datetime | None

    def in_window(self) -> bool:
        begun = self.go_live_at is None or self.go_live_at <= NOW
        return self.live and begun and (self.expire_at is None or self.expire_at > NOW)

    def is_gone(self) -> bool:
        return self.gone_at is not None and self.gone_at <= NOW

    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None and self.withdrawn_at <= NOW


states = st.builds(State, st.booleans(), moments, moments, moments, moments)


def put(page: PressReleasePage, state: State) -> None:
    PressReleasePage.objects.filter(pk=page.pk).update(**vars(state))


@pytest.fixture
def german(site: object) -> PressReleasePage:
    return builders.release("Vierte Staffel")


@pytest.fixture
def english(german: PressReleasePage) -> PressReleasePage:
    builders.translate(builders.newsroom(), title="News")
    return builders.translate(german, title="Fourth cohort")


@unhurried
@given(german_state=states, english_state=states)
def test_release_over_all_states(
    german: PressReleasePage, english: PressReleasePage, german_state: State, english_state: State
) -> None:
    put(german, german_state)
    put(english, english_state)
    reachable = german_state.in_window() and not german_state.is_gone()
    listed = reachable and not german_state.is_withdrawn()
    # The facts of the German row count for its translation too.
    assert german.is_reachable(NOW) == reachable
    assert german.is_listed(NOW) == listed
    assert english.is_reachable(NOW) == (reachable and english_state.in_window())
    assert english.is_listed(NOW) == (listed and english_state.in_window())
    rows = PressReleasePage.objects
    assert set(rows.listed(NOW)) <= set(rows.reachable(NOW))
    assert {one.pk for one in reachable_pages([german, english], NOW)} == set(
        rows.reachable(NOW).values_list("pk", flat=True)
    )
    assert {one.pk for one in listed_pages([german, english], NOW)} == set(
        rows.listed(NOW).values_list("pk", flat=True)
    )


def test_a_restricted_section_is_not_public(german: PressReleasePage) -> None:
    assert german.is_reachable()
    restriction = PageViewRestriction.objects.create(
        page=german.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not german.is_reachable()
    restriction.delete()
    assert german.is_reachable()


def test_records_follow_the_same_window(site: object) -> None:
    organisation = builders.organisation("Lesefreunde")
    rows = Organisation.objects.filter(pk=organisation.pk)
    assert organisation.is_listed()
    rows.update(go_live_at=timezone.now() + dt.timedelta(hours=1))
    assert not organisation.is_reachable()
    rows.update(go_live_at=None, expire_at=timezone.now())
    assert not organisation.is_reachable()
    rows.update(expire_at=None, live=False)
    assert not organisation.is_reachable()


def test_a_page_that_is_not_public_answers_404(client: object, german: PressReleasePage) -> None:
    assert client.get(german.url).status_code == 200
    PressReleasePage.objects.filter(pk=german.pk).update(expire_at=timezone.now())
    assert client.get(german.url).status_code == 404
