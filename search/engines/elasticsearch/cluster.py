"""Talking to the cluster: names of indices, one way to say what went wrong."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch
from elasticsearch.helpers import BulkIndexError, streaming_bulk

from search.documents import SCHEMA_VERSION, Document
from search.engines.base import Broken, EngineError, Unavailable

from .mapping import source

_CHUNK = 1_000
_LATER = {408, 429, 502, 503, 504}
ABANDONED = 24 * 3600
"""Seconds after which an index that nobody has put into use is given up."""


class Names:
    """Indices of one prefix. The alias has the schema in it: an old index is simply not found."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.alias = f"{prefix}-v{SCHEMA_VERSION}"
        self.any_alias = f"{prefix}-v*"
        self.any_index = f"{prefix}-g-*"

    def new(self) -> str:
        """A name for a new index that says when it was begun."""
        return f"{self.prefix}-g-{int(time.time())}-{secrets.token_hex(3)}"

    def age(self, index: str) -> float:
        """Seconds since an index was begun."""
        return time.time() - int(index.removeprefix(f"{self.prefix}-g-").split("-")[0])


@contextmanager
def failures() -> Iterator[None]:
    """Turn whatever the client raises into an `EngineError`."""
    try:
        yield
    except elasticsearch.NotFoundError as error:
        raise Broken("There is no index yet, or not one of this version.") from error
    except (elasticsearch.AuthenticationException, elasticsearch.AuthorizationException) as error:
        raise Unavailable(f"The cluster refuses the request: {error.message}") from error
    except elasticsearch.ApiError as error:
        if error.status_code in _LATER:
            raise Unavailable(f"The cluster is busy: {error.message}") from error
        raise Broken(f"The cluster cannot do that: {error.message}") from error
    except BulkIndexError as error:
        raise _refused(error.errors) from error
    except elasticsearch.TransportError as error:
        raise Unavailable(f"The cluster cannot be reached: {error.message}") from error
    except elasticsearch.UnsupportedProductError as error:
        raise Unavailable(f"What answers there is not Elasticsearch: {error}") from error


def _refused(errors: list[dict[str, Any]]) -> EngineError:
    """Why the cluster did not take a document."""
    answer = next(iter(errors[0].values()))
    reason = answer.get("error") or {}
    text = reason.get("reason", "") if isinstance(reason, dict) else str(reason)
    kind = reason.get("type", "") if isinstance(reason, dict) else ""
    if kind == "index_not_found_exception":
        return Broken("There is no index yet, or not one of this version.")
    if answer.get("status") in _LATER | {403}:
        return Unavailable(f"The cluster takes no changes: {text}")
    return Broken(f"The cluster does not take the document {answer.get('_id')}: {text}")


def send(client: Elasticsearch, index: str, actions: Iterable[dict[str, Any]], **how: Any) -> None:
    """Send changes in bulk. Deleting what is not there is no error."""
    answers = streaming_bulk(
        client,
        ({"_index": index, **action} for action in actions),
        chunk_size=_CHUNK,
        raise_on_error=False,
        **how,
    )
    for ok, answer in answers:
        if not ok and not ("delete" in answer and answer["delete"].get("status") == 404):
            raise BulkIndexError("refused", [answer])
        if not ok and "error" in answer["delete"]:
            raise BulkIndexError("refused", [answer])


def put(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """The changes that put documents in or replace them."""
    for document in documents:
        yield {"_op_type": "index", "_id": document.key, "_source": source(document)}


def remove(keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The changes that delete documents."""
    for key in keys:
        yield {"_op_type": "delete", "_id": key}
