"""Typesetting of finished HTML: every text in its own language, tags and attributes untouched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .hyphens import soft_hyphens
from .rules import Quotes, set_text

_TAG = re.compile(r"(<!--.*?-->|</?[A-Za-z][^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_LANGUAGE = re.compile(r"\slang=[\"']?([A-Za-z-]+)")
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
_INLINE = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time u wbr".split()  # noqa: E501, SIM905
)
_AS_IT_IS = frozenset("code kbd pre samp script style svg textarea".split())  # noqa: SIM905
_HEADINGS = frozenset(("h1", "h2", "h3"))
_SIGNS = (("&quot;", '"'), ("&#x27;", "'"), ("&#39;", "'"), ("&nbsp;", "\u00a0"))


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element, and what holds for the text inside it."""

    name: str
    language: str
    as_it_is: bool = False
    heading: bool = False


def set_markup(html: str, language: str) -> str:
    """`html`, whose text is in `language` where no `lang` says otherwise, typeset.

    What stands in code, scripts, drawings and text fields stays as it is, and so does an option
    without a value of its own. Soft hyphens go into German headings.
    """
    elements = [_Element("", language)]
    quotes = Quotes()
    parts = _TAG.split(html)
    for place, part in enumerate(parts):
        if place % 2:
            _follow(part, elements, quotes)
        elif part:
            parts[place] = _text(part, elements[-1], quotes)
    return "".join(parts)


def _text(text: str, inside: _Element, quotes: Quotes) -> str:
    if inside.as_it_is or text.isspace():
        quotes.set(" ", inside.language)
        return text
    if "&" in text:
        for entity, sign in _SIGNS:
            text = text.replace(entity, sign)
    text = quotes.set(set_text(text, inside.language), inside.language)
    return soft_hyphens(text) if inside.heading and inside.language[:2] == "de" else text


def _follow(tag: str, elements: list[_Element], quotes: Quotes) -> None:
    """Keep the list of open elements right."""
    found = _NAME.match(tag)
    if found is None:
        return
    name = found.group(1).lower()
    if name not in _INLINE:
        quotes.start()
    if tag.startswith("</"):
        _close(name, elements)
    elif name not in _VOID and not tag.endswith("/>"):
        elements.append(_opened(name, tag, elements[-1]))


def _opened(name: str, tag: str, parent: _Element) -> _Element:
    language = _LANGUAGE.search(tag) if " lang=" in tag else None
    return _Element(
        name,
        language.group(1) if language else parent.language,
        parent.as_it_is or name in _AS_IT_IS or (name == "option" and " value=" not in tag),
        parent.heading or name in _HEADINGS,
    )


def _close(name: str, elements: list[_Element]) -> None:
    """An end tag closes everything inside its element; one without a beginning closes nothing."""
    for place in range(len(elements) - 1, 0, -1):
        if elements[place].name == name:
            del elements[place:]
            return
