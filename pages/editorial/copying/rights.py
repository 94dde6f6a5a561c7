"""Who may begin what from what: those who may create it and may edit what it comes from."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base.choosing import touchable_pages
from pages.events.models import Event
from pages.opportunities.models import Opportunity
from pages.places.models import District, Municipality
from pages.press.models import NewsroomPage, PressReleasePage
from pages.profiles.models import CentreIndexPage, CentrePage, CityIndexPage, CityPage
from pages.programmes.models import Cohort, Membership, Programme


def _may_add(user: Any, model: Any) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(user, "add"))


def _own(user: Any, model: Any) -> QuerySet[Any]:
    policy = policy_registry.get_by_type(model)
    rows = policy.instances_user_has_permission_for(user, "change")
    return rows.filter(locale__language_code="de") if _may_add(user, model) else rows.none()


def offers(user: Any) -> QuerySet[Any]:
    """Offers that a person may duplicate."""
    return _own(user, Opportunity)


def events(user: Any) -> QuerySet[Any]:
    """Events from which a person may make a series."""
    return _own(user, Event).filter(starts_at__isnull=False)


def cohorts(user: Any) -> list[Cohort]:
    """The last cohort of each programme, for those who may add the next."""
    if not _may_add(user, Cohort):
        return []
    last: dict[int, Cohort] = {}
    for one in Cohort.objects.order_by("number").select_related("programme"):
        last[one.programme_id] = one
    return list(last.values())


def may_write_releases(user: Any) -> bool:
    newsroom = NewsroomPage.objects.sources().first()
    return bool(newsroom and newsroom.permissions_for_user(user).can_add_subpage())


def releases(user: Any) -> QuerySet[Any]:
    """Releases that a person may take as a model."""
    rows: QuerySet[Any] = PressReleasePage.objects.sources().order_by("-issued_at", "-pk")
    if not may_write_releases(user):
        return rows.none()
    return rows.filter(pk__in=touchable_pages(user).values("pk"))


def other_places(user: Any) -> list[Any]:
    """Places that are no members, of the kinds for which a person may add profiles."""
    programmes = Programme.objects.filter(pk__in=profile_parents(user))
    kinds: dict[str, Any] = {"districts": District, "municipalities": Municipality}
    found: list[Any] = []
    for kind in programmes.values_list("members_are", flat=True).distinct():
        place = kinds[kind]._meta.model_name
        members = Membership.objects.filter(**{f"{place}__isnull": False})
        rows = kinds[kind].objects.filter(valid_until__isnull=True)
        found += rows.exclude(pk__in=members.values(place))
    return found


def profile_parents(user: Any) -> dict[int, Page]:
    """By programme: the overview below which a person may put profiles."""
    found: dict[int, Page] = {}
    for model in (CentreIndexPage, CityIndexPage):
        for page in model.objects.sources().filter(programme__isnull=False):
            if page.permissions_for_user(user).can_add_subpage():
                found[page.programme_id] = page
    return found


def without_profile(user: Any) -> QuerySet[Any]:
    """Members that have no profile yet, not even a draft."""
    rows: QuerySet[Any] = Membership.objects.filter(
        programme__in=profile_parents(user), left_on__isnull=True
    )
    for model in (CentrePage, CityPage):
        taken = model.objects.filter(membership__isnull=False)
        rows = rows.exclude(pk__in=taken.values("membership"))
        place = "district" if model is CentrePage else "municipality"
        named = taken.filter(**{f"membership__{place}__isnull": False})
        rows = rows.exclude(**{f"{place}__in": named.values(f"membership__{place}")})
    return rows.select_related("district", "municipality", "programme")
