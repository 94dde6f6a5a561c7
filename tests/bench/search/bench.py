"""Measure index rate, size, memory and times of the search with made-up opportunities.

    PYTHONPATH=. python tests/bench/search/bench.py --documents 100000 --url tantivy:////tmp/bench

`--url` is written as SEARCH_URL is; what stands there is written over. `--reuse` measures what an
earlier run has left there.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import quantiles

from synthetic import AT, Synthetic

from pages.places.gazetteer import DATA, Gazetteer, regions, spots_of_file
from search.analysis.documents import documents
from search.engines.base import Engine
from search.engines.choice import Choice
from search.planner import Near, Request, Resources, search
from search.planner.keeping import vocabulary
from search.planner.suggesting import suggest


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The engine at an address."""
    engine = Choice.read(url, folder=Path(), timeout=30.0, replicas=0).engine()
    try:
        yield engine
    finally:
        engine.close()


def build(engine: Engine, count: int, processes: int) -> dict[str, float]:
    """Index `count` documents; rates count the making of the items as well and without it."""
    source = Synthetic()
    _ = source.words, source.towns
    started = time.perf_counter()
    for _item in source.items(min(count, 20_000)):
        pass
    making = (time.perf_counter() - started) / min(count, 20_000)
    started = time.perf_counter()
    generation = engine.begin()
    generation.add(documents(source.items(count), processes))
    generation.commit()
    took = time.perf_counter() - started
    return {
        "seconds": round(took, 1),
        "documents/s": round(count / took),
        "documents/s without making items": round(count / max(took - making * count, 0.001)),
        "megabytes on disk": round(engine.health().size / 1e6),
    }


@dataclass(frozen=True)
class Questions:
    """The kinds of questions that are measured; each asks a different one every time."""

    engine: Engine
    resources: Resources
    source: Synthetic = field(default_factory=Synthetic)

    def typical(self, chance: Random) -> object:
        """Text, a category, 25 km, all facets."""
        word = self.source.words[int(chance.paretovariate(0.6)) % 3000]
        code = chance.choice(self.source.categories["field"])["code"]
        return self._ask(word, self._somewhere(chance), field=(code,))

    def common_word(self, chance: Random) -> object:
        """A word of the twenty most frequent ones, all facets."""
        return self._ask(self.source.words[chance.randrange(20)])

    def browse_by_place(self, chance: Random) -> object:
        return self._ask("", self._somewhere(chance))

    def sentence(self, chance: Random) -> object:
        some = [self.source.words[chance.randrange(2000)] for _ in range(4)]
        return self._ask(f"Ich möchte gern {some[0]} und {some[1]} mit {some[2]} {some[3]}")

    def slip(self, chance: Random) -> object:
        word = self.source.words[chance.randrange(100, 5000)]
        at = chance.randrange(1, len(word) - 1)
        return self._ask(word[:at] + word[at + 1 :])

    def nothing_found(self, chance: Random) -> object:
        return self._ask("".join(chance.choice("abcdefghiklmnoprstu") for _ in range(11)))

    def suggestion(self, chance: Random) -> object:
        word = self.source.words[int(chance.paretovariate(0.5)) % 20_000]
        return suggest(self.engine, word[: chance.randint(1, 7)], "de", AT, self.resources)

    def _ask(self, text: str, near: Near | None = None, **filters: tuple[str, ...]) -> object:
        request = Request(text, "de", AT, near=near, filters=filters)
        return search(self.engine, request, self.resources)

    def _somewhere(self, chance: Random) -> Near:
        return Near(chance.choice(self.source.towns).point)


KINDS = (
    "typical",
    "common_word",
    "browse_by_place",
    "sentence",
    "slip",
    "nothing_found",
    "suggestion",
)


def client(
    url: str, kind: str, clients: int, seconds: float, seed: int
) -> tuple[list[float], float]:
    """Ask one kind of question with some threads; milliseconds, and memory of the process in MB."""
    with opened(url) as engine:
        before = _resident()
        ask = getattr(Questions(engine, _resources()), kind)
        vocabulary(engine)
        times: list[float] = []

        def run(number: int) -> None:
            chance = Random(seed * 100 + number)
            for _ in range(3):
                ask(chance)
            until = time.perf_counter() + seconds
            while time.perf_counter() < until:
                started = time.perf_counter()
                ask(chance)
                times.append((time.perf_counter() - started) * 1000)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return times, _resident() - before


def _resources() -> Resources:
    gazetteer = Gazetteer()
    gazetteer.add(spots_of_file(DATA / "hessen.json"))
    gazetteer.add(regions())
    return Resources.make(gazetteer)


def _resident() -> float:
    """Megabytes of resident memory, pages of files that can be dropped at any time left out."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measure(url: str, kind: str, clients: int, seconds: float) -> dict[str, float]:
    """Percentiles of one kind; with several clients, half of them in a second process.

    The processes are new ones, so that their memory counts from the start.
    """
    processes = 1 if clients == 1 else 2
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        jobs = [
            pool.submit(client, url, kind, clients // processes, seconds, seed)
            for seed in range(processes)
        ]
        results = [job.result() for job in jobs]
    times = sorted(milliseconds for some, _memory in results for milliseconds in some)
    cuts = quantiles(times, n=100)
    return {
        "p50": round(cuts[49], 1),
        "p95": round(cuts[94], 1),
        "p99": round(cuts[98], 1),
        "per second": round(len(times) / seconds),
        "MB": round(max(memory for _some, memory in results)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--url", required=True, help="where the index is, as in SEARCH_URL")
    parser.add_argument("--reuse", action="store_true")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=KINDS)
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 8])
    options = parser.parse_args()
    if not options.reuse:
        with opened(options.url) as engine:
            built = build(engine, options.documents, options.processes)
        sys.stdout.write(f"{options.documents} documents  {json.dumps(built)}\n")
    for kind in options.kinds:
        for clients in options.clients:
            row = measure(options.url, kind, clients, options.seconds)
            sys.stdout.write(f"{kind:<16} {clients} clients  {json.dumps(row)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
