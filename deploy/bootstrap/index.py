"""The package index: which one is used, and what to say when it does not answer."""

import re
from urllib.parse import urlsplit

from . import processes
from .folder import Folder
from .problems import CommandFailed, Problem
from .processes import Word

DEFAULT = "PyPI"
UNREACHABLE = re.compile(
    r"connection refused|failed to establish|name resolution|name or service not known|dns error"
    r"|network is unreachable|connect error|no route to host|timed out|proxyerror|max retries"
    r"|failed to fetch|no matching distribution|client error \(connect\)",
    re.IGNORECASE,
)
CERTIFICATE = re.compile(r"certificate.?verify.?failed|invalid peer certificate", re.IGNORECASE)
HASHES = re.compile(r"do not match the hashes|hash mismatch", re.IGNORECASE)
NO_SPACE = re.compile(r"no space left on device", re.IGNORECASE)


class Unreachable(Problem):
    """The index did not answer; nothing was changed."""


def environment(folder: Folder) -> dict[str, str]:
    """Environment for pip and uv: the index and certificates set up for pip hold for uv too."""
    env = processes.clean_environment()
    configured = env.get("PIP_INDEX_URL") or pip_setting(folder, "index-url")
    if configured:
        env.setdefault("UV_DEFAULT_INDEX", configured)
    certificates = env.get("PIP_CERT") or pip_setting(folder, "cert")
    if certificates:
        env.setdefault("SSL_CERT_FILE", certificates)
    return env


def pip_setting(folder: Folder, name: str) -> str | None:
    """A global setting from pip's own configuration files."""
    command: list[Word] = [folder.python, "-m", "pip", "config", "get", f"global.{name}"]
    return processes.answers(command) or None


def explained(failure: CommandFailed, env: dict[str, str]) -> Problem:
    """The sentence for an installation that failed, judged by what was printed."""
    output = "\n".join(failure.output)
    address = without_password(env.get("UV_DEFAULT_INDEX") or DEFAULT)
    if NO_SPACE.search(output):
        return Problem("The disk is full. Free some space (about 1 GB) and run the command again.")
    if HASHES.search(output):
        return Problem(
            f"A package from {address} is not the one that was locked, so nothing of it was "
            "installed.\nTry again; if it happens again, the index or a proxy changes its files: "
            "tell whoever runs it."
        )
    if CERTIFICATE.search(output):
        return Problem(
            f"The certificate of the package index {address} is not trusted.\n"
            "If your network checks traffic, name its certificate file in PIP_CERT and "
            "SSL_CERT_FILE,\nthen run the command again."
        )
    if UNREACHABLE.search(output):
        return Unreachable(
            f"The package index {address} cannot be reached.\n"
            "Check the network connection; behind a proxy set HTTPS_PROXY, for an index of your "
            "own\nset PIP_INDEX_URL. Then run the command again: it goes on where it stopped."
        )
    return failure


def without_password(address: str) -> str:
    """An address that may be printed."""
    parts = urlsplit(address)
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    return f"{parts.scheme}://{host}{parts.path}"
