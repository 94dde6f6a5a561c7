"""Measure the search with judged queries."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineError
from search.engines.scratch import scratch_engine
from search.evaluation import Figures, Judged, by_class, evaluate, figures, ndcg


class Command(BaseCommand):
    help = "Index the documents of a file into a scratch index and judge its queries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="JSON with documents and judged queries")
        parser.add_argument("--engine", default="tantivy", choices=["tantivy", "elasticsearch"])
        parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")
        parser.add_argument(
            "--worst", type=int, default=0, help="list so many queries that did worst"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with scratch_engine(options["engine"]) as engine:
                judged = evaluate(options["file"], engine)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"The file cannot be used: {error!r}") from error
        except EngineError as error:
            raise CommandError(str(error)) from error
        overall, classes = figures(judged), by_class(judged)
        if options["json"]:
            answer = {
                "overall": overall.as_json(),
                "classes": {kind: one.as_json() for kind, one in classes.items()},
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(f"{'class':<18} queries  nDCG@10  recall@10  precision@10  zero hits")
        for kind, one in classes.items():
            self._line(kind, one)
        self._line("overall", overall)
        self._worst(judged, options["worst"])

    def _line(self, name: str, one: Figures) -> None:
        self.stdout.write(
            f"{name:<18} {one.queries:>7}  {one.ndcg:>7.3f}  {one.recall:>9.3f}"
            f"  {one.precision:>12.3f}  {one.zero_hits:>9.3f}"
        )

    def _worst(self, judged: list[Judged], number: int) -> None:
        scored = sorted(judged, key=lambda one: ndcg(one.found, one.grades))
        for one in scored[:number]:
            missing = [key for key in one.grades if one.grades[key] and key not in one.found]
            self.stdout.write(
                f"{ndcg(one.found, one.grades):.2f} {one.kind} {one.query!r} [{one.step}] "
                f"found {list(one.found)} missing {missing}"
            )
