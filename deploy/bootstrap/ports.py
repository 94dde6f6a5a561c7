"""The port of the web server: which, whether it is free, and who holds it if it is not."""

import os
import re
import shutil
import socket
import time
from pathlib import Path

from . import processes
from .problems import Problem

DEFAULT_PORT = 8000
HOST = "127.0.0.1"
PATIENCE = 1.0
"""Seconds that a run killed a moment ago gets to let go of its port."""


def chosen_port() -> int:
    """The port from the environment variable PORT."""
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Problem(f"PORT must be a number from 1 to 65535, not {text!r}: make run PORT=9000")
    return int(text)


def require_free(port: int) -> None:
    """Raise a Problem that names the holder of a port in use."""
    deadline = time.monotonic() + PATIENCE
    while not is_free(port):
        if time.monotonic() > deadline:
            holder = holder_of(port) or "perhaps another web server or Kitt in another folder"
            raise Problem(
                f"Port {port} is in use ({holder}).\n"
                f"Stop that program or choose another port: make run PORT={free_port(port + 1)}"
            )
        time.sleep(0.1)


def is_free(port: int) -> bool:
    """Whether a web server could listen on the port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise Problem(
                f"Port {port} is reserved for the administrator of this machine. "
                "Choose one above 1023: make run PORT=9000"
            ) from error
        except OSError:
            return False
        return True


def free_port(start: int = 0) -> int:
    """The first free port from `start`; any free one for 0."""
    for port in range(start, start + 50) if start else [0]:
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except (OSError, OverflowError):
                continue
            return int(probe.getsockname()[1])
    return free_port()


def holder_of(port: int) -> str | None:
    """Program and process id that listen on a port, as far as the system tells."""
    pid = listener_from_proc(port) if Path("/proc/net/tcp").exists() else listener_from_lsof(port)
    if pid is None:
        return None
    command = processes.answers(["ps", "-o", "args=", "-p", str(pid)])
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
        command = " ".join(words).strip()
    except OSError:
        pass
    return f"process {pid}: {command[:80]}" if command else f"process {pid}"


def listener_from_proc(port: int) -> int | None:
    """Process that listens, from Linux's table of sockets; None if it belongs to someone else."""
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = Path(table).read_text().splitlines()[1:]
        except OSError:
            continue
        for fields in (row.split() for row in rows):
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                inodes.add(f"socket:[{fields[9]}]")
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) in inodes:
                return int(link.parts[2])
        except OSError:
            continue
    return None


def listener_from_lsof(port: int) -> int | None:
    """Process that listens, where there is no /proc."""
    if not shutil.which("lsof"):
        return None
    answer = processes.answers(["lsof", "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-t"])
    found = re.match(r"\d+", answer or "")
    return int(found.group()) if found else None
