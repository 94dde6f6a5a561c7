"""Counting the addresses that visitors did not find: cheap, bounded, without personal data.

Only the path is kept. Programs that look for weak spots ask for thousands of addresses: what they
usually ask for is not counted, nor what says that it is a program; what comes too fast waits in
memory; and the table has an upper limit at which the rarest addresses make room.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterable
from threading import Lock
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from .lookup import look_up
from .models import PATH_LENGTH, UnknownAddress

logger = logging.getLogger(__name__)

KEEP = dt.timedelta(days=90)
MOST_ROWS = 2_000
MAKE_ROOM = 100
PER_MINUTE = 20
"""So many addresses are written at once, by each process; the others wait for the next minute."""
MOST_WAITING = 500

_MACHINES = re.compile(r"bot\b|crawl|spider|slurp|scan|nikto|sqlmap|zgrab", re.IGNORECASE)
_NOISE = re.compile(
    r"""
      (^|/)\.                                     # .env, .git, .well-known
    | \.(php\d?|phtml|aspx?|cgi|cfm|jspx?|do|action|env|ini|sql|bak|old|swp|zip|gz|tgz|rar|7z|sh
        |ya?ml|toml|log|conf|config|pem|key|map)$
    | (^|/)(wp-|wordpress|xmlrpc|phpmyadmin|pma/|cgi-bin|vendor/|administrator|typo3|joomla|drupal
        |node_modules|solr/|actuator|boaform|owa/|autodiscover|ads\.txt|humans\.txt|security\.txt)
    | @ | \.\. | // | [\x00-\x1f\x7f<>"'{}|\\^`\s]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_ROOMS = ("/admin/", "/static/", "/medien/", "/healthz")

_lock = Lock()
_waiting: dict[str, tuple[int, str]] = {}
_window: tuple[dt.datetime, int] = (dt.datetime.min.replace(tzinfo=dt.UTC), 0)


def note(request: HttpRequest) -> None:
    """Count a request that led nowhere; a database that is busy or gone does no harm."""
    path = countable(request)
    if not path:
        return
    due = _take(path, _own_page(request))
    if not due:
        return
    try:
        with transaction.atomic():
            for one, (count, linked_from) in due.items():
                _write(one, count, linked_from)
    except DatabaseError:
        logger.exception("Addresses not found could not be counted")


def countable(request: HttpRequest) -> str:
    """The path as it is counted: small letters, one slash at the end; empty for noise."""
    path = request.path
    agent = request.headers.get("user-agent", "")
    if request.method != "GET" or _MACHINES.search(agent):
        return ""
    if len(path) >= PATH_LENGTH or path.startswith(_OTHER_ROOMS) or _NOISE.search(path):
        return ""
    last = path.rstrip("/").rpartition("/")[2]
    return path.lower() if "." in last else f"{path.lower().rstrip('/')}/"


def _own_page(request: HttpRequest) -> str:
    """The path of our own page that holds the broken link; nothing of other sites."""
    parts = urlsplit(request.headers.get("referer", ""))
    hosts = {request.get_host(), urlsplit(settings.BASE_URL).netloc}
    return parts.path[:PATH_LENGTH] if parts.netloc in hosts else ""


def _take(path: str, linked_from: str) -> dict[str, tuple[int, str]]:
    """Add one to what waits, and give out all that may be written now."""
    global _window
    now = timezone.now()
    with _lock:
        count, known = _waiting.get(path, (0, ""))
        if count or len(_waiting) < MOST_WAITING:
            _waiting[path] = (count + 1, linked_from or known)
        begin, written = _window
        if not dt.timedelta() <= now - begin < dt.timedelta(minutes=1):
            begin, written = now, 0
        free = max(PER_MINUTE - written, 0)
        due = {one: _waiting.pop(one) for one in list(_waiting)[:free]}
        _window = (begin, written + len(due))
    return due


def _write(path: str, count: int, linked_from: str) -> None:
    now = timezone.now()
    values = {"count": F("count") + count, "last_at": now}
    if linked_from:
        values["linked_from"] = linked_from
    if UnknownAddress.objects.filter(path=path).update(**values):
        return
    if UnknownAddress.objects.count() >= MOST_ROWS:
        rarest = UnknownAddress.objects.order_by("count", "last_at").values("pk")[:MAKE_ROOM]
        UnknownAddress.objects.filter(pk__in=list(rarest.values_list("pk", flat=True))).delete()
    row = UnknownAddress(path=path, count=count, first_at=now, last_at=now, linked_from=linked_from)
    UnknownAddress.objects.bulk_create([row], ignore_conflicts=True)


def forget(paths: Iterable[str]) -> None:
    """Drop addresses that lead somewhere now."""
    spellings = {one for path in paths for one in (path.lower(), f"{path.lower()}/")}
    UnknownAddress.objects.filter(path__in=spellings).delete()


def forget_old() -> int:
    """Delete what nobody has asked for since `KEEP`, and where a page stands now; how many."""
    old = UnknownAddress.objects.filter(last_at__lt=timezone.now() - KEEP)
    count: int = old.delete()[0]
    found = look_up(UnknownAddress.objects.values_list("path", flat=True))
    there = [path for path, one in found.items() if one.page and one.public]
    for start in range(0, len(there), MAKE_ROOM):
        some = UnknownAddress.objects.filter(path__in=there[start : start + MAKE_ROOM])
        count += some.delete()[0]
    return count
