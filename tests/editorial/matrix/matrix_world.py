"""Drafts of two counties and of the state, each with a canary in every title and text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Page, Workflow, WorkflowTask

from pages.base.models import KittDocument, KittImage, Team, User
from pages.demo import builders
from pages.demo.builders import records, translations
from pages.editorial.links import making
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles

CANARY = "KANARI"
OWNERS = ("KASSEL", "FULDA", "LAND")


def canary(owner: str, more: str = "") -> str:
    return f"{CANARY}-{owner}{more}"


@dataclass
class World:
    """All objects by model and owner; pages by owner."""

    teams: dict[str, Team] = field(default_factory=dict)
    objects: dict[type[Model], dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, Any] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def keep(self, owner: str, obj: Any) -> Any:
        self.objects.setdefault(type(obj), {})[owner] = obj
        return obj

    def all_of(self, owner: str) -> Iterator[Any]:
        yield from (rows[owner] for rows in self.objects.values() if owner in rows)
        yield self.pages[owner]


def build() -> World:
    """The whole world. Whatever is published carries no canary."""
    builders.site()
    world = World()
    _around(world)
    for owner, name in (("KASSEL", "Landkreis Kassel"), ("FULDA", "Landkreis Fulda")):
        world.teams[owner] = builders.team(name, Team.Kind.COUNTY)
    world.teams["LAND"] = builders.team("Staatskanzlei", Team.Kind.STATE)
    for owner in OWNERS:
        _records(world, owner)
        _media(world, owner)
    for owner in ("KASSEL", "FULDA"):
        _profile(world, owner)
        _translation(world, owner)
    _of_the_state(world)
    sync_roles()
    _people(world)
    _links(world)
    _workflows(world)
    return world


def _around(world: World) -> None:
    programme = builders.programme("Engagement-Lotsen", members_are="districts")
    cohort = builders.cohort(programme)
    members = [builders.membership(programme, cohort=cohort) for _number in range(2)]
    rows = [programme, cohort, builders.phase(programme), members[0], builders.tandem(*members)]
    rows += [members[0].district, builders.municipality(), builders.category(), builders.topic()]
    for row in rows:
        world.keep("ALL", row)
    world.more["members"] = members
    builders.newsroom()
    builders.programme_index()
    builders.standard_page("Über uns")


def _records(world: World, owner: str) -> None:
    name, team = canary(owner), world.teams[owner]
    text = {"teaser": name, "team": team, "live": False}
    organisation = builders.organisation(f"Verein {owner.title()}", team=team)
    known = {"organisation": organisation}
    person = builders.contact(name, team=team, show_name=False, function=name)
    visiting = builders.visiting(name, people=[person], team=team)
    world.keep(owner, person)
    world.keep(owner, visiting)
    _changed(builders.contact("Sprechstunde", team=team), name=name)
    unborn = builders.contact("Neu", team=team)
    type(unborn).objects.filter(pk=unborn.pk).update(live=False, name=name, show_name=True)
    world.keep(owner, records.opportunity(name, description=f"<p>{name}</p>", **text, **known))
    world.keep(owner, records.event(name, organiser=organisation, **text))
    world.keep(owner, records.course(name, provider=organisation, **text))
    world.keep(owner, records.contact_point(name, visiting=visiting, **text, **known))
    _changed(records.opportunity("Vorlesen", team=team, **known), title=name, teaser=name)
    draft = builders.organisation(f"Entwurf {owner.title()}", team=team, description="Rat.")
    type(draft).objects.filter(pk=draft.pk).update(live=False, name=name)
    draft.refresh_from_db()
    draft.save_revision()
    world.keep(owner, type(draft).objects.get(pk=draft.pk))


def _changed(obj: Any, **values: Any) -> Any:
    """What is public stays; the values stand in a newer draft."""
    for name, value in values.items():
        setattr(obj, name, value)
    obj.save_revision()
    return obj


def _media(world: World, owner: str) -> None:
    collection = world.teams[owner].collection
    name = canary(owner)
    picture = builders.picture(name, collection=collection, alt_text=name, caption=name)
    picture.tags.add(f"kanari-{owner.lower()}")
    file = ContentFile(b"%PDF-1.4", name=f"{name}.pdf")
    world.keep(owner, picture)
    paper = KittDocument.objects.create(title=name, file=file, collection=collection)
    paper.tags.add(f"kanari-{owner.lower()}")
    world.keep(owner, paper)


def _profile(world: World, owner: str) -> None:
    member = world.more["members"][0 if owner == "KASSEL" else 1]
    name, team = canary(owner), world.teams[owner]
    page = builders.centre(f"Zentrum {owner.title()}", membership=member, team=team)
    _changed(page, title=name, teaser=name, portrait=name, draft_title=name)
    Page.objects.filter(pk=page.pk).update(draft_title=name)
    world.pages[owner] = type(page).objects.get(pk=page.pk)
    host = builders.organisation(f"Kreis {owner.title()}", team=team)
    unborn = builders.centre(
        name, host=host, membership=None, publish=False, team=team, teaser=name, portrait=name
    )
    world.more[f"unborn {owner}"] = unborn


def _translation(world: World, owner: str) -> None:
    """An English draft of a published offer, and one of the profile."""
    german = records.opportunity("Kochen", team=world.teams[owner])
    name = canary(owner, "-EN")
    english = translations.translate(german, title=name, teaser=name, publish=False)
    world.more[f"english {owner}"] = english
    index = world.pages[owner].get_parent().specific
    if not index.has_translation(Locale.objects.get(language_code="en")):
        translations.translate(index)
    page = type(world.pages[owner]).objects.get(pk=world.pages[owner].pk)
    page.save()
    world.more[f"english page {owner}"] = translations.translate(
        page, title=name, teaser=name, portrait=name, publish=False
    )


def _of_the_state(world: World) -> None:
    name = canary("LAND")
    release = builders.release(name, publish=False, lead=name, teaser=name)
    release.go_live_at = timezone.now() + dt.timedelta(days=1)
    release.save_revision(approved_go_live_at=release.go_live_at)
    world.pages["LAND"] = type(release).objects.get(pk=release.pk)
    world.more["standard"] = builders.standard_page(name, publish=False, teaser=name)


def _people(world: World) -> None:
    labels = {
        code: role(code).label for code in ("author", "press_officer", "approver", "operator")
    }
    labels["translator"] = "Übersetzung Englisch"
    for owner in ("KASSEL", "FULDA"):
        group = Team.objects.get(pk=world.teams[owner].pk).group
        labels[owner.lower()] = group.name if group else ""
    for code, label in labels.items():
        user = User.objects.create_user(f"{code}@kitt.example", first_name=code)
        user.groups.add(Group.objects.get(name=label))
        world.users[code] = user
    world.users["nobody"] = User.objects.create_user("niemand@kitt.example")


def _links(world: World) -> None:
    """A link without an account to a draft of each."""
    until = timezone.now() + dt.timedelta(days=3)
    for owner in OWNERS:
        link, _url = making.make("preview", [world.pages[owner]], until)
        world.more[f"link {owner}"] = link


def _workflows(world: World) -> None:
    """What can be approved waits for it, so that these addresses have objects; not in Kassel."""
    workflow = Workflow.objects.create(name="Freigabe der Tests")
    task = GroupApprovalTask.objects.create(name="Freigeben")
    task.groups.set([Group.objects.get(name=role("approver").label)])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    world.more["workflow"], world.more["task"] = workflow, task
    for owner in ("FULDA", "LAND"):
        for obj in world.all_of(owner):
            if hasattr(obj, "current_workflow_state"):
                state = workflow.start(obj, world.users["operator"])
                world.more[obj] = state


__all__ = ["CANARY", "OWNERS", "KittImage", "World", "build", "canary"]
