"""The light markup of the demo's data files, turned into the HTML that the editor stores.

Paragraphs are separated by empty lines. A line with `## ` or `### ` in front is a heading, lines
with `- ` or `1. ` are lists, `**bold**` is bold, `[words](target)` a link: to a page of the demo by
its key (`page:programme`), or to any other address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

PageId = Callable[[str], int]

_HEADING = re.compile(r"^(#{2,3}) (.+)$")
_BULLET = re.compile(r"^- ")
_NUMBER = re.compile(r"^\d+\. ")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def to_html(text: str, page_id: PageId) -> str:
    """Rich text from light markup."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return "".join(_block(block.strip().splitlines(), page_id) for block in blocks if block.strip())


def _block(lines: list[str], page_id: PageId) -> str:
    heading = _HEADING.match(lines[0])
    if heading:
        level = len(heading[1])
        rest = _block(lines[1:], page_id) if lines[1:] else ""
        return f"<h{level}>{_inline(heading[2], page_id)}</h{level}>{rest}"
    for pattern, tag in ((_BULLET, "ul"), (_NUMBER, "ol")):
        if pattern.match(lines[0]):
            items = _items(lines, pattern)
            inner = "".join(f"<li>{_inline(item, page_id)}</li>" for item in items)
            return f"<{tag}>{inner}</{tag}>"
    return f"<p>{_inline(' '.join(line.strip() for line in lines), page_id)}</p>"


def _items(lines: list[str], pattern: re.Pattern[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if pattern.match(line):
            items.append(pattern.sub("", line))
        else:
            items[-1] += f" {line.strip()}"
    return items


def _inline(text: str, page_id: PageId) -> str:
    def link(found: re.Match[str]) -> str:
        words, target = found[1], found[2]
        if target.startswith("page:"):
            return f'<a linktype="page" id="{page_id(target)}">{words}</a>'
        return f'<a href="{target}">{words}</a>'

    return _LINK.sub(link, _BOLD.sub(r"<b>\1</b>", escape(text, quote=False)))
