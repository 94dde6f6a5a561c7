"""Public forms: no cookie, and still a guard that loses nothing of what people typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from pages.base import jobs
from pages.base.models import FormCount, FormSalt
from pages.base.public_forms import is_from_here, site_path, within_limit
from pages.base.public_forms.limits import connection_of
from pages.base.public_forms.stamps import new_stamp, read_stamp

ORIGIN = "http://testserver"


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN}, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": ORIGIN}, False),
        ({"Origin": ORIGIN}, True),
        ({"Origin": "https://testserver"}, True),  # a proxy ended TLS
        ({"Origin": "http://testserver:8080"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://evil.example", "Referer": f"{ORIGIN}/de/"}, False),
        ({"Referer": f"{ORIGIN}/de/seite/"}, True),
        ({"Referer": "https://testserver.evil.example/"}, False),
        ({"Referer": "http://[broken"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_send(headers: dict[str, str], ours: bool) -> None:
    assert is_from_here(RequestFactory().post("/de/", headers=headers)) is ours


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        ("/de/programme/?seite=2", "/de/programme/?seite=2"),
        ("http://testserver/de/", "/de/"),
        ("testserver/de/", "/de/"),
        ("TESTSERVER/de/", "/de/"),
        ("http://testserver", "/"),
        ("https://evil.example/de/", ""),
        ("https://testserver.evil.example/", ""),
        ("https://testserver@evil.example/", ""),
        ("//evil.example/", ""),
        ("http:////evil.example/", ""),
        ("/\\evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("/de/\x00", ""),
        ("/de/\nSet-Cookie: a=b", ""),
        ("de/programme/", ""),
        ("http://[", ""),
        ("/" + "a" * 600, ""),
    ],
)
def test_only_addresses_of_this_site_are_taken(sent: str, path: str) -> None:
    assert site_path(sent, RequestFactory().get("/de/")) == path


def test_a_stamp_belongs_to_one_form_and_cannot_be_forged() -> None:
    stamp = new_stamp("barrier", aged=5)
    read = read_stamp("barrier", stamp)
    assert read
    assert read.age in (5, 6)
    assert read_stamp("comment", stamp) is None
    assert read_stamp("barrier", stamp.replace(".", ".9", 1)) is None
    assert read_stamp("barrier", "") is None


@pytest.mark.django_db
def test_the_limit_counts_an_hour_and_knows_nobody(settings: Any) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 1, 10, 20, tzinfo=dt.UTC), tick=False) as clock:
        assert [within_limit("form", "203.0.113.7", 2) for _use in range(3)] == [True, True, False]
        assert within_limit("form", "203.0.113.8", 2)
        assert within_limit("other", "203.0.113.7", 2)
        stored = " ".join(str(row) for row in FormCount.objects.values_list())
        assert "203.0.113" not in stored
        before = set(FormCount.objects.values_list("who", flat=True))
        clock.shift(dt.timedelta(hours=1))
        assert within_limit("form", "203.0.113.7", 2)
        clock.shift(dt.timedelta(days=1))
        within_limit("form", "203.0.113.7", 2)
        jobs.run_job("forget-form-counts", force=True)
        # Today's secret makes another hash of the same address, and yesterday's is gone.
        assert FormSalt.objects.get().day == timezone.localdate()
        assert FormCount.objects.get().who not in before


@pytest.mark.parametrize(
    ("behind_proxy", "peer", "forwarded", "known"),
    [
        (False, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (True, "127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (True, "127.0.0.1", "", ""),
        (True, "127.0.0.1", "nonsense", ""),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (False, "::ffff:203.0.113.7", "", "203.0.113.7"),
        (False, "", "", ""),
    ],
)
def test_the_proxy_is_not_taken_for_the_visitor(
    settings: Any, behind_proxy: bool, peer: str, forwarded: str, known: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={"X-Forwarded-For": forwarded})
    assert connection_of(request) == known
