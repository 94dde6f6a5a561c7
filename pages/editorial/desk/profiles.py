"""The profiles of the own teams: what is missing, and when somebody last looked at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base import rules
from pages.base.desk import Viewer
from pages.base.wording import full_date

from ..confirmation import confirm_url
from ..sections import PROFILES

SHOWN = 3
"""Cards at most: looking for what is missing asks some queries for each."""

_HAS_PHONE = ("visiting", "project_owner")


@dataclass(frozen=True, slots=True)
class Missing:
    """A detail that is still to be filled in, and where."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """A profile as its editors see it first."""

    title: str
    state: str
    edit_url: str
    public_url: str
    filled: int
    needed: int
    missing: list[Missing]
    confirmed: str
    overdue: bool
    confirm_url: str
    phone_url: str

    @property
    def segments(self) -> list[bool]:
        """One for each detail that is needed: whether it is there."""
        return [number < self.filled for number in range(self.needed)]

    @property
    def words(self) -> str:
        """“9 von 11 Pflichtangaben”."""
        return ngettext(
            "%(filled)s of %(needed)s required detail",
            "%(filled)s of %(needed)s required details",
            self.needed,
        ) % {"filled": self.filled, "needed": self.needed}


def cards(viewer: Viewer) -> list[Card]:
    """The cards of the profiles of the person's teams."""
    return [_card(viewer, page) for page in _own(viewer)[:SHOWN]]


def first_edit_url(viewer: Viewer) -> str:
    """Where the first of the profiles is edited; empty without any."""
    own = _own(viewer)
    return _edit_url(own[0]) if own else ""


def _own(viewer: Viewer) -> list[Any]:
    known: list[Any] | None = getattr(viewer, "_profiles", None)
    if known is None:
        known = []
        if viewer.teams:
            for model in PROFILES:
                rows = model.objects.sources().filter(team__in=viewer.teams)
                known += rows.select_related("latest_revision", "locale", "team")[:SHOWN]
        viewer._profiles = known  # type: ignore[attr-defined]
    return known


def _card(viewer: Viewer, page: Any) -> Card:
    draft = page.get_latest_revision_as_object()
    found = rules.completeness(draft)
    edit_url = _edit_url(page)
    return Card(
        title=str(draft),
        state=_state(page),
        edit_url=edit_url,
        public_url=(page.url or "") if page.live else "",
        filled=found.filled,
        needed=found.needed,
        missing=[_missing(draft, one, edit_url) for one in found.missing],
        confirmed=full_date(page.confirmed_on) if page.confirmed_on else "",
        overdue=page.live and page.is_stale(viewer.today),
        confirm_url=confirm_url(page) if page.live else "",
        phone_url=_phone_url(viewer, draft),
    )


def _phone_url(viewer: Viewer, draft: Any) -> str:
    """Where the phone number is changed that the profile shows: it is kept in another record."""
    name = next((name for name in _HAS_PHONE if hasattr(draft, f"{name}_id")), "")
    row = getattr(draft, name) if name else None
    if row is None:
        return ""
    policy = policy_registry.get(row)
    if not policy.user_has_permission_for_instance(viewer.user, "change", row):
        return ""
    edit_url = reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])
    return f"{edit_url}#:w:contentpath=phone"


def _missing(draft: Any, finding: rules.Finding, edit_url: str) -> Missing:
    """Wagtail's form goes to the field that the last part of the address names."""
    label = rules.label(draft, finding.field) if finding.rule == "needed" else finding.message
    return Missing(label, f"{edit_url}#:w:contentpath={finding.field}")


def _edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _state(page: Any) -> str:
    if not page.live:
        return _("Not online yet")
    if page.has_unpublished_changes:
        return _("Online, with changes that are not")
    return _("Online")
