from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.engines.base import State
from search.indexes import kept
from search.upkeep import failure, waiting


class Command(BaseCommand):
    help = "Says how the search indexes do. The exit code is 1 if one of them is not ready."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="One object, for programs.")

    def handle(self, *args: Any, **options: Any) -> None:
        told = [self.told(index) for index in kept().values()]
        if options["json"]:
            self.stdout.write(json.dumps(told))
        else:
            for one in told:
                self.show(one)
        if any(one["state"] != State.READY for one in told):
            raise SystemExit(1)

    def told(self, index: Any) -> dict[str, Any]:
        health = index.engine.health()
        return {
            "index": index.name,
            "engine": index.engine.name,
            "state": str(health.state),
            "documents": health.documents,
            "bytes": health.size,
            "generation": health.generation,
            "waiting": waiting(index),
            "message": health.message,
            "last_failure": failure(index),
        }

    def show(self, one: dict[str, Any]) -> None:
        size = f"{one['bytes'] / 1_000_000:.1f} MB"
        self.stdout.write(f"{one['index']} ({one['engine']}): {one['state']}")
        self.stdout.write(f"  documents  {one['documents']}, {size}, {one['generation'] or '-'}")
        self.stdout.write(f"  waiting    {one['waiting']} changes")
        for name in ("message", "last_failure"):
            if one[name]:
                self.stdout.write(f"  {name.replace('_', ' '):10} {one[name]}")
