"""All words of the index: for corrections, for words that begin alike, for similar words."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis.folding import fold

LARGEST = 200_000
"""Words kept: the most frequent ones. What is rarer is mostly a name or a slip itself."""

_SHORTEST_CORRECTED = 4


class Vocabulary:
    """Words as they are written, in small letters, and in how many documents they stand."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        kept = sorted(words, key=lambda pair: -pair[1])[:LARGEST]
        best: dict[str, tuple[str, int]] = {}
        for word, count in kept:
            folded = fold(word)
            known = best.get(folded)
            best[folded] = (word, count) if known is None else (known[0], known[1] + count)
        self._folded = sorted(best)
        self._written = [best[folded][0] for folded in self._folded]
        self._counts = [best[folded][1] for folded in self._folded]
        self._of_letter: dict[str, tuple[int, list[str]]] = {}
        self.starting = lru_cache(maxsize=4096)(self._starting)
        self.containing = lru_cache(maxsize=4096)(self._containing)

    def __len__(self) -> int:
        return len(self._folded)

    def __contains__(self, word: str) -> bool:
        folded = fold(word)
        at = bisect_left(self._folded, folded)
        return at < len(self._folded) and self._folded[at] == folded

    def corrections(self, word: str, more: Sequence[str] = ()) -> list[tuple[str, int]]:
        """Words that `word` may be a slip of, the likeliest first, with their distance.

        The first letter must be right; one slip in words below six letters, two in longer ones.
        `more` are further right words with that letter, such as names of places.
        """
        folded = fold(word)
        if len(folded) < _SHORTEST_CORRECTED or not folded.isalpha():
            return []
        allowed = 1 if len(folded) < 6 else 2
        start, words = self._letter(folded[0])
        found = [
            (distance, -self._counts[start + at], self._written[start + at])
            for _word, distance, at in _within(folded, words, allowed)
        ]
        found += [
            (distance, 0, more[at])
            for _word, distance, at in _within(folded, [fold(one) for one in more], allowed)
        ]
        return [(written, distance) for distance, _count, written in sorted(found)[:5]]

    def _letter(self, letter: str) -> tuple[int, list[str]]:
        """Where the words of a first letter begin, and these words."""
        if letter not in self._of_letter:
            start = bisect_left(self._folded, letter)
            end = bisect_left(self._folded, chr(ord(letter) + 1))
            self._of_letter[letter] = (start, self._folded[start:end])
        return self._of_letter[letter]

    def _starting(self, prefix: str, limit: int = 50) -> tuple[str, ...]:
        """The most frequent words that begin with `prefix`, however it is spelt."""
        folded = fold(prefix)
        start = bisect_left(self._folded, folded)
        end = bisect_left(self._folded, folded + "\U0010ffff")
        best = sorted(range(start, end), key=lambda at: -self._counts[at])[:limit]
        return tuple(self._written[at] for at in best)

    def _containing(self, word: str, limit: int = 8) -> tuple[str, ...]:
        """The most frequent longer words that have `word` in them."""
        folded = fold(word)
        found = [at for at, known in enumerate(self._folded) if folded in known and folded != known]
        best = sorted(found, key=lambda at: -self._counts[at])[:limit]
        return tuple(self._written[at] for at in best)

    def similar(self, word: str, share: float = 0.3, limit: int = 12) -> list[tuple[str, float]]:
        """Words with at least `share` of the trigrams of `word`, weighted by their rarity."""
        grams = _trigrams(fold(word))
        if len(grams) < 3:
            return []
        rarity = {gram: self._gram_rarity(gram) for gram in grams}
        shared: Counter[int] = Counter()
        weight: defaultdict[int, float] = defaultdict(float)
        for gram in grams:
            for at in self._grams.get(gram, ()):
                shared[at] += 1
                weight[at] += rarity[gram]
        whole = sum(rarity.values()) or 1.0
        found = [
            (weight[at] / whole, -len(self._folded[at]), at)
            for at, count in shared.items()
            if count / len(grams) >= share
        ]
        return [(self._written[at], likeness) for likeness, _l, at in sorted(found)[::-1][:limit]]

    def _gram_rarity(self, gram: str) -> float:
        return math.log(1 + len(self._folded) / (1 + len(self._grams.get(gram, ()))))

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        grams: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._folded):
            if len(word) > 3 and word.isalpha():
                for gram in _trigrams(word):
                    grams[gram].append(at)
        return dict(grams)


def _within(word: str, words: Sequence[str], distance: int) -> list[tuple[str, int, int]]:
    """(word, distance, position) of words at most so far away; swapped neighbours are one slip."""
    return process.extract(
        word, words, scorer=OSA.distance, processor=None, limit=20, score_cutoff=distance
    )


def _trigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
