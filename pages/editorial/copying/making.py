"""Making drafts from what is there. Nothing that is made here is online, whatever it came from."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from pages.base.models import Team, TranslatedRecord
from pages.base.models.texts import address_of, new_public_id
from pages.events.models import Event
from pages.opportunities.models import Opportunity
from pages.places.models import District
from pages.press.models import NewsroomPage, PressReleasePage
from pages.profiles.models import CentrePage, CityPage
from pages.programmes.models import Cohort, Membership
from pages.programmes.models.phase import CohortText

_OF_DRAFTS: dict[str, Any] = {
    "live": False,
    "has_unpublished_changes": True,
    "first_published_at": None,
    "last_published_at": None,
    "go_live_at": None,
    "expire_at": None,
    "expired": False,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
    "latest_revision": None,
    "live_revision": None,
    "is_example": False,
}
_OF_OFFERS: dict[str, Any] = {
    **dict.fromkeys(("starts_at", "ends_at", "period_from", "period_until", "apply_until")),
    "confirmed_on": None,
    "source": "",
    "source_id": "",
    "state": Opportunity.State.OPEN,
}
_OF_RELEASES: dict[str, Any] = {
    **{name: _OF_DRAFTS[name] for name in ("go_live_at", "expire_at", "first_published_at")},
    **dict.fromkeys(("issued_at", "withdrawn_at", "gone_at", "last_published_at", "announces")),
    **dict.fromkeys(("change_kind", "change_note", "withdrawn_reason", "taken_over_from"), ""),
}


def clone(source: TranslatedRecord, user: Any, /, **values: Any) -> Any:
    """A new draft with the newest text of a record, with ids of its own."""
    model: Any = type(source)
    data = source.get_latest_revision_as_object().serializable_data()
    for relation in get_all_child_relations(model):
        for row in data.get(relation.get_accessor_name(), []):
            row["pk"] = None
    copy = model.from_serializable_data({**data, "pk": None}, check_fks=False)
    known = {field.name for field in model._meta.get_fields()}
    for name, value in {**_OF_DRAFTS, **values}.items():
        if name in known:
            setattr(copy, name, value)
    copy.public_id, copy.translation_key = new_public_id(), uuid.uuid4()
    copy._state.adding = True
    with transaction.atomic():
        copy.save()
        copy.save_revision(user=user, log_action=False)
        log(instance=copy, action="wagtail.create", user=user)
    return copy


def duplicate_offer(source: Opportunity, title: str, user: Any) -> Any:
    """An offer like another one, without its dates."""
    return clone(source, user, title=title, **_OF_OFFERS)


def events_of_series(source: Event, days: Iterable[dt.date], user: Any, **values: Any) -> list[Any]:
    """A draft for each day, at the hour of the first by the clock here, all or none."""
    begins, ends = source.starts_at, source.ends_at
    start = timezone.localtime(begins)
    length = ends - begins if begins and ends else None
    made = []
    with transaction.atomic():
        for day in days:
            at = timezone.make_aware(dt.datetime.combine(day, start.time()))
            dates = {
                "starts_at": at,
                "ends_at": at + length if length else None,
                "registration_opens_on": None,
                "registration_closes_on": None,
                "is_full": False,
                "state": Event.State.PLANNED,
                "state_note": "",
                "sequence": 0,
                "original_starts_at": None,
            }
            made.append(clone(source, user, **{**dates, **values}))
    return made


def release_from(source: PressReleasePage, title: str, user: Any, **values: Any) -> Any:
    """A new draft with the texts, contact, pictures and topics of an earlier release."""
    newsroom: Any = NewsroomPage.objects.get(pk=source.get_parent().pk)
    slug = _free_slug(newsroom, f"mitteilung-{uuid.uuid4().hex[:8]}")
    attributes = {**_OF_RELEASES, "title": title, "draft_title": title, "slug": slug, **values}
    made: Any = source.copy(
        to=newsroom, update_attrs=attributes, copy_revisions=False, keep_live=False, user=user
    )
    return made.specific


def next_cohort(last: Cohort, user: Any, *, with_release: bool) -> tuple[Cohort, Any]:
    """The cohort after the last one, hidden until a release announces it, and that release."""
    number = last.number + 1
    name = _("Cohort %(number)s") % {"number": number}
    values = {
        name: _a_year_later(getattr(last, name)) for name in ("signed_on", "starts_on", "ends_on")
    }
    with transaction.atomic():
        cohort: Any = Cohort(
            programme=last.programme,
            number=number,
            grant_ceiling=last.grant_ceiling,
            grant_years=last.grant_years,
            waits_for_release=True,
            **values,
        )
        cohort.texts = [CohortText(language=settings.LANGUAGE_CODE, name=name)]
        cohort.save()
        log(instance=cohort, action="wagtail.create", user=user)
        source = PressReleasePage.objects.sources().filter(announces=last).first()
        release = None
        if with_release and source is not None:
            title = f"{last.programme}: {name}"
            release = release_from(source, title, user, announces=cohort)
    return cohort, release


def _a_year_later(day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def profile_for(chosen: Any, parent: Page, user: Any) -> Any:
    """The draft of a profile of a member or a place: title, team, the beginning of its texts."""
    membership = chosen if isinstance(chosen, Membership) else None
    place: Any = (membership.district or membership.municipality) if membership else chosen
    of_district = isinstance(place, District)
    model: Any = CentrePage if of_district else CityPage
    values = {"district": place} if of_district else {"municipality": place}
    page = model(
        title=str(place),
        slug=_free_slug(parent, _slug(str(place))),
        locale=Locale.objects.get(language_code=settings.LANGUAGE_CODE),
        membership=membership,
        team=Team.objects.filter(**values).first(),
        teaser=_("Who helps with volunteering in %(place)s, and how to reach them.")
        % {"place": place},
        live=False,
        owner=user,
    )
    with transaction.atomic():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision(user=user, log_action=False)
        log(instance=page, action="wagtail.create", user=user)
    return page


def _slug(name: str) -> str:
    return address_of("", name).strip("-")


def _free_slug(parent: Page, slug: str) -> str:
    free, number = slug, 2
    while not Page._slug_is_available(free, parent):
        free, number = f"{slug}-{number}", number + 1
    return free
