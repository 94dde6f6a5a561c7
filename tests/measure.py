"""How many queries a page needs."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.base import kept


def queries_of(client: Client, url: str, *, warm: bool = False) -> int:
    """The number of queries of one request.

    What Django and Wagtail keep for the whole process (content types, the addresses of the sites)
    and the sizes of pictures are there, as after the first visitor. `warm`: what the project keeps
    for a few seconds is there too.
    """
    client.get(url)
    if not warm:
        kept.forget()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, url
    return len(captured)
