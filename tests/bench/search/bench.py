"""Measure index rate, size, memory and times of the search with made-up opportunities.

    PYTHONPATH=. python tests/bench/search/bench.py --documents 100000 --folder /tmp/bench

`--reuse` measures an index that an earlier run has left in the folder.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import quantiles

from synthetic import AT, Synthetic

from pages.places.gazetteer import DATA, Gazetteer, regions, spots_of_file
from search.analysis.documents import documents
from search.engines.base import Engine
from search.engines.scratch import scratch_engine
from search.engines.tantivy import TantivyEngine
from search.planner import Near, Request, Resources, search
from search.planner.keeping import vocabulary
from search.planner.suggesting import suggest

Ask = Callable[[Random], object]


@contextmanager
def opened(name: str, folder: Path | None) -> Iterator[Engine]:
    if name == "tantivy" and folder is not None:
        yield TantivyEngine(folder)
    else:
        with scratch_engine(name) as engine:
            yield engine


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


def kinds(engine: Engine, resources: Resources) -> dict[str, Ask]:
    """The kinds of questions that are measured."""
    source = Synthetic()
    words, towns = source.words, source.towns
    fields = [row["code"] for row in source.categories["field"]]

    def ask(text: str, near: Near | None = None, **filters: tuple[str, ...]) -> object:
        request = Request(text, "de", AT, near=near, filters=filters)
        return search(engine, request, resources)

    def somewhere(chance: Random) -> Near:
        return Near(chance.choice(towns).point)

    def typical(chance: Random) -> object:
        """Text, a category, 25 km, all facets."""
        word = words[int(chance.paretovariate(0.6)) % 3000]
        return ask(word, somewhere(chance), field=(chance.choice(fields),))

    def common(chance: Random) -> object:
        """A word of the twenty most frequent ones, all facets."""
        return ask(words[chance.randrange(20)])

    def browse(chance: Random) -> object:
        return ask("", somewhere(chance))

    def sentence(chance: Random) -> object:
        some = [words[chance.randrange(2000)] for _ in range(4)]
        return ask(f"Ich möchte gern {some[0]} und {some[1]} mit {some[2]} {some[3]}")

    def slip(chance: Random) -> object:
        word = words[chance.randrange(100, 5000)]
        at = chance.randrange(1, len(word) - 1)
        return ask(word[:at] + word[at + 1 :])

    def nothing(chance: Random) -> object:
        return ask("".join(chance.choice("abcdefghiklmnoprstu") for _ in range(11)))

    def suggestion(chance: Random) -> object:
        word = words[int(chance.paretovariate(0.5)) % 20_000]
        return suggest(engine, word[: chance.randint(1, 7)], "de", AT, resources)

    return {
        "typical": typical,
        "common word": common,
        "browse by place": browse,
        "sentence": sentence,
        "slip": slip,
        "nothing found": nothing,
        "suggestion": suggestion,
    }


def client(
    name: str, folder: Path | None, kind: str, clients: int, seconds: float, seed: int
) -> tuple[list[float], float]:
    """Ask one kind of question with some threads; milliseconds, and memory of the process in MB."""
    with opened(name, folder) as engine:
        before = _resident()
        ask = kinds(engine, _resources())[kind]
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


def measure(
    name: str, folder: Path | None, kind: str, clients: int, seconds: float
) -> dict[str, float]:
    """Percentiles of one kind; with several clients, half of them in a second process."""
    processes = 1 if clients == 1 else 2
    with ProcessPoolExecutor(processes) as pool:
        jobs = [
            pool.submit(client, name, folder, kind, clients // processes, seconds, seed)
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
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--reuse", action="store_true")
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kinds", nargs="*")
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 8])
    options = parser.parse_args()
    report: dict[str, object] = {"documents": options.documents, "engine": options.engine}
    with opened(options.engine, options.folder) as engine:
        if not options.reuse:
            report["index"] = build(engine, options.documents, options.processes)
            sys.stdout.write(json.dumps(report) + "\n")
        names = options.kinds or list(kinds(engine, Resources.make()))
        for kind in names:
            for clients in options.clients:
                row = measure(options.engine, options.folder, kind, clients, options.seconds)
                sys.stdout.write(f"{kind:<16} {clients} clients  {json.dumps(row)}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
