"""A refused button loses nothing that was typed; urgent drafts say what becomes of their date."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from newsroom_people import World, load, save, send

from pages.base.small_facts import address_of
from pages.demo import builders

NOTE = "Die Uhrzeit war falsch."
REFUSED_RETURN = {
    "action-workflow-action": "true",
    "workflow-action-name": "reject",
    "workflow-action-extra-data": "{}",
}


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


def draft(obj: Any) -> Any:
    return fresh(obj).get_latest_revision_as_object()


def test_the_note_on_a_change_outlives_a_refused_publish_button(
    world: World, settings: Any
) -> None:
    settings.FOUR_EYES_RELEASES = True
    release, paul = fresh(builders.release("Eine Meldung")), world.client("paul")
    typed = {"lead": "Neu", "change_kind": "noted", "change_note": NOTE}
    # Not complete: the form comes back as it was filled in.
    response = send(
        paul, release, load(paul, release), **{**typed, "change_kind": ""}, publish=True
    )
    assert response.status_code == 200 and NOTE in response.content.decode()
    # The own work: it is kept as a draft.
    save(paul, release, **typed, publish=True)
    assert fresh(release).lead != "Neu" and draft(release).lead == "Neu"
    assert (draft(release).change_kind, draft(release).change_note) == ("noted", NOTE)


def test_a_return_without_reason_keeps_what_was_typed(world: World) -> None:
    save(world.client("rike"), world.profile, portrait="Eingereicht", submit=True)
    lena = world.client("lena")
    form = load(lena, world.profile)
    response = send(lena, world.profile, form, portrait="Von Lena getippt", **REFUSED_RETURN)
    kept = response.content.decode() if response.status_code == 200 else ""
    assert "Von Lena getippt" in kept or draft(world.profile).portrait == "Von Lena getippt"
    assert fresh(world.profile).workflow_in_progress


def test_an_urgent_draft_with_a_date_says_that_it_no_longer_counts(world: World) -> None:
    lena, profile = world.client("lena"), world.profile
    row = draft(profile)
    row.portrait = "Sturm"
    row.go_live_at = timezone.make_aware(dt.datetime(2031, 3, 5, 9, 30))
    row.save_revision(user=world.people["rike"])
    url = reverse("publish_urgently", args=[*address_of(profile)])
    shown = lena.get(url).content.decode()
    assert "5. März 2031" in shown and "gilt nicht mehr" in shown
    lena.post(url, {"reason": "Eilt"})
    assert fresh(profile).portrait == "Sturm"
