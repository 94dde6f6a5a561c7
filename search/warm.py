"""Reading word lists and vocabulary before the first visitor asks, not while they wait."""

from __future__ import annotations

import logging
from threading import Thread

from django.db import connections

from .analysis.analyser import analyser
from .engines.base import EngineError
from .indexes import indexes
from .planner.keeping import vocabulary
from .resources import resources

logger = logging.getLogger(__name__)


def in_background() -> None:
    """Start reading; the web server goes on."""
    Thread(target=_read, name="search-warm", daemon=True).start()


def _read() -> None:
    try:
        for language in ("de", "en"):
            analyser(language).text("Ehrenamtskoordination")
        resources()
        for index in indexes().values():
            vocabulary(index.engine)
    except EngineError:
        pass  # There is no index yet, or the cluster is away: the first search says so.
    except Exception:
        logger.exception("The search could not be made ready; the first search will take longer.")
    finally:
        connections.close_all()
