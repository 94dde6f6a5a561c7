"""Every address of the admin × every role × own and foreign content: no foreign draft is named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from matrix_addresses import Address, Call, NoMaker, addresses, calls
from matrix_world import CANARY, World

pytestmark = pytest.mark.django_db
FORBIDDEN = {
    "author": rf"{CANARY}-(KASSEL|FULDA)",
    "kassel": rf"{CANARY}-(FULDA|LAND)",
    "translator": rf"{CANARY}-(KASSEL|FULDA|LAND)(?!-EN)",
    "nobody": CANARY + "-(KASSEL|FULDA|LAND)",
    "anonymous": CANARY + "-(KASSEL|FULDA|LAND)",
    "press_officer": "(?!)",
    "approver": "(?!)",
    "operator": "(?!)",
}
_OUTSIDE = {"nobody", "anonymous"}
ALLOWED = Path(__file__).parent / "allowed"


def test_every_address_has_arguments(world: World) -> None:
    found = addresses()
    assert len(found) > 550
    without = []
    for address in found:
        try:
            list(calls(world, address))
        except NoMaker as error:
            without.append(str(error))
    assert not without


@pytest.mark.parametrize("role", FORBIDDEN)
def test_nothing_foreign_is_named(world: World, role: str) -> None:
    client = client_of(world, role)
    forbidden = re.compile(FORBIDDEN[role], re.IGNORECASE)
    leaks, broken, opened = [], [], set()
    for address in addresses():
        for call in wanted(world, role, address):
            for url in variants(world, role, call):
                response = client.get(url, **headers(url))
                if response.status_code == 500:
                    broken.append(f"{url}: {getattr(response, 'exc_info', None)}")
                client.cookies.pop("messages", None)  # they would pile up
                if named := forbidden.search(said(response)):
                    leaks.append(f"{url}: {response.status_code} {named[0]}")
                if response.status_code == 200:
                    opened.add(f"{call.name} {whose(role, call)}".strip())
    assert not broken, "\n".join(broken)
    assert not leaks, "\n".join(leaks)
    compare(role, opened)


def client_of(world: World, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role != "anonymous":
        client.force_login(world.users[role])
    return client


def wanted(world: World, role: str, address: Address) -> Iterator[Call]:
    """For staff who see everything one owner is enough; for those outside one address of each."""
    several = FORBIDDEN[role] != "(?!)"
    if address.name in {"wagtailadmin_logout", "account_logout"}:
        return  # it does what it says
    for call in islice(calls(world, address), 1 if role in _OUTSIDE else None):
        if several or call.owner in {"", "ALL", "KASSEL", "LAND", "PERSON"}:
            yield call


def variants(world: World, role: str, call: Call) -> Iterator[str]:
    """The address, and what it answers to questions."""
    if FORBIDDEN[role] == "(?!)" or role in _OUTSIDE:
        yield call.url
        return
    name = call.name.split(":")[-1]
    if name in _SEARCHED or name.endswith(("search", "results")):
        yield f"{call.url}?q={CANARY}&title=kan&term=kan"
    if name not in _SEARCHED or "results" not in name:
        yield call.url
    if name.endswith(("chosen_multiple", "bulk_action")):
        ids = "&".join(f"id={one.pk}" for owner in world.pages for one in world.all_of(owner))
        yield f"{call.url}?{ids}"
        yield f"{call.url}?id=all"
    if name.endswith("autocomplete"):
        yield f"{call.url}?term=kanari"
    if call.url.startswith("/admin/reports/"):
        yield f"{call.url}?export=csv"


_SEARCHED = {
    *("list", "list_results", "index", "index_results", "choose", "choose_results", "listing"),
    "wagtailadmin_choose_page",
}


def headers(url: str) -> dict[str, Any]:
    return {"headers": {"accept": "application/json"}} if "/api/" in url else {}


def said(response: Any) -> str:
    """Everything that an answer tells: its content, where it leads, its messages."""
    streamed = b"".join(response) if response.streaming else response.content
    request = getattr(response, "wsgi_request", None)
    notes = [str(note) for note in get_messages(request)] if hasattr(request, "_messages") else []
    return " ".join(
        [streamed.decode(errors="replace"), response.headers.get("Location", ""), *notes]
    )


def whose(role: str, call: Call) -> str:
    """Own, foreign, or nobody's."""
    if call.owner in {"", "ALL"}:
        return ""
    own = {"kassel": "KASSEL", "fulda": "FULDA", "author": "LAND"}.get(role, "")
    if role == "translator":
        return "own" if call.owner.endswith("-EN") else "foreign"
    if not own:
        return ""
    return "own" if call.owner.split("-")[0] == own else "foreign"


def compare(role: str, opened: set[str]) -> None:
    """The list of what the role opens, and not more. KITT_WRITE_MATRIX=1 writes it anew."""
    path = ALLOWED / f"{role}.txt"
    text = "\n".join(sorted(opened)) + "\n"
    if os.environ.get("KITT_WRITE_MATRIX"):
        path.write_text(text)
    known = set(path.read_text().splitlines())
    assert opened - known == set(), "opened, and not in the list"
    assert known - opened - {""} == set(), "in the list, and not opened"
