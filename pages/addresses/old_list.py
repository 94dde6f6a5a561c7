"""A list of old addresses from a CSV file: read, checked as a whole, and taken over or not.

Two columns: the old address and its target, which is a path, a full address of this website or
the id of a page. Nothing is stored as long as one line has an error.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from pages.base.public import reachable_pages

from . import unknown
from .lookup import look_up, own_path
from .redirects import leads_to, normal

MOST_LINES = 20_000
LENGTH = 255
_BATCH = 500


class Unreadable(Exception):
    """The file is no list of addresses; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file, as it stands there."""

    line: int
    old: str
    new: str


@dataclass(slots=True)
class Plan:
    """What an import would do. `errors` and `notes` are (line, sentence); line 0: the file."""

    new: list[Redirect] = field(default_factory=list)
    changed: list[Redirect] = field(default_factory=list)
    unchanged: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, line: int, why: str) -> None:
        self.errors.append((line, why))


def read(data: bytes) -> list[Row]:
    """The lines of a file, whatever program wrote it (UTF-8 or Windows; `;`, `,` or tab)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Unreadable(_("This is no CSV file. Please save the table as CSV."))
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if any(cells):
                old, new, *_rest = [*cells, "", ""]
                rows.append(Row(reader.line_num, old, new))
    except csv.Error as error:
        line = reader.line_num
        raise Unreadable(_("Line %(line)s cannot be read.") % {"line": line}) from error
    if rows and not _is_address(rows[0].old):
        rows = rows[1:]  # names of the columns
    if not rows:
        raise Unreadable(_("There is no address in the file."))
    if len(rows) > MOST_LINES:
        limit = {"limit": MOST_LINES}
        raise Unreadable(_("The file has more than %(limit)s lines. Please split it.") % limit)
    return rows


def _is_address(text: str) -> bool:
    return text.startswith(("/", "http://", "https://"))


def plan(rows: Iterable[Row]) -> Plan:
    """Check all lines together; as many queries for many lines as for few."""
    return _Check(list(rows)).result


def carry_out(result: Plan) -> None:
    """Store what was planned. The caller has seen that there are no errors."""
    with transaction.atomic():
        Redirect.objects.bulk_create(result.new, batch_size=_BATCH)
        fields = ["redirect_page", "redirect_link", "redirect_page_route_path", "is_permanent"]
        fields.append("automatically_created")
        Redirect.objects.bulk_update(result.changed, fields, batch_size=_BATCH)
        unknown.forget(row.old_path for row in (*result.new, *result.changed))


class _NoTarget(Exception):
    """A target that leads nowhere; the message says why."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A page, or the address of something else on this website."""

    public: bool
    page: Page | None = None
    link: str = ""


class _Check:
    """The lines of a file against each other, against the pages and against the stored table."""

    def __init__(self, rows: list[Row]) -> None:
        self.result = Plan()
        self.site = Site.objects.filter(is_default_site=True).first()
        self.rows: dict[str, Row] = {}
        for row in rows:
            self._take(row)
        paths = [path for row in rows if (path := own_path(row.new)) and not row.new.isdecimal()]
        self.found = look_up([*paths, *(urlsplit(row.old).path for row in self.rows.values())])
        keys = [int(row.new) for row in rows if row.new.isdecimal() and len(row.new) < 10]
        self.by_id = {page.pk: page for page in Page.objects.filter(pk__in=keys, depth__gt=1)}
        self.public = {page.pk for page in reachable_pages(self.by_id.values())}
        self.stored = _stored([*self.rows, *map(normal, paths)])
        for old, row in self.rows.items():
            self._plan(old, row)

    def _take(self, row: Row) -> None:
        """Keep the line under its old address, unless that is none or stands there already."""
        if not _is_address(row.old):
            self.result.refuse(
                row.line, _("The old address must begin with “/” or “https://”: %s") % row.old
            )
            return
        old = normal(row.old)
        before = self.rows.get(old)
        if old == "/":
            self.result.refuse(row.line, _("The start page cannot be led elsewhere."))
        elif len(old) > LENGTH:
            self.result.refuse(row.line, _("The old address is too long."))
        elif not row.new:
            self.result.refuse(row.line, _("The target is missing."))
        elif before and before.new != row.new:
            values = {"address": old, "line": before.line}
            text = _("%(address)s stands in line %(line)s already, with another target.")
            self.result.refuse(row.line, text % values)
        elif before is None:
            self.rows[old] = row

    def _plan(self, old: str, row: Row) -> None:
        here = self.found.get(urlsplit(row.old).path)
        if here and here.public:
            text = _("At %s visitors find something: a redirect would never take effect.")
            self.result.refuse(row.line, text % old)
            return
        try:
            target = self._target(row.new, [old])
        except _NoTarget as error:
            self.result.refuse(row.line, str(error))
            return
        if not target.public:
            text = _("The target is not public yet. Until then the old address is “not found”.")
            self.result.notes.append((row.line, text))
        self._store(old, target)

    def _target(self, new: str, passed: list[str]) -> _Target:
        """What stands at the target, through other old addresses if need be."""
        if new.isdecimal():
            page = self.by_id.get(int(new))
            if page is None:
                raise _NoTarget(_("There is no page with the id %s.") % new)
            return _Target(page.pk in self.public, page)
        path = own_path(new)
        if path is None:
            raise _NoTarget(_("The target is not on this website: %s") % new)
        if len(path) > LENGTH:
            raise _NoTarget(_("The target is too long."))
        old = normal(path)
        if old in passed:
            circle = " → ".join([*passed, old])
            raise _NoTarget(_("The addresses lead in a circle: %s") % circle)
        found = self.found.get(path)
        if found:
            # With a query it is an address, and not just a page.
            plain = urlsplit(path)[3:] == ("", "")
            page = found.page if plain else None
            return _Target(found.public, page, "" if page else path)
        if old in self.rows:
            return self._target(self.rows[old].new, [*passed, old])
        url = leads_to(self.stored[old], passed) if old in self.stored else ""
        if not url:
            raise _NoTarget(_("There is nothing at the target: %s") % new)
        return _Target(True, self.stored[old].redirect_page, url)

    def _store(self, old: str, target: _Target) -> None:
        stored = self.stored.get(old)
        page, link = target.page, "" if target.page else target.link
        if stored is None:
            row = Redirect(old_path=old, site=self.site, redirect_page=page, redirect_link=link)
            self.result.new.append(row)
        elif (stored.redirect_page_id, stored.redirect_link) == (page.pk if page else None, link):
            self.result.unchanged += 1
        else:
            stored.redirect_page, stored.redirect_link = page, link
            stored.redirect_page_route_path, stored.is_permanent = "", True
            stored.automatically_created = False
            self.result.changed.append(stored)


def _stored(paths: list[str]) -> dict[str, Redirect]:
    found: dict[str, Redirect] = {}
    wanted = list(dict.fromkeys(paths))
    for start in range(0, len(wanted), _BATCH):
        some = Redirect.objects.filter(old_path__in=wanted[start : start + _BATCH])
        found |= {row.old_path: row for row in some.select_related("redirect_page")}
    return found
