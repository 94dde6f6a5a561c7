"""Loading the example records: once, without touching what an editor did; and very many of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, Revision

from pages.base.models import Organisation
from pages.base.rules import completeness
from pages.demo import builders, bulk, record_data, records
from pages.demo.context import Context
from pages.demo.loader import load_places
from pages.editorial.vocabulary import load_categories
from pages.events.models import ContactPoint, Course, Event
from pages.opportunities.models import Opportunity

pytestmark = pytest.mark.django_db

FEW = {"contact_point": 3, "opportunity": 4, "event": 14, "course": 2}


@pytest.fixture
def ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places, categories, the organisers of the other files, and only a few entries per kind."""

    def few(kind: str) -> Iterator[dict[str, Any]]:
        return islice(record_data.entries(kind), FEW.get(kind))

    monkeypatch.setattr(records, "entries", few)
    for code in ("de", "en"):
        Locale.objects.get_or_create(language_code=code)
    ctx = Context()
    load_places(ctx)
    load_categories()
    for key in ("org:dsee", "org:leah"):
        ctx.once(key, lambda key=key: builders.organisation(key))


@pytest.fixture
def loaded(ground: None) -> Context:
    ctx = Context()
    records.load(ctx)
    assert ctx.skipped == {}
    return ctx


def test_every_record_is_complete_public_and_marked(loaded: Context) -> None:
    for model in (Opportunity, Event, Course, ContactPoint):
        rows = model.objects.sources()
        assert (
            rows.count() == FEW[{ContactPoint: "contact_point"}.get(model, model.__name__.lower())]
        )
        assert rows.reachable().count() == rows.count()
        assert all(completeness(row) and row.live_revision_id for row in rows)
    assert Organisation.objects.filter(is_example=True).count() == 66
    real = Event.objects.sources().get(is_example=False)
    assert real.starts_at.date() == dt.date(2023, 1, 25)
    assert (real.organiser.name, real.registration_with.name) == ("org:dsee", "org:dsee")


def test_facts_and_texts_arrive(loaded: Context) -> None:
    offer = loaded.get("opportunity:lesementor-giessen")
    assert offer.address.startswith("dykzkj-lesementorin-oder-lesementor")
    assert (offer.municipality.name, offer.district.slug) == ("Gießen", "landkreis-giessen")
    assert offer.weekdays == [0, 1, 3]
    assert offer.confirmed_on == loaded.day(-9)
    assert {c.code for c in offer.categories.all()} >= {"school-and-education", "reading-aloud"}
    assert offer.contact.organisation == offer.organisation
    assert "\n" not in offer.description
    english = Opportunity.objects.get(
        translation_key=offer.translation_key, locale__language_code="en"
    )
    assert english.live and english.title == "Reading mentor at a primary school"
    assert english.public_id == offer.public_id
    point = ContactPoint.objects.sources().get(municipality__name="Heppenheim (Bergstraße)")
    assert [str(one.opens) for one in point.visiting.hours.all()] == ["09:00:00", "14:00:00"]
    assert point.visiting.special_days.get().on == loaded.day(26)


def test_a_moved_event_keeps_its_first_date_and_counts_the_change(loaded: Context) -> None:
    moved = loaded.get("event:lotsentag-nord")
    assert moved.state == Event.State.MOVED and moved.sequence == 1
    assert timezone.localdate(moved.original_starts_at) == loaded.day(30)
    assert timezone.localdate(moved.starts_at).weekday() == record_data.WEEKDAYS.index("fr")


def test_days_count_from_loading(ground: None) -> None:
    ctx = Context()
    ctx.today = dt.date(2031, 5, 5)
    records.load(ctx)
    offer = Opportunity.objects.sources().get(public_id="dykzkj")
    assert offer.confirmed_on == dt.date(2031, 4, 26)


def test_a_second_run_adds_nothing_and_respects_editors(loaded: Context) -> None:
    edited = loaded.get("opportunity:lesementor-giessen")
    edited.title = "Von der Redaktion geändert"
    edited.save_revision().publish()
    loaded.get("opportunity:lesementor-lich").delete()
    before = (Opportunity.objects.count(), Event.objects.count(), Organisation.objects.count())
    again = Context()
    records.load(again)
    assert again.made == 0
    after = (Opportunity.objects.count(), Event.objects.count(), Organisation.objects.count())
    assert after == before
    assert Opportunity.objects.get(pk=edited.pk).title == "Von der Redaktion geändert"


def test_what_leans_on_a_deleted_organisation_is_left_out(ground: None) -> None:
    ctx = Context()
    for entry in records.entries("organisation"):
        records.load_organisation(record_data.Records(ctx), entry)
    ctx.get("org:lesefunke-giessen").delete()
    again = Context()
    records.load(again)
    assert "opportunity:lesementor-giessen" in again.skipped
    assert again.get("event:repair-tag-wetzlar") or again.get("event:mitmachmarkt-friedberg")


def test_builders_make_what_is_complete_or_a_draft() -> None:
    offer = builders.opportunity(title="Vorlesen", state="full", at=timezone.now())
    assert completeness(offer) and offer.is_listed() and offer.organisation and offer.contact
    assert not builders.opportunity(live=False).is_reachable()
    assert builders.event().is_listed()
    assert builders.event(state="cancelled").sequence == 1
    assert builders.course().is_listed()
    assert builders.contact_point().is_listed()


def test_scaled_rows_are_the_same_from_the_same_seed_and_go_away_again(loaded: Context) -> None:
    mine = Opportunity.objects.count()

    def grown(seed: int) -> list[Any]:
        bulk.scale(Context(scale=4, seed=seed))
        rows = bulk.made(Opportunity, seed).order_by("public_id")
        return list(rows.values_list("public_id", "title", "municipality__name", "state"))

    first = grown(seed=5)
    assert len(first) == 3 * FEW["opportunity"] == len({row[0] for row in first})
    assert grown(seed=5) == first
    row = bulk.made(Opportunity, 5).first()
    revision = row.live_revision.as_object()
    assert (revision.title, revision.municipality) == (row.title, row.municipality)
    assert list(revision.categories.all()) == list(row.categories.all()) != []
    row.save_revision().publish()
    assert bulk.remove_scaled() == 3 * (FEW["opportunity"] + FEW["event"])
    assert Opportunity.objects.count() == mine
    assert not Revision.objects.filter(object_id=str(row.pk)).for_instance(row).exists()
    assert grown(seed=6) != first
    bulk.remove_scaled()
    assert grown(seed=5) == first
