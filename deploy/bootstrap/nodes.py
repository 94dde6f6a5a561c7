"""Real Elasticsearch nodes for the tests: fetched once, started on a free port, gone afterwards.

Maven Central holds complete nodes without the extra modules: enough for everything the project
uses. Each release line needs its own Java.
"""

import json
import os
import pwd
import re
import shutil
import signal
import socket
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from . import fetching, processes
from .cluster import unprivileged_user
from .console import Progress
from .folder import Folder
from .problems import Problem, Stopped
from .processes import Child

ADDRESS = (
    "https://repo1.maven.org/maven2/org/elasticsearch/distribution/integ-test-zip/elasticsearch"
)
START_LIMIT = 120.0
"""Seconds a node may take to answer on a busy machine."""
MODULES = {"jdk.incubator.vector", "jdk.jdi"}
"""What the newer line asks of a Java beside its version; small runtimes lack it."""


@dataclass(frozen=True)
class Release:
    """One release line: its version, the checksum of its archive, the oldest Java it runs on."""

    version: str
    sha256: str
    java: int
    modules: frozenset[str] = frozenset()

    @property
    def line(self) -> str:
        return self.version.split(".")[0]


RELEASES = (
    Release("8.19.14", "71c377930b32869b1ba158327e05c886995d35d427cac951be12b67a6595c1bb", 17),
    Release(
        "9.2.8",
        "db508f13489de1f46f1af9b487e1589071f34f5eb03a996b851a8bd67880f09b",
        21,
        frozenset(MODULES),
    ),
)


@contextmanager
def throw_away(folder: Folder, log: Path) -> Iterator[dict[str, str]]:
    """Start one node of every line that this machine can run; yields {version: address}."""
    with ExitStack() as stack:
        started = {}
        for release in RELEASES:
            home = java_for(release)
            if home:
                node = node_of(folder, release, home, log)
                started[release.version] = stack.enter_context(node)
        yield started


def lacking() -> list[str]:
    """What is missing for a line, in sentences; empty when all lines can run."""
    return [
        f"Elasticsearch {release.version} needs a full Java {release.java} or newer"
        for release in RELEASES
        if java_for(release) is None
    ]


def serve(folder: Folder) -> int:
    """`make elasticsearch`: nodes to try things on, until Ctrl-C."""
    progress = Progress(1)
    log = folder.open_log("elasticsearch")
    if len(lacking()) == len(RELEASES):
        raise Problem(". ".join(lacking()))
    progress.begin("Elasticsearch nodes")
    with throw_away(folder, log) as addresses:
        progress.finish()
        for version, address in addresses.items():
            progress.say(f"  Elasticsearch {version}  {address}")
        progress.say(
            "To use one: SEARCH_URL=ADDRESS/kitt make run. Their data are lost at the end. "
            "Ctrl-C ends them."
        )
        with suppress(Stopped):
            while True:
                time.sleep(3600)
    return 0


def java_for(release: Release) -> Path | None:
    """The home of the oldest Java that runs a release."""
    fitting = {
        version: home
        for home, version in javas().items()
        if version >= release.java and release.modules <= modules_of(home)
    }
    return fitting[min(fitting)] if fitting else None


def javas() -> dict[Path, int]:
    """{home: major version} of every Java on this machine."""
    in_path = shutil.which("java")
    homes = sorted(Path("/usr/lib/jvm").glob("*"))
    homes += [Path(in_path).resolve().parent.parent] if in_path else []
    found = {}
    for home in homes:
        said = processes.answers([home / "bin" / "java", "--version"]) or ""
        version = re.match(r"\w+ (\d+)", said)
        if version:
            found[home.resolve()] = int(version.group(1))
    return found


def modules_of(home: Path) -> set[str]:
    """The modules a Java has."""
    said = processes.answers([home / "bin" / "java", "--list-modules"]) or ""
    return {line.partition("@")[0] for line in said.splitlines()}


@contextmanager
def node_of(folder: Folder, release: Release, home: Path, log: Path) -> Iterator[str]:
    """Start one node; yields its address."""
    owner = unprivileged_user() if os.geteuid() == 0 else None
    archive = fetched(release, folder.var / "elasticsearch")
    place = Path(tempfile.mkdtemp(prefix="kitt-es-", dir="/tmp"))
    child = None
    try:
        unpack(archive, place)
        root = next(place.glob("elasticsearch-*"))
        port = free_port()
        (place / "files").mkdir()
        configure(root, port)
        if owner:
            hand_over(place, owner)
        with log.open("a") as file:
            child = Child(
                [root / "bin" / "elasticsearch"],
                cwd=root,
                env=environment(home, place),
                output=file.fileno(),
                user=owner,
            )
        address = f"http://127.0.0.1:{port}"
        wait_for(address, child, log)
        yield address
    finally:
        if child:
            child.stop(signal.SIGTERM)
        shutil.rmtree(place, ignore_errors=True)


def fetched(release: Release, store: Path) -> Path:
    """The archive of a release, from the store or from Maven Central; its checksum is right."""
    name = f"elasticsearch-{release.version}.zip"
    return fetching.fetched(f"{ADDRESS}/{release.version}/{name}", release.sha256, store / name)


def unpack(archive: Path, place: Path) -> None:
    """Unpack and make the programs executable again, which zipfile forgets."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(place)
    for program in place.glob("elasticsearch-*/bin/*"):
        program.chmod(0o755)


def configure(root: Path, port: int) -> None:
    """One node on this machine only, without passwords, with half a gigabyte of memory."""
    (root / "config" / "elasticsearch.yml").write_text(
        "discovery.type: single-node\n"
        "http.host: 127.0.0.1\n"
        f"http.port: {port}\n"
        "transport.host: 127.0.0.1\n"
        "transport.port: 0\n"
        "xpack.security.enabled: false\n"
        # The tests fill disks of their own; how full this one is does not matter to them.
        "cluster.routing.allocation.disk.threshold_enabled: false\n",
        "utf-8",
    )
    options = root / "config" / "jvm.options.d" / "heap.options"
    options.parent.mkdir(exist_ok=True)
    options.write_text("-Xms512m\n-Xmx512m\n", "utf-8")


def hand_over(place: Path, owner: str) -> None:
    """Give everything to the user who runs the node."""
    user = pwd.getpwnam(owner)
    for path in [place, *place.rglob("*")]:
        os.chown(path, user.pw_uid, user.pw_gid)


def environment(home: Path, place: Path) -> dict[str, str]:
    # A folder of its own: a node refuses one that it could reach its own program through.
    files = place / "files"
    env = processes.clean_environment(ES_JAVA_HOME=str(home), ES_TMPDIR=str(files), HOME=str(files))
    env.pop("JAVA_TOOL_OPTIONS", None)
    return env


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, child: Child, log: Path) -> None:
    """Return once the node is ready; raises Problem when it does not become so."""
    deadline = time.monotonic() + START_LIMIT
    while child.exit_code() is None and time.monotonic() < deadline:
        with (
            suppress(OSError, ValueError),
            urllib.request.urlopen(f"{address}/_cluster/health", timeout=5) as answer,
        ):
            if json.load(answer)["status"] in {"green", "yellow"}:
                return
        time.sleep(0.3)
    raise Problem(f"Elasticsearch did not start; see {log}")
