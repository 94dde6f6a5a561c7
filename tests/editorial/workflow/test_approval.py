"""District content goes live by approval; nobody approves the own last change."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from newsroom_people import World, act, edit_url, load, save, send
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowMixin

from pages.base.models import OutgoingMail
from pages.demo import builders
from pages.editorial.models import ApprovalTask
from pages.editorial.sync import differences as rights_differences


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


def content(world: World, kind: str) -> Any:
    """Live content of the county, of every kind that its editors may edit."""
    if kind == "profile":
        return world.profile
    made = {
        "opportunity": builders.opportunity,
        "event": builders.event,
        "organisation": builders.organisation,
        "contact": builders.contact,
        "visiting": builders.visiting,
    }[kind](team=world.team)
    return fresh(made)


TEXT = {
    "profile": "portrait",
    "opportunity": "requirements",
    "event": "teaser",
    "organisation": "street",
    "contact": "name",
    "visiting": "street",
}
KINDS = list(TEXT)


def test_one_workflow_for_all_pages_and_records(world: World) -> None:
    workflow = Workflow.objects.get()
    task = ApprovalTask.objects.get()
    assert (workflow.name, workflow.tasks.get().specific) == ("Freigabe", task)
    assert not GroupApprovalTask.objects.exists()
    for page in Page.objects.filter(depth__gt=1):
        assert page.get_workflow() == workflow
    for kind in KINDS[1:]:
        row = content(world, kind)
        assert isinstance(row, WorkflowMixin) and row.get_workflow() == workflow, kind
    workflow.workflow_content_types.all().delete()
    task.groups.clear()
    assert any("Freigabe" in line for line in rights_differences())


@pytest.mark.parametrize("kind", KINDS)
def test_edit_submit_return_submit_approve_live(world: World, kind: str) -> None:
    obj, field = content(world, kind), TEXT[kind]
    old = getattr(obj, field)
    rike, lena = world.client("rike"), world.client("lena")
    save(rike, obj, **{field: "Neu eins", "submit": True})
    assert fresh(obj).current_workflow_state.requested_by == world.people["rike"]
    assert getattr(fresh(obj), field) == old
    # Locked for the district while it waits.
    assert send(rike, obj, {}, **{field: "Heimlich"}).status_code in {200, 409}
    assert act(lena, fresh(obj), "reject").status_code in {200, 302, 403}
    assert fresh(obj).workflow_in_progress, "returned without a reason"
    act(lena, fresh(obj), "reject", "Bitte kürzer.")
    assert not fresh(obj).workflow_in_progress
    page = rike.get(edit_url(obj)).content.decode()
    assert "Bitte kürzer." in page
    save(rike, obj, **{field: "Neu zwei", "submit": True})
    # The list of what waits compares and shows this very version.
    assert fresh(obj).current_workflow_task_state.revision == fresh(obj).latest_revision
    act(lena, fresh(obj), "approve")
    stored = fresh(obj)
    assert getattr(stored, field) == "Neu zwei" and stored.live and not stored.workflow_in_progress


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["rike", "robin", "fremd", "lena", "lars", "paul", "rosa"])
def test_who_may_approve_what_a_district_has_submitted(world: World, kind: str, who: str) -> None:
    obj, field = content(world, kind), TEXT[kind]
    save(world.client("rike"), obj, **{field: "Neu", "submit": True})
    act(world.client(who), fresh(obj), "approve")
    assert (getattr(fresh(obj), field) == "Neu") == (who in {"lena", "lars"})


@pytest.mark.parametrize("kind", KINDS)
def test_the_lead_publishes_district_content_by_approval_only(world: World, kind: str) -> None:
    obj, field = content(world, kind), TEXT[kind]
    lena, lars = world.client("lena"), world.client("lars")
    for who in (lena, world.client("betrieb")):
        assert 'name="action-publish"' not in who.get(edit_url(obj)).content.decode()
        save(who, obj, **{field: "Selbst", "publish": True})
        assert getattr(fresh(obj), field) != "Selbst"
    save(lena, obj, **{field: "Von Lena", "submit": True})
    assert "Somebody else" in lena.get(edit_url(obj)).content.decode() or (
        "jemand anders" in lena.get(edit_url(obj)).content.decode()
    )
    act(lena, fresh(obj), "approve")
    assert getattr(fresh(obj), field) != "Von Lena"
    # Changing it while approving makes the approver the last editor.
    form = load(lars, obj)
    button = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    send(lars, obj, form, **{field: "Von Lars", **button})
    assert getattr(fresh(obj), field) not in {"Von Lena", "Von Lars"}
    assert getattr(fresh(obj).get_latest_revision_as_object(), field) == "Von Lars"
    act(lars, fresh(obj), "approve")
    assert getattr(fresh(obj), field) != "Von Lars"
    # Submitting or saving without a change makes nobody else the last editor.
    save(world.client("betrieb"), obj)
    act(lars, fresh(obj), "approve")
    assert getattr(fresh(obj), field) != "Von Lars"
    # Lena did not make the last change any more.
    send(lena, obj, load(lena, obj), **button)
    assert getattr(fresh(obj), field) == "Von Lars"


def test_publishing_in_bulk_does_not_go_around_approval(world: World) -> None:
    save(world.client("rike"), world.profile, portrait="Neu")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = world.client("lena").post(
        f"{url}?id={world.profile.pk}&next=/admin/", {"include_descendants": "on"}
    )
    assert response.status_code in {200, 302}
    index = world.profile.get_parent()
    world.client("lena").post(f"{url}?id={index.pk}&next=/admin/", {"include_descendants": "on"})
    assert fresh(world.profile).portrait != "Neu"


def test_a_draft_that_leaves_the_district_still_needs_approval(world: World) -> None:
    lena = world.client("lena")
    save(lena, world.profile, team="", portrait="Neu")
    save(lena, world.profile, publish=True)
    assert fresh(world.profile).portrait != "Neu"


@pytest.mark.parametrize("four_eyes", [False, True])
def test_releases_need_four_eyes_when_the_operator_says_so(
    world: World, settings: Any, four_eyes: bool
) -> None:
    settings.FOUR_EYES_RELEASES = four_eyes
    release = fresh(builders.release("Eine Meldung"))
    paul, petra = world.client("paul"), world.client("petra")
    later = {"go_live_at": "2030-01-01 10:00"}
    for changes in ({}, later):
        save(paul, release, lead="Von Paul", change_kind="small", publish=True, **changes)
        if not four_eyes:
            assert fresh(release).lead == "Von Paul"
            return
        save(paul, release, publish=True, **changes)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    paul.post(f"{url}?id={release.pk}&next=/admin/", {})
    save(paul, release, lead="Von Paul", go_live_at="", change_kind="small", submit=True)
    act(paul, fresh(release), "approve")
    stored = fresh(release)
    assert stored.lead != "Von Paul" and not stored.scheduled_revision
    act(petra, stored, "approve")
    assert fresh(release).lead == "Von Paul"


def test_a_new_release_does_not_go_live_by_its_author_alone(world: World, settings: Any) -> None:
    from pages.press.models import NewsroomPage, PressReleasePage

    settings.FOUR_EYES_RELEASES = True
    newsroom = NewsroomPage.objects.sources().get()
    template = builders.release("Vorlage")
    paul = world.client("paul")
    url = reverse("wagtailadmin_pages:add", args=["press", "pressreleasepage", newsroom.pk])
    form = load(paul, template)
    form.update({"title": "Neu", "slug": "neu", "action-publish": "on"})
    assert paul.post(url, form).status_code == 302
    assert not PressReleasePage.objects.get(slug="neu").live


def test_an_authors_release_goes_to_the_press_office(world: World) -> None:
    release = fresh(builders.release("Eine Meldung"))
    OutgoingMail.objects.all().delete()
    rosa = world.client("rosa")
    assert 'name="action-publish"' not in rosa.get(edit_url(release)).content.decode()
    save(rosa, release, lead="Von Rosa", change_kind="small", submit=True)
    act(rosa, fresh(release), "approve")
    assert fresh(release).lead != "Von Rosa"
    told = set(OutgoingMail.objects.values_list("to", flat=True))
    assert told == {f"{name}@kitt.example" for name in ("paul", "petra", "lena", "lars")}
    act(world.client("petra"), fresh(release), "approve")
    assert fresh(release).lead == "Von Rosa"
