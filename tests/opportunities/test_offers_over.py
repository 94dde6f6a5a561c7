"""An offer that is over, full or gone says so and leads on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from measure import queries_of

from pages.base.choices import Place
from pages.base.freshness import months_after
from pages.base.models import Category, Tombstone
from pages.demo import builders
from pages.editorial.publishing.publisher import publish_due
from pages.opportunities.models import Opportunity
from pages.opportunities.presentation import similar
from pages.places.models import Border, District

pytestmark = pytest.mark.django_db
Offer = Callable[..., Opportunity]
DAY = dt.date(2020, 3, 31)
NOON = dt.datetime(2020, 3, 31, 10, tzinfo=dt.UTC)
PHONE = "069 90009-365"


@pytest.fixture
def odenwald(offer: Offer) -> District:
    """The county of the offers, with its centre."""
    district = District.objects.get(name="Odenwaldkreis")
    builders.centre(
        membership=builders.membership(district=district),
        visiting=builders.visiting(phone=PHONE),
    )
    return district


def page(client: Client, offer: Opportunity, status: int = 200) -> str:
    response = client.get(f"/en/engagement/{offer.address}/")
    assert response.status_code == status
    return response.content.decode()


def words(text: str) -> str:
    text = re.sub(r"<[^>]+>", " ", text).replace("\xad", "")
    return " ".join(re.sub(r"[\xa0\u202f]", " ", text).split())


def notice(text: str) -> str:
    found = re.search(r'<div class="kern-alert .*?kitt-over.*?</div>\s*</div>', text, re.DOTALL)
    return words(found[0]) if found else ""


def in_state(offer: Offer, state: str) -> Opportunity:
    """An offer that was open until 31 March 2020 and is in that state since."""
    with time_machine.travel(NOON, tick=False):
        row = offer("Vorlesen")
        row.state = state
        row.save_revision().publish()
    return Opportunity.objects.get(pk=row.pk)


OVER: list[tuple[dict[str, Any], str]] = [
    ({"state": "ended"}, "This opportunity has ended."),
    ({"state": "cancelled"}, "This opportunity has been cancelled."),
    ({"state": "paused"}, "This opportunity is paused."),
    ({"period_until": DAY}, "This opportunity has been over since 31 March 2020."),
    ({"apply_until": DAY}, "It was possible to apply until 31 March 2020."),
    ({"starts_at": NOON}, "This opportunity took place on 31 March 2020."),
]


@pytest.mark.parametrize(("fields", "sentence"), OVER)
def test_an_offer_that_is_over_leads_on_instead_of_asking_for_help(
    client: Client, offer: Offer, odenwald: District, fields: dict[str, Any], sentence: str
) -> None:
    other = offer("Das nächste Angebot")
    over = offer("Vorbei", **fields)
    text = page(client, over)
    said = notice(text)
    assert said.startswith(sentence)
    assert "Das nächste Angebot" in said
    assert PHONE in said
    assert other.address in text
    assert 'href="/en/engagement/"' in text
    assert "Maren Beispiel" not in text
    assert "Interested?" not in text
    assert "Lesefreunde" in text


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("ended", "This opportunity ended on 31 March 2020."),
        ("cancelled", "This opportunity was cancelled on 31 March 2020."),
        ("paused", "This opportunity has been paused since 31 March 2020."),
        ("full", "All places have been taken since 31 March 2020."),
    ],
)
def test_a_state_says_since_when(client: Client, offer: Offer, state: str, sentence: str) -> None:
    row = in_state(offer, state)
    assert notice(page(client, row)).startswith(sentence)
    row.title = "Anderer Titel"
    row.save_revision().publish()
    assert notice(page(client, row)).startswith(sentence)
    row = Opportunity.objects.get(pk=row.pk)
    row.state = "open"
    row.save_revision().publish()
    assert notice(page(client, row)) == ""


def test_a_full_offer_leads_on_but_can_still_be_asked(
    client: Client, offer: Offer, odenwald: District
) -> None:
    offer("Das nächste Angebot")
    text = page(client, offer("Voll", state="full"))
    assert "Das nächste Angebot" in notice(text)
    assert "Maren Beispiel" in text


def test_an_offer_that_nobody_confirms_says_so(client: Client, offer: Offer) -> None:
    row = offer("Vorlesen")
    assert notice(page(client, row)) == ""
    due = months_after(timezone.localdate(), -6)
    for day, listed in ((due, True), (DAY, False)):
        Opportunity.objects.filter(pk=row.pk).update(confirmed_on=day)
        date = f"{day.day} {day:%B %Y}"
        said = notice(page(client, row))
        assert said.startswith(f"Nobody has confirmed this opportunity since {date}.")
        shown = words(client.get("/en/engagement/").content.decode())
        assert (f"Not confirmed since {date}" in shown) is listed


def test_similar_offers_are_near_first_and_free(offer: Offer, field: Category) -> None:
    sport = Category.objects.create(facet=Category.Facet.FIELD, code="sport")
    here = offer("hier")
    odenwald = District.objects.get(name="Odenwaldkreis")
    next_door, far = builders.district("Kreis Bergstraße"), builders.district("Kreis Kassel")
    Border.between(odenwald, next_door)
    beside = builders.municipality("Heppenheim", district=next_door)
    away = builders.municipality("Baunatal", district=far)
    offer("voll", state="full")
    offer("unbestätigt")
    Opportunity.objects.filter(title="unbestätigt").update(confirmed_on=DAY)
    offer("anderes Thema, weit weg", categories=[sport], municipality=away)
    offer("anderes Thema nebenan", categories=[sport], municipality=beside)
    offer("weit weg", municipality=away)
    expected = [
        offer("Thema im Kreis"),
        offer("Thema nebenan", municipality=beside),
        offer("Thema online", place_kind=Place.ONLINE, municipality=None),
        offer("anderes Thema im Kreis", categories=[sport]),
    ]
    assert [one.title for one in similar(here, 9)] == [one.title for one in expected]


def test_without_a_centre_of_its_own_a_county_leads_to_the_next(
    client: Client, offer: Offer
) -> None:
    neighbour = builders.district("Kreis Bergstraße")
    over = offer("Vorbei", state="ended")
    assert "069" not in notice(page(client, over))
    Border.between(District.objects.get(name="Odenwaldkreis"), neighbour)
    builders.centre(
        membership=builders.membership(district=neighbour),
        visiting=builders.visiting(phone=PHONE),
    )
    text = words(page(client, over))
    assert PHONE in text
    assert re.search(r"Odenwaldkreis (hat kein|has no) .*\. .* Kreis Bergstraße\.", text)


class TestGone:
    """What was public and is no more answers 410, without a word of what it was."""

    def gone(self, client: Client, row: Opportunity) -> str:
        text = page(client, row, 410)
        assert "Geheimnis" not in text
        assert "noindex" in text
        return words(text)

    def test_removed(self, client: Client, offer: Offer, odenwald: District) -> None:
        offer("Das nächste Angebot")
        row = offer("Geheimnis")
        with time_machine.travel(NOON, tick=False):
            row.unpublish()
        text = self.gone(client, row)
        assert "This opportunity was removed on 31 March 2020" in text
        assert "Das nächste Angebot" in text
        assert PHONE in text

    def test_deleted(self, client: Client, offer: Offer, odenwald: District) -> None:
        offer("Das nächste Angebot")
        row = offer("Geheimnis")
        Opportunity.objects.filter(pk=row.pk).delete()
        text = self.gone(client, row)
        assert "Das nächste Angebot" in text
        assert PHONE in text
        assert "Geheimnis" not in str(Tombstone.objects.values().get())

    def test_expired_before_and_after_the_job_has_seen_it(
        self, client: Client, offer: Offer
    ) -> None:
        row = offer("Geheimnis")
        Opportunity.objects.filter(pk=row.pk).update(expire_at=NOON)
        for _again in range(2):
            assert "has been over since 31 March 2020" in self.gone(client, row)
            publish_due()
        assert not Opportunity.objects.get(pk=row.pk).live

    def test_published_again(self, client: Client, offer: Offer) -> None:
        row = offer("Vorlesen")
        row.unpublish()
        row.save_revision().publish()
        assert "Vorlesen" in page(client, row)

    def test_drafts_and_translations_leave_nothing(self, client: Client, offer: Offer) -> None:
        draft = offer("Entwurf", live=False)
        row = offer("Vorlesen")
        builders.translate(row, title="Read aloud").unpublish()
        draft_address = draft.address
        draft.delete()
        assert client.get(f"/de/engagement/{draft_address}/").status_code == 404
        assert "Vorlesen" in page(client, row)
        assert not Tombstone.objects.exists()


@pytest.mark.parametrize("language", ["de", "en"])
def test_queries_of_what_is_over_or_gone(
    client: Client, offer: Offer, odenwald: District, language: str
) -> None:
    over, gone = offer("Vorbei", state="ended"), offer("Weg")
    gone.unpublish()
    url = f"/{language}/engagement/{over.address}/"
    few = queries_of(client, url, warm=True)
    for _number in range(10):
        offer()
    many = queries_of(client, url, warm=True)
    assert many <= few + 2  # the similar ones and their texts
    assert many <= 15
    with CaptureQueriesContext(connection) as captured:
        page(client, gone, 410)
    assert len(captured) <= 15
