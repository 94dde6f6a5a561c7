"""A small site, and whatever editors and time may do to it, at random."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import time_machine
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from pages.base.models import Category, Organisation, StandardPage, User
from pages.base.rules import Incomplete
from pages.demo import builders
from pages.events.models import ContactPoint, Course, Event
from pages.opportunities.models import Opportunity
from pages.places.models import District, Municipality
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage, CityPage
from pages.programmes.models import Cohort, Programme
from search.models import CompoundWord

WORDS = [
    *("Quitte", "Amsel", "Zimt", "Nebelhorn", "Glockenturm"),
    *("Vorleselotse", "Streuobst", "Radweg", "Moor"),
]
RECORDS: tuple[Any, ...] = (Opportunity, Event, Course, ContactPoint)
PAGES: tuple[Any, ...] = (StandardPage, PressReleasePage, CentrePage, CityPage)


def settle() -> None:
    """Things of every kind that the search knows, some in both languages."""
    erbach = builders.municipality("Erbach", district=builders.district("Odenwaldkreis"))
    host = builders.organisation("Lesefreunde", municipality=erbach, description="Wir lesen vor.")
    second = builders.organisation("Radverein")
    access = builders.category("wheelchair", Category.Facet.ACCESS, "Mit Rollstuhl")
    field = builders.category()
    first = builders.opportunity(
        "Vorlesen in der Kita", organisation=host, municipality=erbach, categories=[field, access]
    )
    builders.opportunity("Fahrten mit der Rikscha", organisation=second, categories=[field])
    until = timezone.localdate() + dt.timedelta(days=20)
    builders.opportunity("Gerätewart", organisation=second, apply_until=until)
    builders.opportunity("Noch ein Entwurf", organisation=second, live=False)
    builders.event("Lesenacht", organiser=host, municipality=erbach)
    builders.course("Kasse führen", provider=second)
    builders.contact_point("Rat im Rathaus", organisation=host, municipality=erbach)
    builders.translate(first, title="Reading aloud")
    above = builders.standard_page("Rund ums Helfen")
    below = builders.standard_page("Versicherung", parent=above)
    builders.standard_page("Unfall", parent=below)
    builders.standard_page("Anderswo")
    builders.translate(above, title="All about helping")
    cohort = builders.cohort(waits_for_release=True)
    centre = builders.centre(membership=builders.membership(cohort=cohort), host=host)
    builders.centre()
    builders.city("Erbach", membership=_city_of(erbach))
    builders.release("Neue Zentren", announces=cohort, publish=False)
    builders.release("Preise vergeben", districts=[centre.membership.district])
    builders.programme_page()
    builders.publication("Leitfaden", publisher=host)
    User.objects.create_superuser("anna@kitt.example", "geheim")


def _city_of(place: Municipality) -> Any:
    return builders.membership(builders.programme(members_are="municipalities"), municipality=place)


class Life:
    """One course of events. `clock` runs ahead when time passes."""

    def __init__(self, seed: int, clock: time_machine.Coordinates) -> None:
        self.chance = Random(seed)
        self.clock = clock
        self.told: list[str] = []

    def step(self) -> None:
        """Something happens, or is refused."""
        event: Callable[[], object] = self.chance.choice(EVENTS).__get__(self)
        try:
            told = event()
        except (ProtectedError, Incomplete) as error:
            told = f"refused: {type(error).__name__}"
        self.told.append(f"{event.__name__}: {told}")

    def any_of(self, *models: Any, **wanted: Any) -> Any:
        """A row of one of the models, whatever its state; None if there is none."""
        model = self.chance.choice(models)
        rows = list(model._base_manager.filter(**wanted).order_by("pk"))
        return self.chance.choice(rows) if rows else None

    def word(self) -> str:
        return self.chance.choice(WORDS)

    # What editors do

    def edit(self) -> object:
        row = self.any_of(*PAGES, *RECORDS)
        if row is None:
            return None
        row = row.get_latest_revision_as_object()
        row.title = f"{row.title.split()[0]} {self.word()}"
        if self.chance.random() < 0.3:
            row.teaser = f"{self.word()} und {self.word()}."
        revision = row.save_revision()
        if self.chance.random() < 0.8:
            revision.publish()
        return row

    def rename_organisation(self) -> object:
        row = self.any_of(Organisation)
        row = row.get_latest_revision_as_object() if row else None
        if row is not None:
            row.name = f"Verein {self.word()}"
            row.save_revision().publish()
        return row

    def unpublish(self) -> object:
        row = self.any_of(*PAGES, *RECORDS, Organisation)
        user = User.objects.get(email="anna@kitt.example")
        if isinstance(row, Page):
            below = self.chance.random() < 0.5
            action = UnpublishPageAction(row, user=user, include_descendants=below)
            action.execute(skip_permission_checks=True)
        elif row is not None:
            UnpublishAction(row, user=user).execute(skip_permission_checks=True)
        return row

    def publish_again(self) -> object:
        row = self.any_of(*PAGES, *RECORDS, Organisation, live=False)
        if row is not None:
            (row.get_latest_revision() or row.save_revision()).publish()
        return row

    def announce(self) -> object:
        row = self.any_of(PressReleasePage, announces__isnull=False)
        if row is None:
            return None
        if row.live:
            row.unpublish()
        else:
            row.get_latest_revision().publish()
        return row

    def change_state(self) -> object:
        row = self.any_of(Opportunity, locale__language_code="de")
        row = row.get_latest_revision_as_object() if row else None
        if row is not None:
            row.state = self.chance.choice(Opportunity.State.values)
            row.save_revision().publish()
        return row

    def move(self) -> object:
        row = self.any_of(StandardPage, locale__language_code="de")
        target = self.any_of(StandardPage, locale__language_code="de")
        if row is None or target == row or target.is_descendant_of(row):
            return None
        row.move(target, pos="last-child")
        return row

    def rename_address(self) -> object:
        row = self.any_of(StandardPage)
        row = row.get_latest_revision_as_object() if row else None
        if row is not None:
            row.slug = f"adresse-{self.chance.randrange(10_000)}"
            row.save_revision().publish()
        return row

    def restrict(self) -> object:
        row = self.any_of(PageViewRestriction)
        if row is not None:
            row.delete()
            return "lifted"
        page = self.any_of(StandardPage)
        if page is not None:
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        return page

    def translate(self) -> object:
        row = self.any_of(Opportunity, StandardPage, locale__language_code="de")
        try:
            return row and builders.translate(row, title=f"English {self.word()}")
        except ValueError as error:  # the page above is not translated
            return error

    def rename_category(self) -> object:
        row = self.any_of(Category)
        text = row.texts.get(language="de") if row else None
        if row is not None and text is not None:
            text.name = f"Bereich {self.word()}"
            row.texts = [text]
            row.save()
        return row

    def rename_place(self) -> object:
        row = self.any_of(Municipality, District)
        row.name = f"{row.name.split()[0]} {self.word()}"
        row.save()
        return row

    def change_programme(self) -> object:
        row = self.any_of(Programme, Cohort)
        if isinstance(row, Cohort):
            row.waits_for_release = not row.waits_for_release
        row.save()
        return row

    def delete(self) -> object:
        row = self.any_of(*PAGES, *RECORDS, Organisation, Category)
        if row is not None and self.chance.random() < 0.5:
            told = str(row)
            row.delete()
            return told
        return None

    def teach(self) -> object:
        row = CompoundWord.objects.first()
        if row is None:
            return CompoundWord.objects.create(word="lotse")
        if self.chance.random() < 0.5:
            row.delete()
        else:
            row.word = self.chance.choice(["lotse", "horn", "turm"])
            row.save()
        return row

    # What time does

    def schedule(self) -> object:
        row = self.any_of(*PAGES, *RECORDS, live=True)
        row = row.get_latest_revision_as_object() if row else None
        if row is not None:
            row.expire_at = timezone.now() + dt.timedelta(days=self.chance.randrange(1, 9))
            row.save_revision().publish()
        return row

    def wait(self) -> object:
        self.clock.shift(dt.timedelta(days=3))
        return timezone.now()


EVENTS: tuple[Any, ...] = (
    Life.edit,
    Life.edit,
    Life.rename_organisation,
    Life.unpublish,
    Life.unpublish,
    Life.publish_again,
    Life.publish_again,
    Life.announce,
    Life.change_state,
    Life.move,
    Life.move,
    Life.rename_address,
    Life.restrict,
    Life.restrict,
    Life.translate,
    Life.rename_category,
    Life.rename_place,
    Life.change_programme,
    Life.delete,
    Life.teach,
    Life.schedule,
    Life.wait,
)
