"""Measure the lists and forms of the admin with very many rows, on a scratch site with the demo.

export VAR_DIR=/tmp/many PYTHONPATH=.:site:tests/editorial/lists
python manage.py migrate && python manage.py load_demo
python tests/bench/lists/bench.py --pages 10000 --opportunities 100000 --grow
python manage.py search_rebuild
python tests/bench/lists/bench.py
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from statistics import median
from typing import Any

import django

LISTS = {
    "opportunities": "/admin/snippets/opportunities/opportunity/",
    "… last page": "/admin/snippets/opportunities/opportunity/?p=200",
    "… searched": "/admin/snippets/opportunities/opportunity/?q=kochen",
    "… by state and district": "/admin/snippets/opportunities/opportunity/?state=open&district=1",
    "… by their end": "/admin/snippets/opportunities/opportunity/?ordering=until",
    "… not confirmed for 3 months": "/admin/snippets/opportunities/opportunity/?unconfirmed=3",
    "… without English text": "/admin/snippets/opportunities/opportunity/?english=missing",
    "releases": "/admin/releases/",
    "… last page of releases": "/admin/releases/?p=200",
    "… releases searched": "/admin/releases/?q=landkreise",
    "… releases by title": "/admin/releases/?ordering=title",
    "pages below the newsroom": "/admin/pages/{newsroom}/",
    "contacts": "/admin/snippets/base/contact/",
    "form of an opportunity": "/admin/snippets/opportunities/opportunity/edit/{opportunity}/",
    "form of a release": "/admin/pages/{release}/edit/",
    "form of a picture": "/admin/images/{picture}/",
}


def grow(pages: int, opportunities: int) -> None:
    """Write the rows that are missing."""
    from many import many_pages

    from pages.demo.bulk import _samples, grow, made
    from pages.demo.context import Context
    from pages.opportunities.models import Opportunity
    from pages.press.models import PressReleasePage

    ctx = Context()
    grow(ctx, Opportunity, _samples(Opportunity), opportunities)
    _say(made(Opportunity).count(), "opportunities")
    missing = pages - PressReleasePage.objects.count()
    if missing > 0:
        many_pages(PressReleasePage.objects.filter(live=True).first(), missing)
    _say(PressReleasePage.objects.count(), "releases")


def measure(times: int) -> None:
    """Milliseconds (median) of each address, and its status."""
    from django.test import Client

    from pages.base.models import KittImage, User
    from pages.opportunities.models import Opportunity
    from pages.press.models import NewsroomPage, PressReleasePage

    known = {
        "newsroom": NewsroomPage.objects.first(),
        "release": PressReleasePage.objects.last(),
        "opportunity": Opportunity.objects.last(),
        "picture": KittImage.objects.first(),
    }
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email="leitung@kitt.example"))
    for name, address in LISTS.items():
        url = address.format(**{key: row.pk for key, row in known.items()})
        answer: Any = client.get(url)
        took = []
        for _time in range(times):
            started = time.perf_counter()
            client.get(url)
            took.append((time.perf_counter() - started) * 1000)
        _say(f"| {name} | {median(took):.0f} | {answer.status_code} |")


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--opportunities", type=int, default=100_000)
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--times", type=int, default=7)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kitt.settings.development")
    django.setup()
    if given.grow:
        grow(given.pages, given.opportunities)
    else:
        measure(given.times)
