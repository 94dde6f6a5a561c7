"""What is not public shows up nowhere, even while the index is behind: each thing has a canary."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from site_index import work_off
from wagtail.models import PageViewRestriction

from pages.base.models import Organisation, StandardPage
from pages.demo import builders
from pages.opportunities.models import Opportunity
from search.indexes import Index
from search.models import BestBet

CANARY = "Zwölfkanarienlied"
TYPED = (CANARY, "zwölfkanarien", "Zwölfkanarienleid")
START = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
PATHS = (
    *("/de/suche/", "/en/suche/", "/de/engagement/", "/en/engagement/"),
    *("/de/suche/vorschlaege/", "/en/suche/vorschlaege/"),
)
MORE = ({"ort": "Erbach"}, {"sort": "neu"}, {"kreis": "odenwaldkreis"})


@pytest.fixture
def settled(index: Index) -> None:
    """Some things that stay."""
    host = builders.organisation("Lesefreunde")
    first = builders.opportunity("Vorlesen in der Kita", organisation=host, municipality=_erbach())
    builders.translate(first, title="Reading aloud")
    builders.newsroom()


def seen(client: Client) -> list[str]:
    """Where the canary sings: the search in every way somebody may ask."""
    singing = []
    for path in PATHS:
        for text in TYPED:
            for more in ({}, *(MORE if text == CANARY and path in PATHS[:1] else ())):
                answer = client.get(path, {"q": text, **more})
                assert answer.status_code == 200, (path, text, more)
                if _sings(answer, text):
                    singing.append(f"{path} {text} {more}")
    return singing


def _sings(answer: Any, typed: str) -> bool:
    """Whether the canary is in an answer, other than as what was typed into it."""
    if "json" in answer["Content-Type"]:
        return CANARY.lower() in str(json.loads(answer.content)).lower()
    context = answer.context
    if "notices" not in context:  # the plain list, while no index answers
        return f"{CANARY} singen" in str(answer.content.decode())
    found = context.get("found")
    rows = " ".join(f"{row.title} {row.summary} {row.organisation}" for row in context["rows"])
    notices = " ".join(
        str(notice.text) for notice in context["notices"] if typed.lower() not in CANARY.lower()
    )
    said = (rows + notices).replace("<mark>", "").replace("</mark>", "").lower()
    return CANARY.lower() in said or bool(
        CANARY.lower() in typed.lower() and found.answer and _counted(found)
    )


def _counted(found: Any) -> bool:
    """Whether something is counted for exactly the canary's word."""
    exact = found.answer.step in {"exact", "wider"}
    return exact and bool(found.total or any(map(sum, map(dict.values, _counts(found)))))


def _counts(found: Any) -> list[dict[str, int]]:
    return [dict(one) for one in found.answer.result.counts.values()]


def offer(**fields: Any) -> Opportunity:
    return builders.opportunity(
        f"{CANARY} singen", teaser=f"Das {CANARY} im Chor.", **{"municipality": _erbach(), **fields}
    )


def page(**fields: Any) -> StandardPage:
    return builders.standard_page(f"{CANARY} lernen", teaser=f"Ein {CANARY}.", **fields)


def _erbach() -> Any:
    return builders.municipality("Erbach", district=builders.district("Odenwaldkreis"))


def _state(state: str) -> Callable[[Any], None]:
    def change(row: Any) -> None:
        row.state = state
        row.save_revision().publish()

    return change


def _expire(row: Any) -> None:
    row.expire_at = timezone.now() + dt.timedelta(seconds=1)
    row.save_revision().publish()


def _other_words(row: Any) -> None:
    row.title, row.teaser = "Etwas anderes", "Ganz anders."
    row.save_revision().publish()


def _below_a_private_page(row: Any) -> None:
    private = builders.standard_page("Nur für uns")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    row.move(type(private).objects.get(pk=private.pk), pos="last-child")


def _private(row: Any) -> None:
    PageViewRestriction.objects.create(page=row.get_parent(), restriction_type="login")


