"""What a search finds now, and what it would find with a word or a best bet that is not saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..analysis.analyser import Analyser, analyser, extra_words
from ..analysis.folding import fold
from ..engines.base import Engine, EngineError, Unavailable
from ..indexes import LOCAL, SITE, Index, indexes
from ..items import LOCALES
from ..models import BestBet, CompoundWord, SynonymGroup, lines
from ..pending import hidden
from ..planner import Answer, Request, Resources, Step, search
from ..planner import SynonymGroup as Group
from ..planner.synonyms import Synonyms, everyday
from ..queries import Group as Asked
from ..queries import Query, Word
from ..resources import best_bets, resources
from ..site import Shown, ask, still_public

T = TypeVar("T")
SHOWN = 10
_COMPARED = 200
"""Hits among which a hit must not be to be called new."""
_MOST_WORDS = 500
"""Compounds looked at; a part that is in more of them is no part but a syllable."""

Record = SynonymGroup | CompoundWord | BestBet


@dataclass(frozen=True, slots=True)
class Hits:
    """What is found. `exact`: what was asked for, and nothing that is merely like it.

    `keys` are those of the first hits, more of them than are shown.
    """

    shown: tuple[Shown, ...] = ()
    total: int = 0
    exact: bool = True
    best: tuple[BestBet, ...] = ()
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial:
    """Both answers side by side. `anew`: entries of the index to be analysed again for a word."""

    now: Hits
    then: Hits
    compounds: tuple[str, ...] = ()
    anew: int = 0
    new: frozenset[str] = field(default=frozenset())


def try_out(record: Record, text: str) -> Trial:
    """Search with and without the record as it stands in the form. Raises EngineError."""
    language = getattr(record, "language", "de")
    asked = Request(text, language, int(time.time()), limit=_COMPARED, counted=())
    known = resources()
    now = _hits(asked, known)
    now = replace(now, best=tuple(best_bets(text, language)))
    if isinstance(record, BestBet):
        return Trial(now, replace(now, best=_with_bet(now.best, record, text)))
    compounds: tuple[str, ...] = ()
    anew = 0
    if isinstance(record, CompoundWord):
        compounds, anew = _ask(lambda engine: _split(engine, record.word))
        # Their parts are not in the index yet: to be found by a narrower word comes to the same.
        group = Group((record.word,), compounds[:_MOST_WORDS])
    else:
        group = Group(lines(record.words), lines(record.narrower), record.language)
    words = replace(known, synonyms=Synonyms([*everyday(), *_others(record), group]))
    then = replace(_hits(asked, words), best=now.best)
    return Trial(now, then, compounds, anew, then.keys - now.keys)


def _others(record: Record) -> list[Group]:
    """The groups of the editors without the one that is being edited."""
    rows = SynonymGroup.objects.all()
    if isinstance(record, SynonymGroup) and record.pk:
        rows = rows.exclude(pk=record.pk)
    return [Group(lines(row.words), lines(row.narrower), row.language) for row in rows]


def _with_bet(bets: Sequence[BestBet], record: BestBet, text: str) -> tuple[BestBet, ...]:
    """The best bets of a search, this one among them as it stands in the form."""
    others = [bet for bet in bets if bet.pk != record.pk]
    return tuple([*others, record] if record.is_in_use() and record.fits(text) else others)


def _hits(asked: Request, words: Resources) -> Hits:
    def question(index: Index) -> Answer:
        request = replace(asked, hidden=hidden(index))
        return ask(index, lambda engine: search(engine, request, words))

    answer = _first(question)
    exact = answer.step in {Step.EXACT, Step.WIDER}
    shown = still_public(answer.result.hits[:SHOWN], asked.locale)
    keys = frozenset(hit.key for hit in answer.result.hits)
    return Hits(shown, answer.result.total, exact or not shown, keys=keys)


def _ask(question: Callable[[Engine], T]) -> T:
    return _first(lambda index: ask(index, question))


def _first(question: Callable[[Index], T]) -> T:
    """The answer of the first index that has one."""
    for name in (SITE, LOCAL):
        index = indexes().get(name)
        if index is not None:
            try:
                return question(index)
            except EngineError:
                continue
    raise Unavailable("No index answers.")


def _split(engine: Engine, word: str) -> tuple[tuple[str, ...], int]:
    """Words of the index that the new word would split, and in how many entries they stand."""
    before, after = analyser("de"), Analyser("de", (*extra_words(), word))
    with_it = [one for one, _count in engine.words() if fold(word) in fold(one)]
    found = tuple(one for one in with_it if before.word(one) != after.word(one))
    stems = {known.stem for one in found if (known := before.word(one))}
    group = Asked(tuple(Word(stem) for stem in sorted(stems)[:_MOST_WORDS]))
    if not stems:
        return found, 0
    at = int(time.time())
    queries = (Query(locale, at, (group,), limit=0, counted=()) for locale in LOCALES)
    return found, sum(engine.search(query).total for query in queries)
