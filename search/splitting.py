"""A word that compounds are split at comes or goes: which documents must be analysed again?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from pages.base.models import Change

from .affected import Identities
from .analysis.folding import fold, strip_marks
from .engines.base import Engine
from .indexes import Index
from .leaving import WORDS
from .models import CompoundWord

_SLICE = 1_000


def changed_words(rows: Sequence[Change]) -> set[str]:
    """The words that editors have added, changed or taken away."""
    about = [row for row in rows if row.content_type.model_class() is CompoundWord]
    keys = [row.object_id for row in about]
    words = set(CompoundWord.objects.filter(pk__in=keys).values_list("word", flat=True))
    return words.union(*(row.details.get(WORDS, ()) for row in about))


def add_split(index: Index, parts: set[str], found: Identities) -> None:
    """Add the things with a word that contains one of the parts.

    The engine knows which words there are, and who has them: no other document is looked at.
    """
    # "Lotse" is a part of "Engagementlotsin" too.
    beginnings = tuple(strip_marks(part.lower()).removesuffix("e") for part in parts)
    words = [
        word
        for word, _count in index.engine.words()
        if any(part in strip_marks(word) or part in fold(word) for part in beginnings)
    ]
    models = index.contents.models()
    known = {model._meta.label_lower: model for model in models}
    for keys in _sliced(words, index.engine):
        for key, values in index.engine.get(keys).items():
            model = known.get(str(values.get("model")), models[0])
            found.setdefault(model, set()).add(key.split(":")[1])


def _sliced(words: Sequence[str], engine: Engine) -> Iterator[list[str]]:
    """The keys of the documents that have one of the words, some at a time."""
    rest = iter(words)
    while some := list(islice(rest, _SLICE)):
        keys = engine.keys(some)
        while known := list(islice(keys, _SLICE)):
            yield known
