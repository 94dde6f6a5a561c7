"""Asking other websites whether an address works: gently, and never within the own network.

HEAD first, then GET for servers that do not know HEAD. The address of a host is looked up once and
the connection goes to exactly that address, so that a name cannot point elsewhere in between. Every
step of a redirect is looked at in the same way.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings

TIMEOUT_SECONDS = 10.0
MOST_STEPS = 5
ROBOTS_BYTES = 200_000
PORTS = frozenset({80, 443})
_ASK_AGAIN_WITH_GET = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})
_CLOSED = frozenset({401, 403, 405, 406, 429, 451, 999})
"""Answers that say more about who asks than about the address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: `good`, `gone` (the address leads nowhere), or neither: cannot be told."""

    good: bool = False
    gone: bool = False
    code: int = 0
    error: str = ""


class Refused(Exception):
    """An address that is not asked."""


def is_public_address(host: str, port: int) -> bool:
    """Whether an IP address and a port are open to everybody on the internet."""
    address = ipaddress.ip_address(host)
    mapped = getattr(address, "ipv4_mapped", None)
    found = mapped or address
    return port in PORTS and found.is_global and not (found.is_multicast or found.is_reserved)


class Asker:
    """Asks addresses of one host after the other, and keeps what its robots.txt says.

    `may_reach(address, port)` decides to where connections may go.
    """

    def __init__(self, may_reach: Callable[[str, int], bool] = is_public_address) -> None:
        self.may_reach = may_reach
        self._robots: dict[str, RobotFileParser | None] = {}

    def ask(self, url: str) -> Answer:
        """Whether an address works."""
        try:
            return self._follow(url)
        except Refused:
            return Answer(error="refused")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(gone=True, error=_kind_of(error))

    def _follow(self, url: str) -> Answer:
        for _step in range(MOST_STEPS):
            if not self._allowed(url):
                return Answer(error="robots")
            code, target = self._request("HEAD", url)
            if code in _ASK_AGAIN_WITH_GET:
                code, target = self._request("GET", url)
            if not (300 <= code < 400 and target):
                return _answer(code)
            url = urljoin(url, target)
        return Answer(gone=True, error="loop")

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        rules = self._robots[origin]
        return rules is None or rules.can_fetch(_agent(), url)

    def _read_robots(self, origin: str) -> RobotFileParser | None:
        try:
            connection = self._open(f"{origin}/robots.txt")
            try:
                connection.request("GET", "/robots.txt", headers=_headers())
                response = connection.getresponse()
                text = response.read(ROBOTS_BYTES) if response.status == 200 else b""
            finally:
                connection.close()
        except (OSError, http.client.HTTPException):
            return None  # the question itself will tell
        rules = RobotFileParser()
        rules.parse(text.decode(errors="replace").splitlines())
        return rules

    def _request(self, method: str, url: str) -> tuple[int, str]:
        parts = urlsplit(url)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        connection = self._open(url)
        try:
            connection.request(method, path, headers=_headers())
            response = connection.getresponse()
            return response.status, response.headers.get("Location", "")
        finally:
            connection.close()

    def _open(self, url: str) -> http.client.HTTPConnection:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise Refused
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._address(parts.hostname, port)
        kind = _SecurePinned if parts.scheme == "https" else _Pinned
        return kind(parts.hostname, port, address)

    def _address(self, host: str, port: int) -> str:
        """The address to connect to; all that the name stands for must be allowed."""
        name = host.encode("idna").decode() if not host.isascii() else host
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]).partition("%")[0] for one in found]
        if not addresses or not all(self.may_reach(one, port) for one in addresses):
            raise Refused
        return addresses[0]


class _Pinned(http.client.HTTPConnection):
    """Connects to an address that was looked at, whatever the name says a moment later."""

    def __init__(self, host: str, port: int, address: str, **kwargs: Any) -> None:
        super().__init__(host, port, timeout=TIMEOUT_SECONDS, **kwargs)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _SecurePinned(_Pinned):
    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _headers() -> dict[str, str]:
    return {"User-Agent": _agent(), "Accept": "*/*", "Connection": "close"}


def _agent() -> str:
    return f"Kitt-Linkpruefung (+{settings.BASE_URL})"


def _answer(code: int) -> Answer:
    if 200 <= code < 400:
        return Answer(good=True, code=code)
    if code in _CLOSED:
        return Answer(code=code, error="closed")
    return Answer(gone=True, code=code)


def _kind_of(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "name"
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, ssl.SSLError):
        return "certificate"
    return "connection"
