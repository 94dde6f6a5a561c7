"""Two people edit the same thing: nobody overwrites what somebody else has saved meanwhile.

The form carries what it was loaded from. When the stored version is another one, nothing is saved;
the second person sees who changed what and when, keeps what was typed, and decides.

Content with drafts is known by the number and time of its revision, which Wagtail's form carries.
A record without drafts is known by a short sum of each of its fields (`stamp`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from modelcluster.models import get_serializable_data_for_fields
from wagtail.log_actions import registry
from wagtail.models import Page, Revision

from . import audit, rules
from .differences import differences, labels

OVERWRITE = "overwrite-anyway"
STAMP = "loaded_stamp"
OVERWRITTEN = audit.kind("overwritten", _("Saved over somebody else's version"))
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """What one person has saved since: the names of the fields, and when."""

    who: str
    at: dt.datetime | None
    fields: list[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the second person is told. `token` names the version that may be overwritten."""

    token: str
    steps: list[Step] = field(default_factory=list)
    compare_url: str = ""


def token_of(revision: Revision) -> str:
    """A name for the revision as it is now; an overwritten one gets another."""
    return f"{revision.pk}:{revision.created_at.isoformat()}"


def loaded_from(obj: Any, posted: Any) -> Revision | None:
    """The revision that a form was loaded from, if it is still what it was."""
    own = posted.get("overwrite_revision_id", "")
    key = own or posted.get("loaded_revision_id", "")
    found = obj.revisions.filter(pk=key).first() if key.isdigit() else None
    if found is None or own:
        return found
    same = found.created_at.isoformat() == posted.get("loaded_revision_created_at", "")
    return found if same else None


def of_revisions(obj: Any, latest: Revision, posted: Any, user: Any, compare: str) -> Conflict:
    """The conflict of content with drafts. `compare` is the name of the page that compares."""
    base = loaded_from(obj, posted)
    revisions = obj.revisions.order_by("created_at", "pk")
    since = revisions.filter(created_at__gt=base.created_at) if base else revisions.none()
    newer = list(since.select_related("user")[:_MOST_STEPS]) or [latest]
    before = base or revisions.filter(created_at__lt=latest.created_at).last()
    steps, version = [], before
    for revision in newer:
        steps.append(_step(version, revision, obj, user))
        version = revision
    first = before.pk if before else "earliest"
    url = reverse(compare, args=[obj.pk, first, latest.pk]) if compare else ""
    return Conflict(token_of(latest), steps, url)


def _step(before: Revision | None, after: Revision, obj: Any, user: Any) -> Step:
    stored = obj.specific_class if isinstance(obj, Page) else type(obj)
    old = before.as_object() if before else stored._base_manager.get(pk=obj.pk)
    return Step(
        who(after.user, user), after.created_at, labels(differences(old, after.as_object()))
    )


def who(other: Any, user: Any) -> str:
    """The name of the other; one's own second window is named as that."""
    if other is None:
        return _("Somebody")
    return _("You yourself, in another window") if other.pk == user.pk else str(other)


def stamp(obj: Model) -> str:
    """A short sum of each field that the form may change, as JSON."""
    data = getattr(obj, "serializable_data", None)
    values: dict[str, Any] = data() if data else get_serializable_data_for_fields(obj)
    if hasattr(obj, "tags"):
        values["tags"] = sorted(obj.tags.names())
    return json.dumps({name: _sum(value) for name, value in values.items() if _counts(obj, name)})


def of_stamps(obj: Any, loaded: str, user: Any) -> Conflict | None:
    """The conflict of a record without drafts; None when it is as it was loaded."""
    present = stamp(obj)
    if loaded == present:
        return None
    before, now = _read(loaded), json.loads(present)
    changed = [name for name in now if before.get(name) != now[name]]
    entry = registry.get_logs_for_instance(obj).order_by("-timestamp").first()
    step = Step(
        who(entry.user if entry else None, user),
        entry.timestamp if entry else None,
        [rules.label(obj, name) for name in changed] if before else [],
    )
    return Conflict(_sum(present), [step])


def _read(loaded: str) -> dict[str, str]:
    try:
        found = json.loads(loaded)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _sum(value: Any) -> str:
    text = json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _counts(obj: Model, name: str) -> bool:
    found: Any = obj._meta.get_field(name) if name != "pk" else None
    return found is not None and (found.auto_created or getattr(found, "editable", False))
