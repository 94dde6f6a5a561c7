"""From the setting SEARCH_URL to an engine, or to a sentence that says what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .base import Engine
from .elasticsearch import ElasticsearchEngine
from .tantivy import TantivyEngine

_PREFIX = re.compile(r"[a-z][a-z0-9_-]{0,60}")
_EXAMPLES = "tantivy:/// or https://search.example.org:9200/kitt"


class Unusable(ValueError):
    """The setting cannot be used; the sentence says why and shows how it is written."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which engine, and all that is needed to reach it.

    `folder` for the embedded one; `address` and `prefix` (of the names of indices) for a cluster;
    `timeout` in seconds.
    """

    kind: str
    folder: Path = Path()
    address: str = ""
    prefix: str = ""
    user: str = ""
    password: str = ""
    api_key: str = ""
    ca_file: str = ""
    timeout: float = 1.0
    replicas: int = 1

    @classmethod
    def read(cls, url: str, *, folder: Path, **beside: Any) -> Choice:
        """Read SEARCH_URL. `folder`: where the embedded index lies when the URL names none.

        `beside`: what may stand in settings of their own (user, password, api_key, ca_file,
        timeout, replicas). Raises Unusable.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise _unusable(url, f"the address cannot be read ({error})") from error
        if parts.scheme == "tantivy":
            if parts.netloc:
                raise _unusable(url, "the embedded engine has no host; write three slashes")
            named = unquote(parts.path)
            return cls("tantivy", folder=Path(named) if named.strip("/") else folder)
        if parts.scheme not in {"http", "https"}:
            raise _unusable(url, "it must begin with tantivy:///, https:// or http://")
        if not parts.hostname:
            raise _unusable(url, "the host is missing")
        prefix = parts.path.strip("/")
        if not _PREFIX.fullmatch(prefix):
            raise _unusable(
                url,
                "after the host comes a name for the indices, of small letters, digits, - and _",
            )
        if parts.query or parts.fragment:
            raise _unusable(url, "user, key and times stand in settings of their own")
        choice = cls(
            "elasticsearch",
            address=f"{parts.scheme}://{_host(parts.hostname)}:{port or _port(parts.scheme)}",
            prefix=prefix,
            **_beside(beside, unquote(parts.username or ""), unquote(parts.password or "")),
        )
        choice._check(url)
        return choice

    def _check(self, url: str) -> None:
        if self.api_key and self.user:
            raise _unusable(url, "give either a user with a password or SEARCH_API_KEY, not both")
        if bool(self.user) != bool(self.password):
            raise _unusable(url, "user and password belong together")
        if self.ca_file and not Path(self.ca_file).is_file():
            raise Unusable(f"SEARCH_CA names {self.ca_file}, and there is no such file.")
        if self.ca_file and self.address.startswith("http:"):
            raise _unusable(url, "SEARCH_CA needs https://")
        if not 0 < self.timeout <= 30:
            raise Unusable("SEARCH_TIMEOUT must be a number of seconds above 0, at most 30.")
        if self.replicas < 0:
            raise Unusable("SEARCH_REPLICAS must be 0 or more.")

    def beside(self, name: str) -> Choice:
        """The choice for another index in the same place."""
        if self.kind == "tantivy":
            return replace(self, folder=self.folder.with_name(f"{self.folder.name}-{name}"))
        return replace(self, prefix=f"{self.prefix}-{name}")

    def engine(self) -> Engine:
        """The engine. Nothing is asked of it yet."""
        if self.kind == "tantivy":
            return TantivyEngine(self.folder)
        sign_in: dict[str, Any] = {}
        if self.api_key:
            sign_in["api_key"] = self.api_key
        if self.user:
            sign_in["basic_auth"] = (self.user, self.password)
        if self.ca_file:
            sign_in["ca_certs"] = self.ca_file
        return ElasticsearchEngine(
            self.address, self.prefix, timeout=self.timeout, replicas=self.replicas, **sign_in
        )


def _beside(beside: dict[str, Any], user: str, password: str) -> dict[str, Any]:
    """What stands in the address goes first."""
    given = {**beside, **({"user": user} if user else {})}
    return {**given, **({"password": password} if password else {})}


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 9200


def _unusable(url: str, why: str) -> Unusable:
    """The sentence, without a password that may stand in the address."""
    shown = re.sub(r"//[^/@]*@", "//…@", url)
    return Unusable(f"SEARCH_URL is “{shown}”, but {why}. Examples: {_EXAMPLES}")
