"""Finding opportunities for the lists of the admin, in the index of the admin."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from pages.base.finding import Absent, Matches, Order, Wish, finder
from pages.opportunities.models import Opportunity

from ..analysis.analyser import analyser
from ..analysis.folding import fold
from ..analysis.tokens import pairs
from ..engines.base import Engine, EngineError
from ..indexes import admin_index
from ..planner.keeping import vocabulary
from ..queries import AllOf, Alternative, Group, Prefix, Query, Sort, Word
from ..site import ask
from .contents import READ_IN

_SORTS = {
    Order.EDITED: Sort.OLDEST,
    Order.NEWEST_EDITED: Sort.NEWEST,
    Order.UNTIL: Sort.DEADLINE,
    Order.LAST_UNTIL: Sort.LAST_STARTS,
}
_MOST_WORDS = 12
_LONGEST = 200
_BEGUN = 0.9
"""Weight of a word that is only begun."""
_IN_PARTS = 0.6


@finder(Opportunity)
def find(wish: Wish) -> Matches:
    """The matching opportunities, for whoever may see them. Raises Absent."""
    try:
        return ask(admin_index(), lambda engine: _answer(engine, wish))
    except EngineError as error:
        raise Absent from error


def _answer(engine: Engine, wish: Wish) -> Matches:
    words = [form for _word, form in pairs(wish.text[:_LONGEST])][:_MOST_WORDS]
    found = _search(engine, wish, words)
    if found.total or not words:
        return found
    right = [_corrected(engine, word) for word in words]
    again = _search(engine, wish, right) if right != words else found
    # Words of what the person may not see are not said.
    return replace(again, corrected=" ".join(right)) if again.total else found


def _search(engine: Engine, wish: Wish, words: Sequence[str]) -> Matches:
    result = engine.search(
        Query(
            locale=READ_IN,
            at=int(time.time()),
            groups=groups(words),
            one_of=wish.one_of,
            sort=_SORTS.get(wish.order, Sort.RELEVANCE if words else Sort.NEWEST),
            offset=wish.offset,
            limit=wish.limit,
            counted=(),
        )
    )
    keys = dict.fromkeys(int(str(hit.stored["pk"])) for hit in result.hits)
    return Matches(tuple(keys), result.total)


def groups(words: Sequence[str]) -> tuple[Group, ...]:
    """Every word must be there: as it is, begun, or in the parts of a compound."""
    made = tuple(_group(word) for word in words if analyser(READ_IN).word(word))
    return made or tuple(Group((Prefix(fold(word)),), typed=word) for word in words)


def _group(word: str) -> Group:
    analysed = analyser(READ_IN).word(word)
    ways: list[Alternative] = [Prefix(fold(word), _BEGUN)]
    if analysed:
        ways.insert(0, Word(analysed.stem))
        if len(analysed.leaves) > 1:
            ways.append(AllOf(analysed.leaves, _IN_PARTS))
    return Group(tuple(ways), typed=word)


def _corrected(engine: Engine, word: str) -> str:
    """The likeliest word of the index where nothing has the one that was typed."""
    known = vocabulary(engine)
    if word in known or known.starting(word, 1):
        return word
    return next((right for right, _distance in known.corrections(word)), word)
