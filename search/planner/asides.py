"""What a sentence mentions beside what it looks for: what is not wanted, people of its speaker, and
whom the help is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from search.data import closed_words

from .reading import Typed


def set_aside(words: Sequence[Typed], language: str) -> None:
    """Mark what is not looked for ("nicht mit Kindern") and what may be meant ("bin Lehrerin")."""
    forms = [word.form for word in words]
    own, people, kin = (_closed(f"{kind}_{language}") for kind in ("own", "people", "kin"))
    for at in range(len(forms)):
        if word := _after(words, forms, at, _openings(f"not_{language}")):
            word.aside = True
        if word := _after(words, forms, at, _openings(f"self_{language}")):
            word.mentioned = True
        if forms[at] in own and at + 1 < len(forms) and forms[at + 1] in people:
            words[at + 1].aside = True
        if forms[at] in own and at + 1 < len(forms) and forms[at + 1] in kin:
            words[at + 1].mentioned = True
        if forms[at] in _closed(f"for_{language}") and any(word.stem for word in words[:at]):
            for word in words[at + 1 : at + 3]:
                word.served = True


def _after(
    words: Sequence[Typed], forms: Sequence[str], at: int, openings: Sequence[tuple[str, ...]]
) -> Typed | None:
    """The word that says something behind the longest opening that stands here."""
    fitting = [one for one in openings if tuple(forms[at : at + len(one)]) == one]
    if not fitting:
        return None
    start = at + max(map(len, fitting))
    return next((word for word in words[start : start + 2] if word.stem), None)


@cache
def _openings(key: str) -> tuple[tuple[str, ...], ...]:
    listed = " ".join(closed_words("asides", key))
    return tuple(tuple(one.split()) for one in listed.split(",") if one.strip())


@cache
def _closed(key: str) -> frozenset[str]:
    return frozenset(closed_words("asides", key))
