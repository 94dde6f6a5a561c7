"""Checking what is due: own addresses by looking them up, others by asking a few at a time."""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from pages.addresses import redirects
from pages.addresses.lookup import look_up, own_path
from pages.base.public import reachable_pages

from ..models import CheckedLink
from .asking import Answer, Asker
from .finding import PAGE

AT_A_TIME = 4
"""Hosts that are asked side by side; the addresses of one host are asked one after the other."""
PAUSE_SECONDS = 1.0
"""Between two questions to the same host."""
FAILURES = 3
"""So many checks in a row must fail before a link counts as broken."""
AGAIN_AFTER = dt.timedelta(hours=1)
NEXT_NIGHT = dt.timedelta(hours=20)
LIMIT = 3000
LONGEST_SECONDS = 40 * 60

MakeAsker = Callable[[], Asker]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found out: good, bad or neither, and why in the words of editors."""

    good: bool = False
    bad: bool = False
    reason: str = ""


def check_due(now: dt.datetime, make_asker: MakeAsker = Asker, pause: float = PAUSE_SECONDS) -> int:
    """Check the links that are due; the number checked."""
    due = list(CheckedLink.objects.filter(check_at__lte=now).order_by("check_at", "pk")[:LIMIT])
    inside = [one for one in due if one.is_internal]
    outside = [one for one in due if not one.is_internal] if settings.CHECK_OTHER_WEBSITES else []
    with override(settings.LANGUAGE_CODE):  # the reasons are stored for editors
        verdicts = [*_look_inside(inside), *_ask_outside(outside, make_asker, pause)]
    for link, verdict in verdicts:
        _note(link, verdict, now)
    if not settings.CHECK_OTHER_WEBSITES:
        _leave_alone(now)
    return len(inside) + len(outside)


def _leave_alone(now: dt.datetime) -> None:
    """What is not checked any more is not called broken any more."""
    rows = CheckedLink.objects.filter(is_internal=False).exclude(state=CheckedLink.State.UNKNOWN)
    rows.update(state=CheckedLink.State.UNKNOWN, broken_since=None, failures=0, reason="")
    CheckedLink.objects.filter(is_internal=False).update(check_at=now + NEXT_NIGHT)


def _look_inside(links: list[CheckedLink]) -> Iterator[tuple[CheckedLink, Verdict]]:
    by_number = {one: int(one.url[len(PAGE) :]) for one in links if one.url.startswith(PAGE)}
    pages = Page.objects.filter(pk__in=by_number.values())
    public = {page.pk for page in reachable_pages(pages)}
    paths = {one: (own_path(one.url) or "") for one in links if one not in by_number}
    found = look_up(paths.values())
    for one in links:
        if one in by_number:
            good = by_number[one] in public
        else:
            hit = found.get(paths[one])
            good = bool(hit and hit.public) or _is_file(paths[one])
            good = good or bool(redirects.leads_from(paths[one]))
        reason = "" if good else _("The page does not exist any more, or is not online.")
        yield one, Verdict(good=good, bad=not good, reason=reason)


def _is_file(path: str) -> bool:
    """Documents, pictures and what the server gives besides pages are not looked up."""
    languages = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
    return not path.startswith(languages)


def _ask_outside(
    links: list[CheckedLink], make_asker: MakeAsker, pause: float
) -> list[tuple[CheckedLink, Verdict]]:
    """Host by host, a few at a time. What time does not suffice for stays due."""
    hosts: dict[str, list[CheckedLink]] = defaultdict(list)
    for one in links:
        hosts[(urlsplit(one.url).hostname or "").lower()].append(one)
    stop = time.monotonic() + LONGEST_SECONDS
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        results = pool.map(lambda some: _ask_host(some, make_asker(), pause, stop), hosts.values())
        return [(link, _verdict(answer)) for some in results for link, answer in some]


def _ask_host(
    links: list[CheckedLink], asker: Asker, pause: float, stop: float
) -> list[tuple[CheckedLink, Answer]]:
    found = []
    for number, link in enumerate(links):
        if time.monotonic() > stop:
            break
        if number:
            time.sleep(pause)
        found.append((link, asker.ask(link.url)))
    return found


def _verdict(answer: Answer) -> Verdict:
    if answer.good:
        return Verdict(good=True)
    return Verdict(bad=answer.gone, reason=_in_words(answer))


def _in_words(answer: Answer) -> str:
    words = {
        "refused": _("This address is not on the internet."),
        "robots": _("The website does not want programs to ask."),
        "closed": _("The website does not let programs in; people may see more."),
        "loop": _("The address leads round in circles."),
        "name": _("There is no website of this name."),
        "timeout": _("The website does not answer."),
        "certificate": _("The connection is not secure: the certificate is not valid."),
        "connection": _("No connection to the website."),
    }
    if answer.code in (404, 410):
        return _("The website says: this page does not exist (%(code)s).") % {"code": answer.code}
    if answer.code >= 500:
        return _("The website has a fault (%(code)s).") % {"code": answer.code}
    return words.get(answer.error) or _("The website answers with an error (%(code)s).") % {
        "code": answer.code
    }


def _note(link: CheckedLink, verdict: Verdict, now: dt.datetime) -> None:
    """Store the outcome. A link that fails is tried again before it counts as broken."""
    states = CheckedLink.State
    failures = link.failures + 1 if verdict.bad else 0
    enough = FAILURES if not link.is_internal else 1
    broken = verdict.bad and failures >= enough
    if verdict.good:
        state = states.GOOD
    elif not verdict.bad:
        state = states.UNKNOWN
    else:
        state = states.BROKEN if broken else states.TROUBLE
    wait = AGAIN_AFTER if state == states.TROUBLE else NEXT_NIGHT
    CheckedLink.objects.filter(pk=link.pk).update(
        state=state,
        reason=verdict.reason[:200],
        failures=min(failures, 100),
        checked_at=now,
        check_at=now + wait,
        broken_since=(link.broken_since or now) if broken else None,
    )
    if not broken and link.broken_since:
        link.places.update(told_at=None)  # if it breaks again, that is new
