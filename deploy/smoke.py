"""Smoke test: `make run` on a fresh clone with an empty home folder, seen from outside.

`python3 -m deploy.smoke` clones the current commit, starts it twice, fetches its pages, and checks
that nothing is left running. Prints what failed and the timings; the last line counts:
"212 passed, 0 failed".
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from .bootstrap.console import duration
from .bootstrap.folder import this_folder
from .bootstrap.ports import free_port, is_free

MAIN_PAGES = ("", "de/", "en/", "admin/login/", "healthz")
FIRST_RUN_LIMIT = 300.0
"""Seconds; a slow network is allowed for, the aim is 180."""
SECOND_RUN_LIMIT = 15.0
"""Seconds; a busy machine is allowed for, the aim is 5."""
GIVE_UP = 900.0
# What belongs to the caller's own installation must not reach the clone.
NOT_FOR_THE_CLONE = (
    "DATABASE_URL", "VAR_DIR", "SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "VIRTUAL_ENV",
    "DJANGO_SETTINGS_MODULE", "PYTHONPATH", "XDG_CACHE_HOME", "UV_CACHE_DIR", "PIP_CACHE_DIR",
    "MAKEFLAGS", "MAKELEVEL", "ARGS",
)  # fmt: skip


class Links(HTMLParser):
    """Collects the addresses of a page's links, pictures, scripts and style sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


class Smoke:
    """The clone under test and what was seen of it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.clone = place / "clone"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        self.passed = 0
        self.failed = 0
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.output = place / "output.txt"

    def expect(self, fact: bool, text: str) -> None:
        """Count a fact; say so if it does not hold."""
        self.passed += int(fact)
        self.failed += int(not fact)
        if not fact:
            print(f"FAILED {text}", flush=True)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_FOR_THE_CLONE}
        home = self.place / "home"
        home.mkdir(exist_ok=True)
        return {**kept, "HOME": str(home), "PORT": str(self.port)}

    def start(self) -> subprocess.Popen[bytes]:
        """`make run` in the background, as from a terminal of its own."""
        with self.output.open("wb") as output:
            return subprocess.Popen(
                ["make", "run"],
                cwd=self.clone,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def fetch(self, address: str) -> tuple[int, str, bytes]:
        """Status, final address and body; status 0 if there was no answer."""
        try:
            with self.opener.open(address, timeout=60) as answer:
                return answer.status, answer.url, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, address, error.read()
        except OSError:
            return 0, address, b""

    def until_first_page(self, process: subprocess.Popen[bytes]) -> float | None:
        """Seconds until the home page is there; None if that never happens."""
        started = time.monotonic()
        while time.monotonic() - started < GIVE_UP and process.poll() is None:
            if all(self.fetch(self.address + path)[0] == 200 for path in ("healthz", "")):
                return time.monotonic() - started
            time.sleep(0.1)
        return None

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """Ctrl-C, then see that everything has ended."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        self.expect(is_free(self.port), "after Ctrl-C the web server still listens")

    def pages(self) -> list[str]:
        """The main pages, those of the sitemap, and whatever the home page links or shows."""
        found = dict.fromkeys(urljoin(self.address, path) for path in MAIN_PAGES)
        status, _, sitemap = self.fetch(f"{self.address}sitemap.xml")
        if status == 200:
            for element in ElementTree.fromstring(sitemap).iter():
                if element.tag.endswith("}loc") and element.text:
                    path = urlsplit(element.text.strip()).path
                    found[urljoin(self.address, path)] = None
        _, home, body = self.fetch(self.address)
        links = Links()
        links.feed(body.decode("utf-8", "replace"))
        for link in links.found:
            address = urldefrag(urljoin(home, link)).url
            if address.startswith(self.address):
                found[address] = None
        return list(found)

    def visit(self) -> None:
        """Fetch every page; each must answer with 200 and, if it is HTML, name its language."""
        addresses = self.pages()
        for address in addresses:
            status, _, body = self.fetch(address)
            self.expect(status == 200, f"{address} answered {status}")
            if status == 200 and b"<html" in body[:2000]:
                named = re.search(rb"<html[^>]* lang=", body[:2000]) is not None
                self.expect(named, f"{address} does not name its language")
        print(f"Fetched {len(addresses)} pages and files.", flush=True)

    def run(self, name: str, limit: float) -> subprocess.Popen[bytes]:
        """Start the clone, time it, and show how it went."""
        process = self.start()
        seconds = self.until_first_page(process)
        time.sleep(1)
        print(self.output.read_text(encoding="utf-8", errors="replace"), flush=True)
        shown = f"{name}: first page after {duration(seconds)}" if seconds else f"{name}: no page"
        print(shown, flush=True)
        self.expect(seconds is not None and seconds < limit, f"{shown}, limit {duration(limit)}")
        return process

    def refuses_a_second(self) -> None:
        """A second `make run` in the folder says so and leaves the first alone."""
        second = subprocess.run(
            ["make", "run"], cwd=self.clone, env=self.environment(), capture_output=True, text=True
        )
        refused = second.returncode != 0 and "already running" in second.stderr
        self.expect(refused, f"a second make run said: {second.stdout}{second.stderr}")


def main() -> int:
    place = Path(tempfile.mkdtemp(prefix="kitt-smoke-"))
    folder = this_folder()
    smoke = Smoke(place)
    subprocess.run(["git", "clone", "-q", "--local", folder.root, smoke.clone], check=True)
    process = None
    try:
        process = smoke.run("First run", FIRST_RUN_LIMIT)
        smoke.visit()
        smoke.refuses_a_second()
        smoke.stop(process)
        process = smoke.run("Second run", SECOND_RUN_LIMIT)
    finally:
        if process:
            smoke.stop(process)
        shutil.rmtree(place, ignore_errors=True)
    counts = f"{smoke.passed} passed, {smoke.failed} failed"
    counts_file = folder.var / "test" / "smoke.txt"
    counts_file.parent.mkdir(parents=True, exist_ok=True)
    counts_file.write_text(f"{counts}\n", encoding="utf-8")
    print(counts)
    return int(smoke.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
