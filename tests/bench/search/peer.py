"""The same questions to Wagtail's own search in a database, as the peer of the engines.

    PYTHONPATH=. python tests/bench/search/peer.py --documents 10000 --database sqlite:////tmp/peer.db

It knows no distances, so that "near" is a square, and a slip finds nothing. Every kind of question
is given up after `--seconds`; what did not finish even once says so.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from statistics import quantiles
from typing import Any

import dj_database_url
import django
from django.conf import settings

BATCH = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--database", required=True, help="address of an empty database")
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    settings.configure(
        DATABASES={"default": dj_database_url.parse(options.database)},
        INSTALLED_APPS=["django.contrib.contenttypes", "modelsearch", "offers"],
        MODELSEARCH_BACKENDS={"default": {"BACKEND": "modelsearch.backends.database"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    say({"documents": options.documents, "database": options.database.partition(":")[0]})
    say({"index": build(options.documents)})
    for name, ask in kinds().items():
        say({name: measure(ask, options.seconds)})


def say(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def build(count: int) -> dict[str, float]:
    """Fill table and index; only the index is timed."""
    from django.core.management import call_command
    from modelsearch.backends import get_search_backend
    from offers.models import Offer

    call_command("migrate", verbosity=0, run_syncdb=True)
    rows = offers(count)
    while batch := list(islice(rows, BATCH)):
        Offer.objects.bulk_create(batch)
    backend = get_search_backend()
    started = time.perf_counter()
    for first in range(0, count, BATCH):
        some = Offer.objects.order_by("pk")[first : first + BATCH]
        backend.get_index_for_model(Offer).add_items(Offer, list(some))
    took = time.perf_counter() - started
    return {"seconds": round(took, 1), "documents/s": round(count / took)}


def offers(count: int) -> Iterator[Any]:
    from offers.models import FACETS, Offer
    from synthetic import Synthetic

    for item in Synthetic().items(count):
        latitude, longitude = item.point or (0.0, 0.0)
        facets = {name: item.facets[name][0] for name in FACETS}
        yield Offer(
            title=item.title,
            summary=item.summary,
            body=item.body,
            latitude=latitude,
            longitude=longitude,
            **facets,
        )


def kinds() -> dict[str, Callable[[Random], object]]:
    """The questions of `bench.py` that can be asked here."""
    from offers.models import FACETS, Offer
    from synthetic import Synthetic

    source = Synthetic()
    words, towns = source.words, source.towns
    fields = [row["code"] for row in source.categories["field"]]

    def near(chance: Random) -> Any:
        latitude, longitude = chance.choice(towns).point or (50.0, 9.0)
        return Offer.objects.filter(
            latitude__range=(latitude - 0.22, latitude + 0.22),
            longitude__range=(longitude - 0.35, longitude + 0.35),
        )

    def shown(rows: Any, word: str) -> object:
        found = rows.search(word)
        return [list(found[:10]), found.count(), *(found.facet(name) for name in FACETS)]

    def typical(chance: Random) -> object:
        word = words[int(chance.paretovariate(0.6)) % 3000]
        return shown(near(chance).filter(field=chance.choice(fields)), word)

    def common(chance: Random) -> object:
        return shown(Offer.objects.all(), words[chance.randrange(20)])

    def suggestion(chance: Random) -> object:
        word = words[int(chance.paretovariate(0.5)) % 20_000]
        return list(Offer.objects.autocomplete(word[: chance.randint(2, 7)])[:8])

    return {"typical": typical, "common word": common, "suggestion": suggestion}


def measure(ask: Callable[[Random], object], seconds: float) -> dict[str, float]:
    """Percentiles in milliseconds, one client."""
    chance = Random(1)
    times: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        started = time.perf_counter()
        ask(chance)
        times.append((time.perf_counter() - started) * 1000)
    if len(times) < 2:
        return {"first": round(times[0])}
    cuts = quantiles(times, n=100, method="inclusive")
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1), "questions": len(times)}


if __name__ == "__main__":
    main()
