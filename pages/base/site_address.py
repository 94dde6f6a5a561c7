"""The address of the website: `BASE_URL`, for every full address that Kitt writes.

Wagtail keeps an address of its own, in the record of the site. It follows `BASE_URL` whenever the
database is brought up to date, which every start and every upgrade does.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from wagtail.models import Site

_PORTS = {"http": 80, "https": 443}


def absolute(url: str) -> str:
    """The full address of a path on this website; other addresses stay as they are."""
    return url if "://" in url or not url else settings.BASE_URL.rstrip("/") + url


def host_and_port() -> tuple[str, int]:
    """What the record of the site should say."""
    address = urlsplit(settings.BASE_URL)
    return address.hostname or "localhost", address.port or _PORTS.get(address.scheme, 80)


def keep_site_address(**_kwargs: Any) -> bool:
    """Bring the record of the site in line with `BASE_URL`; whether that was needed.

    Where somebody has entered several sites, each has an address of its own and stays as it is.
    """
    if Site._meta.db_table not in connection.introspection.table_names():
        return False  # only some of the tables have been made
    host, port = host_and_port()
    sites = list(Site.objects.all()[:2])
    if len(sites) != 1 or (sites[0].hostname, sites[0].port) == (host, port):
        return False
    sites[0].hostname, sites[0].port = host, port
    sites[0].save()
    return True
