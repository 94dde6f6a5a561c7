"""Marking what was found, in titles and in a piece of the text around it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..analysis.analyser import analyser
from ..analysis.tokens import Token, nfc, tokens

PIECE = 220
"""Characters of the piece of text below a title."""


def mark(text: str, language: str, marks: Collection[str]) -> SafeString:
    """`text` with `<mark>` around the words that were looked for."""
    text = nfc(text)
    return _marked(text, 0, len(text), _found(text, language, marks))


def piece(summary: str, body: str, language: str, marks: Collection[str]) -> SafeString:
    """The summary, or, where only the body has the words, the piece of it around them."""
    summary, body = nfc(summary), nfc(body)
    found = _found(summary, language, marks)
    if found or not body:
        return _marked(summary, 0, len(summary), found)
    found = _found(body, language, marks)
    if not found and summary:
        return mark_safe(escape(summary))
    start = _word_start(body, found[0].start - PIECE // 3) if found else 0
    end = _word_end(body, start + PIECE)
    before, after = "… " if start else "", " …" if end < len(body) else ""
    return mark_safe(f"{before}{_marked(body, start, end, found)}{after}")


def _found(text: str, language: str, marks: Collection[str]) -> list[Token]:
    if not marks:
        return []
    chain: Any = analyser(language)
    hits = []
    for token in tokens(text):
        analysed = chain.word(token.form)
        if analysed and (analysed.stem in marks or any(part in marks for part in analysed.parts)):
            hits.append(token)
    return hits


def _marked(text: str, start: int, end: int, found: list[Token]) -> SafeString:
    parts, at = [], start
    for token in found:
        if token.start < at or token.end > end:
            continue
        word = escape(text[token.start : token.end])
        parts.append(f"{escape(text[at : token.start])}<mark>{word}</mark>")
        at = token.end
    return mark_safe("".join([*parts, escape(text[at:end])]))


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    blank = text.find(" ", at)
    return blank + 1 if 0 <= blank < at + 40 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", 0, at)
    return blank if blank > at - 40 else at
