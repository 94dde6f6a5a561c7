"""The lists of the sets, page by page, with what has left them; and single things."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.conditional import conditional, last_change
from pages.base.kept import kept

from ..items import identity_field, leading
from . import listings
from .addresses import address
from .endpoints import Answer, Asked, as_json
from .fields import moment
from .licence import LICENCE_SHAPE, attribution, licence
from .models import Listing
from .parameters import Values, cursor, instant, number
from .problems import Problem, no_such_address
from .sets import DataSet
from .shapes import ADDRESS, MOMENT, TEXT, WHOLE, Shape, maybe, record, says, several
from .things import things

MOST = 500
PAGE_SIZE = number(
    "page_size", gettext_lazy("How many things a page has at most."), least=1, most=MOST, default=50
)
AFTER = cursor("after", gettext_lazy("Where the page begins: follow “next” instead of making it."))
CHANGED_SINCE = instant(
    "changed_since",
    gettext_lazy(
        "Only what has changed or appeared after this moment, and as “deleted” what has left the "
        "set since then. Use “as_of” of the answer before. “deleted” does not heed filters: leave "
        "out those that you do not know."
    ),
)
_SHORT_ID = re.compile(r"[0-9a-z]{4,8}")
_LONG_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def matching(one: DataSet, values: Values) -> QuerySet[Any]:
    """The listed rows of a set that fit the parameters, in the order in which they were entered."""
    rows = leading(one.model)
    for name, condition in one.filters.items():
        if codes := values.get(name):
            rows = rows.filter(condition(one.model, codes))
    if since := values.get("changed_since"):
        notes = Listing.objects.filter(type=one.type)
        fresh = Q(pk__in=notes.filter(changed_at__gt=since).values("object_id"))
        # What came in past the change rows is told until a job has noted it.
        rows = rows.filter(fresh | ~Exists(notes.filter(object_id=OuterRef("pk"))))
    return rows.order_by("pk")


def last_modified(one: DataSet) -> dt.datetime:
    """When the answers about a set last changed, by the clock alone too: hours change at night."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0)
    return last_change([midnight, listings.newest(one, now)])


def list_of(one: DataSet) -> Answer:
    """The answer for a page of a set."""

    def answer(asked: Asked) -> HttpResponse:
        _require_known_past(asked.values.get("changed_since"))
        changed, body = last_modified(one), _body(one, asked)
        response = as_json(body)
        if body["next"]:
            response["Link"] = f'<{body["next"]}>; rel="next"'
        return conditional(asked.request, response, changed)

    return answer


def _require_known_past(since: dt.datetime | None) -> None:
    if since is None or since > timezone.now() - listings.KEEP:
        return
    raise Problem(
        410,
        _("So long ago, we no longer know what was deleted."),
        _("Deletions are kept for %(days)s days. Fetch the whole set without “changed_since”.")
        % {"days": listings.KEEP.days},
        parameter="changed_since",
        known_since=moment(timezone.now() - listings.KEEP),
    )


def _body(one: DataSet, asked: Asked) -> dict[str, Any]:
    values = asked.values
    size, after, since = values["page_size"], values["after"] or "", values["changed_since"]
    newest = listings.newest(one, timezone.now())  # before the rows: rather twice than never
    rows = matching(one, values)
    leads, more = ([], False) if after.startswith("d") else _some(rows, int(after or 0), size)
    following = str(leads[-1].pk) if more else ""
    body = {
        "total": _total(one, values, rows),
        "as_of": newest.isoformat().replace("+00:00", "Z") if newest else None,
        "items": [one.value_of(thing) for thing in things(one.model, leads, asked.language)],
    }
    if since is not None:
        start = int(after[1:]) if after.startswith("d") else 0
        body["deleted"], rest = [], ""
        if not more:
            body["deleted"], rest = _deleted(one, since, start, size - len(leads))
        following = following or rest
    path = f"{one.name}"
    return {
        **body,
        "next": address(path, {**_said(values), "after": following}) if following else None,
        "licence": licence(),
        "attribution": attribution(asked.frame),
    }


def _some(rows: QuerySet[Any], after: int, size: int) -> tuple[list[Any], bool]:
    """A page of rows, and whether there are more."""
    found = list(rows.filter(pk__gt=after)[: size + 1])
    return found[:size], len(found) > size


def _deleted(one: DataSet, since: dt.datetime, after: int, room: int) -> tuple[list[Any], str]:
    """What has gone, as far as there is room for it; and where the next page begins."""
    rows, more = _some(listings.gone_since(one, since, timezone.now()), after, room)
    told = [
        {"id": row.identity, "type": one.type, "deleted_at": moment(listings.gone_at(row))}
        for row in rows
    ]
    last = rows[-1].pk if rows else after
    return told, f"d{last}" if more else ""


def _total(one: DataSet, values: Values, rows: QuerySet[Any]) -> int:
    chosen = tuple(values.get(name) for name in (*one.filters, "changed_since"))
    return kept(("open data", one.name, chosen), rows.count)


def _said(values: Values) -> dict[str, Any]:
    """The parameters as they stand in an address."""
    since = values["changed_since"]
    return {**values, "changed_since": since.isoformat().replace("+00:00", "Z") if since else None}


def list_shape(one: DataSet) -> Shape:
    """What a page of a set looks like."""
    gone = record({"id": TEXT, "type": TEXT, "deleted_at": MOMENT})
    return record(
        {
            "total": says(WHOLE, _("How many things fit, on all pages together.")),
            "as_of": says(
                maybe(MOMENT),
                _("What you know by now. The next time, ask with changed_since=as_of."),
            ),
            "items": several({"$ref": f"#/components/schemas/{one.shape_name}"}),
            "deleted": says(
                several(gone), _("With changed_since: what has left the set; remove it.")
            ),
            "next": says(maybe(ADDRESS), _("The next page; null on the last one.")),
            "licence": LICENCE_SHAPE,
            "attribution": says(TEXT, _("Whom to name as the source.")),
        },
        optional=("deleted",),
    )


def thing_of(one: DataSet) -> Answer:
    """The answer for a single thing."""

    def answer(asked: Asked) -> HttpResponse:
        field = identity_field(one.model)
        pattern = _LONG_ID if field == "translation_key" else _SHORT_ID
        if not pattern.fullmatch(asked.identity):
            raise no_such_address()
        rows = leading(one.model).filter(**{field: asked.identity})
        found = things(one.model, list(rows[:1]), asked.language)
        if not found:
            raise _missing(one, asked.identity)
        body = {
            **one.value_of(found[0]),
            "licence": licence(),
            "attribution": attribution(asked.frame),
        }
        return conditional(asked.request, as_json(body), last_modified(one))

    return answer


def thing_shape(one: DataSet) -> Shape:
    """What a single thing looks like."""
    more = record({"licence": LICENCE_SHAPE, "attribution": TEXT})
    return {"allOf": [{"$ref": f"#/components/schemas/{one.shape_name}"}, more]}


def _missing(one: DataSet, identity: str) -> Problem:
    note = listings.last_seen(one, identity)
    if note is None:
        return no_such_address()
    since = listings.gone_at(note)
    return Problem(
        410,
        _("This is no longer published."),
        _("It was here once. Please remove it from your copy."),
        deleted_at=moment(since) if since and since <= timezone.now() else None,
    )
