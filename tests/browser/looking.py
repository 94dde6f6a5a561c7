"""Looking at a page in the browser: barriers, overflow, violations of the content policy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import tools

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPTS = Path(__file__).resolve().parent / "scripts"


@cache
def script(name: str) -> str:
    """A function of `scripts/`; most give a list of findings."""
    return (SCRIPTS / f"{name}.js").read_text("utf-8")


class Visitor:
    """A browser window that notes what must not happen on any page."""

    def __init__(self, browser: Any, site_url: str, without: Sequence[str] = ()) -> None:
        self.without = list(without)
        self.context = browser.new_context(base_url=site_url, locale="de-DE", viewport=WIDE)
        self.context.add_init_script(script("watch"))
        self.context.add_init_script(path=str(tools.package("axe-core/axe.min.js")))
        self.page = self.context.new_page()
        self.findings: list[str] = []
        own = (site_url, "data:")
        note = self.findings.append
        self.page.on("pageerror", lambda error: note(f"script error {error}"))
        self.page.on(
            "console", lambda line: note(f"console: {line.text}") if line.type == "error" else None
        )
        self.page.on(
            "request",
            lambda sent: None if sent.url.startswith(own) else note(f"other host: {sent.url}"),
        )

    def close(self) -> None:
        self.context.close()

    def open(self, path: str) -> None:
        """Open a page wide and light, as the others expect it."""
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(WIDE)
        answer = self.page.goto(path, wait_until="load")
        if answer.status != 200:
            self.findings.append(f"answered {answer.status}")

    def check(self, where: str, name: str, argument: Any = None) -> None:
        """Run a script and note what it finds."""
        found = self.page.evaluate(script(name), argument)
        self.findings += [f"{where}: {one}" for one in found]

    def check_barriers(self, where: str) -> None:
        self.check(where, "axe", [TAGS, self.without])

    def check_everything(self, path: str) -> list[str]:
        """All findings of a page, in both schemes and widths, with large and with spaced text."""
        self.findings.clear()
        page = self.page
        self.open(path)
        self.check_barriers("wide light")
        page.emulate_media(color_scheme="dark")
        self.check_barriers("wide dark")
        page.set_viewport_size(NARROW)
        self.check("narrow", "overflow")
        self.check_barriers("narrow dark")
        page.emulate_media(color_scheme="light")
        self.check_barriers("narrow light")
        page.evaluate(script("spacing"))
        self.check("narrow, spaced text", "overflow")
        self.check("narrow, spaced text", "cut")
        page.set_viewport_size(WIDE)
        page.evaluate(script("large_text"))
        self.check("text at 200 %", "overflow")
        self.check("text at 200 %", "cut")
        self.findings += page.evaluate("kittViolations")
        if self.context.cookies():
            self.findings.append("sets a cookie")
        return list(dict.fromkeys(self.findings))
