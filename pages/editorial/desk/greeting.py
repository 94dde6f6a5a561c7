"""Who sits at the desk, and what the person comes for most often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.desk import Viewer
from pages.opportunities.models import Opportunity
from pages.press.models import NewsroomPage

from ..roles import groups
from . import approvals, languages, profiles


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it says and where it leads."""

    label: str
    url: str
    icon: str = ""


def greeting(viewer: Viewer) -> str:
    """“Guten Tag, Rike”."""
    name = viewer.user.first_name
    return _("Hello, %(name)s") % {"name": name} if name else _("Hello")


def place(viewer: Viewer) -> str:
    """For whom the person works: the teams, else the role."""
    teams = [team.name for team in viewer.teams]
    names = teams or sorted(viewer.groups)
    if viewer.user.is_superuser and not names:
        return _("Operation of the website")
    return ", ".join(names)


def role_of(viewer: Viewer) -> str:
    """The code of the role whose work comes first; empty when the person has none of them."""
    if viewer.is_operator:
        return "operator"
    roles = {one.label: one.code for one in groups()}
    held = {roles[name] for name in viewer.groups if name in roles}
    if viewer.teams and not held:
        return "district_editor"
    return next((code for code in _ACTIONS if code in held), "")


def actions(viewer: Viewer) -> list[Action]:
    """The big button, and perhaps smaller ones after it."""
    of_role = _ACTIONS.get(role_of(viewer))
    return of_role(viewer) if of_role else []


def _operator(_viewer: Viewer) -> list[Action]:
    return [
        Action(_("State of the system"), reverse("system_state"), "desktop"),
        Action(_("Manage people"), reverse("people"), "group"),
    ]


def _approver(viewer: Viewer) -> list[Action]:
    count = approvals.waiting(viewer).count()
    label = ngettext("%(n)s draft waits for approval", "%(n)s drafts wait for approval", count) % {
        "n": count
    }
    to_approve = Action(label, reverse("desk_task", args=["waiting"]), "check")
    return [to_approve, *_release()] if count else _release()


def _press(_viewer: Viewer) -> list[Action]:
    return _release()


def _release() -> list[Action]:
    newsroom = NewsroomPage.objects.sources().values_list("pk", flat=True).first()
    if newsroom is None:
        return []
    url = reverse("wagtailadmin_pages:add", args=["press", "pressreleasepage", newsroom])
    from_others = Action(_("New from what is there"), reverse("copying"), "copy")
    return [Action(_("New press release"), url, "plus"), from_others]


def _district(viewer: Viewer) -> list[Action]:
    url = reverse(Opportunity.snippet_viewset.get_url_name("add"))
    offer = Action(_("New opportunity"), url, "plus")
    own = profiles.first_edit_url(viewer)
    return [Action(_("Edit my profile"), own, "edit"), offer] if own else [offer]


def _translator(viewer: Viewer) -> list[Action]:
    rows = languages.next_rows(viewer)
    if rows:
        label = _("Go on translating: %(title)s") % {"title": rows[0].title}
        return [Action(label, rows[0].url, "edit")]
    return [Action(_("All translations"), reverse("wagtail_localize:translations_report"))]


_ACTIONS: dict[str, Callable[[Viewer], list[Action]]] = {
    "operator": _operator,
    "approver": _approver,
    "press_officer": _press,
    "author": _press,
    "district_editor": _district,
    "translator": _translator,
}
"""By code of the role, the one with most to say first."""
