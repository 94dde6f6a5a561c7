"""Looking at a page in the browser: barriers, overflow, violations of the content policy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tools

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

WATCH = """
window.kittViolations = [];
addEventListener("securitypolicyviolation",
    (event) => kittViolations.push(event.violatedDirective + " " + event.blockedURI));
"""
RUN_AXE = """
async ([tags, without]) => {
    const found = await axe.run(document, {
        runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
        rules: Object.fromEntries(without.map((rule) => [rule, {enabled: false}])),
    });
    const short = (node) => node.html.slice(0, 160).replace(/\\s+/g, " ");
    return found.violations.map((one) => `${one.id}: ${one.nodes.length} × ` +
        one.nodes.slice(0, 3).map(short).join(" | ") + " " + (one.nodes[0].any[0]?.message ?? ""));
}
"""
# Wider than the window: who reaches out of it without a frame of its own that scrolls.
OVERFLOW = """
() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const named = (one) => one.tagName.toLowerCase() + "." + one.className;
    const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" ||
        scrolls(one.parentElement));
    const out = [...document.body.querySelectorAll("*")].filter((one) =>
        one.getBoundingClientRect().right > width + 1 && !scrolls(one.parentElement));
    return [`${document.documentElement.scrollWidth}px wide: ` +
        out.slice(-3).map(named).join(", ")];
}
"""
# Letters that the frame of a box cuts off, apart from what is only for screen readers.
CUT = """
() => {
    const named = (one) => one.tagName.toLowerCase() + "." + one.className;
    const cuts = (one) => /hidden|clip/.test(getComputedStyle(one).overflow) &&
        getComputedStyle(one).clipPath === "none" && !one.closest(".kitt-hidden, svg");
    const boxes = [...document.body.querySelectorAll("*")].filter(cuts);
    const found = new Set();
    for (const box of boxes) {
        const frame = box.getBoundingClientRect();
        const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            if (!text.data.trim() || text.parentElement.closest(".kitt-hidden, svg")) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const out = [...range.getClientRects()].some((letters) => letters.width > 0 &&
                (letters.right > frame.right + 2 || letters.bottom > frame.bottom + 4 ||
                 letters.left < frame.left - 2));
            if (out) found.add(`cut off in ${named(box)}: ${text.data.trim().slice(0, 60)}`);
        }
    }
    return [...found];
}
"""
SPACING = """
() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}
"""
LARGE_TEXT = """
() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html { font-size: 200% !important; }");
    document.adoptedStyleSheets = [sheet];
}
"""
PLAIN = "() => { document.adoptedStyleSheets = []; }"


class Visitor:
    """A browser window that notes what must not happen on any page."""

    def __init__(self, browser: Any, site_url: str, without: Sequence[str] = ()) -> None:
        self.without = list(without)
        self.context = browser.new_context(base_url=site_url, locale="de-DE", viewport=WIDE)
        self.context.add_init_script(WATCH)
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

    def open(self, path: str, status: int = 200) -> None:
        """Open a page wide and light, as the others expect it."""
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(WIDE)
        answer = self.page.goto(path, wait_until="load")
        if answer.status != status:
            self.findings.append(f"answered {answer.status}")

    def say(self, where: str, found: list[str]) -> None:
        self.findings += [f"{where}: {one}" for one in found]

    def check(self, where: str, script: str, *arguments: Any) -> None:
        self.say(where, self.page.evaluate(script, *arguments))

    def check_everything(self, path: str, status: int = 200) -> list[str]:
        """All findings of a page, in both schemes and widths, with large and with spaced text."""
        self.findings.clear()
        page = self.page
        self.open(path, status)
        self.check("wide light", RUN_AXE, [TAGS, self.without])
        page.emulate_media(color_scheme="dark")
        self.check("wide dark", RUN_AXE, [TAGS, self.without])
        page.set_viewport_size(NARROW)
        self.check("narrow", OVERFLOW)
        self.check("narrow dark", RUN_AXE, [TAGS, self.without])
        page.emulate_media(color_scheme="light")
        self.check("narrow light", RUN_AXE, [TAGS, self.without])
        page.evaluate(SPACING)
        self.check("narrow, spaced text", OVERFLOW)
        self.check("narrow, spaced text", CUT)
        page.set_viewport_size(WIDE)
        page.evaluate(LARGE_TEXT)
        self.check("text at 200 %", OVERFLOW)
        self.check("text at 200 %", CUT)
        page.evaluate(PLAIN)
        self.check("policy", "() => kittViolations")
        if self.context.cookies():
            self.findings.append("sets a cookie")
        return list(dict.fromkeys(self.findings))