ENDS: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
    "offer unpublished": (offer, lambda row: row.unpublish()),
    "offer deleted": (offer, lambda row: row.delete()),
    "offer paused": (offer, _state("paused")),
    "offer ended": (offer, _state("ended")),
    "offer cancelled": (offer, _state("cancelled")),
    "offer expired": (offer, _expire),
    "offer rewritten": (offer, _other_words),
    "page unpublished": (page, lambda row: row.unpublish()),
    "page deleted": (page, lambda row: row.delete()),
    "page made private from above": (page, _private),
    "page moved to a private place": (page, _below_a_private_page),
    "page expired": (page, _expire),
    "page rewritten": (page, _other_words),
    "organisation unpublished": (
        lambda: builders.organisation(f"{CANARY} e. V."),
        lambda row: row.unpublish(),
    ),
    "organisation of an offer unpublished": (
        lambda: builders.opportunity("Chor", organisation=builders.organisation(CANARY)),
        lambda row: Organisation.objects.get(name=CANARY).unpublish(),
    ),
    "event over": (
        lambda: builders.event(
            f"{CANARY} hören", starts_at=timezone.now() + dt.timedelta(seconds=1)
        ),
        lambda row: None,
    ),
    "release removed": (
        lambda: builders.release(f"{CANARY} gefunden", publish=True),
        lambda row: row.unpublish(),
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_an_index_that_is_behind_tells_nothing(settled: None, client: Client, name: str) -> None:
    make, end = ENDS[name]
    with time_machine.travel(START) as clock:
        row = make()
        work_off()
        assert seen(client), "the canary must sing while it is public"
        end(type(row)._base_manager.get(pk=row.pk))
        clock.shift(5)
        assert seen(client) == []
        work_off()
        assert seen(client) == []
        for path in ("/de/", "/sitemap.xml", "/de/aktuelles/"):
            assert CANARY not in client.get(path, follow=True).content.decode(), path


def test_what_was_never_public_is_not_known(settled: None, client: Client) -> None:
    later = timezone.now() + dt.timedelta(days=1)
    offer(live=False)
    page(publish=False)
    builders.release(f"{CANARY} kommt", publish=False)
    builders.opportunity("Chor", organisation=builders.organisation(), live=False, teaser=CANARY)
    embargoed = builders.release(f"{CANARY} bald", publish=False)
    embargoed.go_live_at = later
    embargoed.save_revision().publish()
    hidden = Organisation(name=f"{CANARY} im Entwurf", live=False)
    hidden.save()
    public = builders.opportunity("Öffentlich")
    Opportunity.objects.filter(pk=public.pk).update(organisation=hidden)
    public.refresh_from_db()
    public.title = f"Entwurf mit {CANARY}"
    public.save_revision()
    assert seen(client) == []
    work_off()
    assert seen(client) == []
    with time_machine.travel(later + dt.timedelta(minutes=1)):
        assert seen(client) == [], "it is public only when the job has published it"


def test_a_translation_that_is_taken_back(settled: None, client: Client) -> None:
    german = builders.opportunity("Singen im Dorf")
    english = builders.translate(german, title=f"{CANARY} in the village")
    work_off()
    assert seen(client)
    english.unpublish()
    assert seen(client) == []
    work_off()
    assert seen(client) == []


def test_many_changes_that_wait_hide_nothing_less(
    settled: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind by more than can be looked at, the index is not asked at all."""
    row = offer()
    work_off()
    row.unpublish()
    monkeypatch.setattr("search.pending._FEW", 0)
    assert seen(client) == []
    monkeypatch.setattr("search.pending.MOST", 0)
    assert seen(client) == []


def test_no_best_bet_leads_to_what_is_not_public(
    settled: None, client: Client, look: Callable[..., str]
) -> None:
    target = page()
    bet = {"queries": "ehrenamtskarte", "language": "de", "title": f"Zum {CANARY}", "page": target}
    BestBet.objects.create(**bet)
    assert CANARY in look("Ehrenamtskarte")
    target.unpublish()
    assert CANARY not in look("Ehrenamtskarte")


def test_my_centre_is_public_itself(settled: None, look: Callable[..., str]) -> None:
    district = builders.district("Odenwaldkreis")
    visiting = builders.visiting(phone="069 90009-777")
    joined = builders.membership(district=district)
    centre = builders.centre(membership=joined, visiting=visiting)
    work_off()
    assert "90009-777" in look("Vorlesen", ort="Erbach")
    centre.unpublish()
    assert "90009-777" not in look("Vorlesen", ort="Erbach")


def test_similar_offers_follow_at_once(settled: None, client: Client) -> None:
    shown = builders.opportunity("Chorleitung", municipality=_erbach())
    row = offer()
    url = shown.get_absolute_url()
    assert CANARY in client.get(url).content.decode()
    row.unpublish()
    assert CANARY not in client.get(url).content.decode()
