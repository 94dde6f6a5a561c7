"""Small facts may go live at once, prose waits; what is urgent is marked and reviewed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from newsroom_people import World, edit_url, save

from kitt.settings import production
from pages.base.models import AuditEntry, OutgoingMail
from pages.base.small_facts import address_of
from pages.demo import builders
from pages.editorial.models import UrgentPublication


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


@pytest.fixture
def club(world: World) -> Any:
    return fresh(builders.organisation("Verein", team=world.team, phone="069 90009-1"))


def at_once(obj: Any) -> str:
    return reverse("publish_facts", args=[*address_of(obj)])


@pytest.fixture
def allowed(settings: Any) -> None:
    """The operator allows small facts at once."""
    settings.SMALL_FACTS_AT_ONCE = True


@pytest.mark.usefixtures("allowed")
def test_a_new_phone_number_goes_live_at_once(world: World, club: Any) -> None:
    rike = world.client("rike")
    save(rike, club, phone="069 90009-22")
    assert fresh(club).phone == "069 90009-1"
    assert at_once(club) in rike.get(edit_url(club)).content.decode()
    asked = rike.get(at_once(club)).content.decode()
    assert '<span class="deletion">' in asked and '<span class="addition">22</span>' in asked
    assert world.client("fremd").post(at_once(club)).status_code in {302, 403, 404}
    rike.post(at_once(club))
    assert AuditEntry.objects.filter(kind="facts").count() == 1
    assert fresh(club).phone == "069 90009-22"


@pytest.mark.usefixtures("allowed")
def test_a_mixed_change_waits_and_says_why(world: World, club: Any) -> None:
    rike = world.client("rike")
    save(rike, club, phone="069 90009-22", name="Neuer Name")
    page = rike.get(edit_url(club)).content.decode()
    assert at_once(club) not in page and "Name" in page
    rike.post(at_once(club))
    assert fresh(club).phone == "069 90009-1"


def test_small_facts_wait_unless_the_operator_allows_them_at_once(world: World, club: Any) -> None:
    assert production.SMALL_FACTS_AT_ONCE is False, "off by default"
    rike = world.client("rike")
    save(rike, club, phone="069 90009-22")
    assert at_once(club) not in rike.get(edit_url(club)).content.decode()
    rike.post(at_once(club))
    assert fresh(club).phone == "069 90009-1"


@pytest.mark.usefixtures("allowed")
def test_prose_of_a_profile_never_goes_live_at_once(world: World) -> None:
    rike = world.client("rike")
    save(rike, world.profile, portrait="Neu")
    rike.post(at_once(world.profile))
    assert fresh(world.profile).portrait != "Neu"


def test_what_is_urgent_does_not_wait_for_a_date(world: World) -> None:
    profile = world.profile
    save(world.client("rike"), profile, portrait="Sturm: heute geschlossen")
    revision = fresh(profile).latest_revision
    revision.content["go_live_at"] = (timezone.now() + dt.timedelta(days=3)).isoformat()
    revision.save(update_fields=["content"])
    url = reverse("publish_urgently", args=[*address_of(profile)])
    world.client("lena").post(url, {"reason": "Sturmwarnung"})
    assert fresh(profile).portrait == "Sturm: heute geschlossen"
    assert fresh(profile).scheduled_revision is None


def test_the_lead_publishes_urgently_and_somebody_else_reviews(world: World) -> None:
    profile, lena, lars = world.profile, world.client("lena"), world.client("lars")
    url = reverse("publish_urgently", args=[*address_of(profile)])
    save(world.client("rike"), profile, portrait="Halb", submit=True)
    save(lena, profile, portrait="Sturm: heute geschlossen")
    for who in ("rike", "paul", "rosa", "fremd"):
        world.client(who).post(url, {"reason": "weil"})
    lena.post(url, {"reason": ""})
    assert fresh(profile).portrait != "Sturm: heute geschlossen"
    OutgoingMail.objects.all().delete()
    assert lena.post(url, {"reason": "Sturmwarnung"}).status_code == 302
    assert fresh(profile).portrait == "Sturm: heute geschlossen"
    assert not fresh(profile).workflow_in_progress
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {
        "lars@kitt.example",
        "rike@kitt.example",
    }
    row = UrgentPublication.objects.get()
    assert (row.by, row.reason, row.reviewed_at) == (world.people["lena"], "Sturmwarnung", None)
    listed = lars.get(reverse("urgent_publications")).content.decode()
    assert "Sturmwarnung" in listed and "Kurzporträt" in listed
    tick = reverse("review_urgent", args=[row.pk])
    for who in ("lena", "rike", "paul"):
        world.client(who).post(tick)
        row.refresh_from_db()
        assert row.reviewed_at is None
    lars.post(tick)
    row.refresh_from_db()
    assert row.reviewed_by == world.people["lars"]
    kinds = set(AuditEntry.objects.values_list("kind", flat=True))
    assert {"urgent", "urgent-reviewed"} <= kinds
