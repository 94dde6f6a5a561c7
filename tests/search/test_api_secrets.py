"""What is not public, or no longer, is in no answer of the API, whatever the format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from api_kit import PAGES, SETS, Api, identity, noted, text_of
from django.utils import timezone
from wagtail.models import PageViewRestriction

from pages.demo import builders
from search.indexes import SITE, indexes
from search.upkeep import rebuild

CANARY = "Kanarienvogel"
LONG_AGO = (timezone.now() - dt.timedelta(days=30)).isoformat()
TOMORROW = dt.timedelta(days=1)


@pytest.fixture
def api(site: Any) -> Api:
    rebuild(indexes()[SITE])
    return Api()


def answers(api: Api, name: str) -> Iterator[tuple[str, str]]:
    """Everything in which a thing of a set could stand."""
    for language in ("de", "en"):
        query = {"lang": language}
        yield name, text_of(api.answer(name, page_size=500, **query))
        yield "changes", text_of(api.answer(name, changed_since=LONG_AGO, **query))
    for ending in ("csv", "geojson"):
        yield ending, text_of(api.answer(f"{name}.{ending}"))
    for path in ("search", "search.csv", "search.geojson"):
        yield path, text_of(api.answer(path, q=CANARY))


def where_it_stands(api: Api, name: str) -> set[str]:
    return {kind for kind, text in answers(api, name) if CANARY in text}


def make(name: str, **fields: Any) -> Any:
    if name in ("centres", "cities"):  # they would make a public organisation of the same name
        fields["host" if name == "centres" else "project_owner"] = builders.organisation()
    if name == "cities":
        place = builders.municipality("Erbach")
        cities = builders.programme(members_are="municipalities")
        fields["membership"] = builders.membership(cities, municipality=place)
    return SETS[name](CANARY, teaser=f"{CANARY} singt.", **fields)


def draft(name: str) -> Any:
    return make(name, publish=False)


def embargoed(name: str) -> Any:
    row = make(name, publish=False)
    row.go_live_at = timezone.now() + TOMORROW
    row.save_revision().publish()
    return row


def born_private(name: str) -> Any:
    row = make(name, publish=False)
    _restrict(row)
    row.save_revision().publish()
    return row


def unpublished(name: str) -> Any:
    row = _seen(make(name))
    row.unpublish()
    return row


def deleted(name: str) -> Any:
    row = _seen(make(name))
    row.delete()
    return row


def made_private(name: str) -> Any:
    row = _seen(make(name))
    _restrict(row)
    return row


def expiring(name: str) -> Any:
    return _seen(make(name, expire_at=timezone.now() + TOMORROW))


def withdrawn(name: str) -> Any:
    row = _seen(make(name))
    row.withdrawn_at, row.withdrawn_reason = timezone.now(), "Irrtum"
    row.change_kind = "small"
    row.save_revision().publish()
    return row


def paused(name: str) -> Any:
    row = _seen(make(name))
    row.state = "paused"
    row.save_revision().publish()
    return row


def left_out_of_search(name: str) -> Any:
    row = _seen(make(name))
    row.not_indexed, row.change_kind = True, "small"
    row.save_revision().publish()
    return row


def _seen(row: Any) -> Any:
    noted()
    return row


def _restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


NEVER = [
    *((state, name) for state in (draft, embargoed) for name in SETS),
    *((born_private, name) for name in PAGES),
]
NO_LONGER = [
    *((state, name) for state in (unpublished, deleted, expiring) for name in SETS),
    *((state, name) for state in (made_private, left_out_of_search) for name in PAGES),
    (withdrawn, "press-releases"),
    (paused, "opportunities"),
]


def named(value: Any) -> str:
    return value.__name__ if callable(value) else str(value)


@pytest.mark.parametrize("name", SETS)
def test_what_is_public_is_everywhere(api: Api, name: str) -> None:
    # Otherwise the other tests would be content with nothing.
    kinds = {name, "changes", "csv", "search", "search.csv"}
    _seen(make(name))
    assert where_it_stands(api, name) >= kinds


@pytest.mark.parametrize(("state", "name"), NEVER, ids=named)
def test_what_never_was_public_is_not_even_named_as_deleted(
    api: Api, state: Any, name: str
) -> None:
    row = state(name)
    noted()
    assert where_it_stands(api, name) == set()
    assert identity(row) not in text_of(api.answer(name, changed_since=LONG_AGO))
    assert api.answer(f"{name}/{identity(row)}").status_code == 404
    row.delete()
    noted()
    assert identity(row) not in text_of(api.answer(name, changed_since=LONG_AGO))
    assert api.answer(f"{name}/{identity(row)}").status_code == 404


@pytest.mark.parametrize(("state", "name"), NO_LONGER, ids=named)
def test_what_is_no_longer_public_is_named_as_deleted_by_its_id_alone(
    api: Api, state: Any, name: str
) -> None:
    began = timezone.now()
    row = state(name)
    key = identity(row)
    noted()
    later = timezone.now() + 2 * TOMORROW
    with time_machine.travel(later if state is expiring else timezone.now()):
        assert where_it_stands(api, name) == set()
        body = api.json(name, changed_since=began.isoformat())
        assert [one["id"] for one in body["deleted"]] == [key]
        gone = api.json(f"{name}/{key}", status=410)
        assert gone["deleted_at"] == body["deleted"][0]["deleted_at"]
        assert api.json(name, changed_since=body["as_of"])["deleted"] == []


def test_a_profile_waits_for_the_release_that_announces_its_cohort(api: Api) -> None:
    cohort = builders.cohort()
    release = builders.release("Neue Staffel", announces=cohort, publish=False)
    release.go_live_at = timezone.now() + TOMORROW
    release.save_revision().publish()
    row = make("centres", membership=builders.membership(cohort=cohort))
    noted()
    assert where_it_stands(api, "centres") == set()
    assert api.answer(f"centres/{identity(row)}").status_code == 404
    start = timezone.now().isoformat()
    release.go_live_at = None
    release.save_revision().publish()
    noted()
    body = api.json("centres", changed_since=start)
    assert [one["id"] for one in body["items"]] == [identity(row)]
    assert api.answer(f"centres/{identity(row)}").status_code == 200
    type(release).objects.get(pk=release.pk).unpublish()
    noted()
    body = api.json("centres", changed_since=body["as_of"])
    assert [one["id"] for one in body["deleted"]] == [identity(row)]
    assert api.answer(f"centres/{identity(row)}").status_code == 410


def test_an_unpublished_translation_shows_in_no_language(api: Api) -> None:
    row = builders.opportunity("Vorlesen")
    builders.translate(row, title=CANARY, publish=False)
    noted()
    assert where_it_stands(api, "opportunities") == set()
    assert api.json("opportunities", lang="en")["items"][0]["language"] == "de"


def test_no_person_is_named(api: Api) -> None:
    person = builders.contact(CANARY, email="kanarie@kitt.example", phone="069 90009-777")
    builders.opportunity("Vorlesen", contact=person)
    builders.release("Mitteilung", press_contact=person)
    builders.centre("Beispielkreis", visiting=builders.visiting(people=[person]))
    noted()
    for name in ("opportunities", "press-releases", "centres"):
        for kind, text in answers(api, name):
            for secret in (CANARY, "kanarie@", "90009-777"):
                # The search says back what it was asked for.
                assert secret not in text.replace(f"q={CANARY}", ""), (kind, secret)
