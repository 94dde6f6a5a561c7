"""From an item to the document that engines store."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from itertools import islice
from typing import Any

from search.documents import EVERYWHERE, SPLIT_FIELDS, Document, Item
from search.geo import cells

from .analyser import Analyser, analyser, extra_words, use_extra_words
from .folding import fold
from .tokens import nfc, pairs

_LAST = 1 << 62
"""Sort keys of what has no date begin here: behind everything that has one, until 2106."""

_CHANCE_BITS = 30

_LONGEST_BODY = 20_000
_STORED_BODY = 4_000
_YEARS_2000 = 946_684_800
_FIFTY_YEARS = 50 * 365 * 86_400


def document(item: Item) -> Document:
    """Analyse an item."""
    chain = analyser(item.language or item.locale)
    texts: dict[str, str] = {}
    terms: dict[str, None] = {}
    words: dict[str, None] = {}
    for name, text in _texts(item):
        _analyse(chain, name, text, texts, terms, words)
    texts["title_words"] = " ".join(fold(word) for word, _form in pairs(nfc(item.title)))
    tie = zlib.crc32(item.key.encode())
    chance = int.from_bytes(blake2b(item.key.encode(), digest_size=7).digest())
    published = _seconds(item.first_published)
    return Document(
        key=item.key,
        locale=item.locale,
        texts=texts,
        terms=" ".join(terms),
        words=" ".join(words),
        facets={name: codes for name, codes in item.facets.items() if codes},
        tags=(*item.tags, text_tag(item.language or item.locale)),
        where=" ".join(_where(item)),
        newest=_sort_key(published or 0, chance),
        starts=_sort_key(_seconds(item.starts), chance),
        deadline=_sort_key(_seconds(item.deadline), chance),
        visible_from=_seconds(item.visible_from),
        visible_until=_seconds(item.visible_until),
        rank=_rank(item.quality, published, tie),
        stored=json.dumps(_stored(item), ensure_ascii=False, separators=(",", ":")),
    )


def text_tag(language: str) -> str:
    """The tag of what is written in a language."""
    return f"text-{language}"


def documents(items: Iterable[Item], processes: int = 1, chunk: int = 500) -> Iterator[Document]:
    """Analyse many items, in several processes if there are more than one. The order is kept."""
    if processes <= 1:
        yield from map(document, items)
        return
    rest = iter(items)
    with ProcessPoolExecutor(
        processes, initializer=use_extra_words, initargs=(extra_words(),)
    ) as pool:
        chunks = iter(lambda: list(islice(rest, chunk)), [])
        waiting = [pool.submit(_several, some) for some in islice(chunks, processes * 2)]
        while waiting:
            done = waiting.pop(0).result()
            waiting += [pool.submit(_several, some) for some in islice(chunks, 1)]
            yield from done


def _several(items: list[Item]) -> list[Document]:
    return [document(item) for item in items]


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield "title", item.title
    yield "topic", " , ".join(item.categories)
    yield "organisation", item.organisation
    yield "place", " , ".join(item.place_names)
    yield "summary", item.summary
    yield "body", item.body[:_LONGEST_BODY]


def _analyse(
    chain: Analyser,
    name: str,
    text: str,
    texts: dict[str, str],
    terms: dict[str, None],
    words: dict[str, None],
) -> None:
    """Put the terms of one text into its field, and into the lists of all terms and words."""
    if not text:
        return
    field = chain.field(text)
    words.update(dict.fromkeys(field.words))
    if field.stems:
        texts[name] = " ".join(field.stems)
        terms.update(dict.fromkeys(field.stems))
    if field.parts and name in SPLIT_FIELDS:
        texts[f"{name}_parts"] = " ".join(field.parts)
        terms.update(field.parts)


def _where(item: Item) -> Iterator[str]:
    if item.point is not None:
        yield from cells(item.point)
    for municipality in item.municipalities:
        yield f"m{municipality}"
    for district in item.districts:
        yield f"d{district}"
    if item.everywhere or not (item.point or item.municipalities or item.districts):
        yield EVERYWHERE


def _seconds(time: dt.datetime | None) -> int | None:
    return None if time is None else int(time.timestamp())


def _sort_key(seconds: int | None, chance: int) -> int:
    """Seconds and then chance, the same for the same document: no two keys are alike."""
    if seconds is None:
        return _LAST | chance
    return (max(seconds, 0) << _CHANCE_BITS) | (chance & ((1 << _CHANCE_BITS) - 1))


def _rank(quality: float, published: int | None, tie: int) -> float:
    """Better first, then newer, then chance, which is always the same for the same document."""
    age = ((published or _YEARS_2000) - _YEARS_2000) / _FIFTY_YEARS
    return 0.6 * min(max(quality, 0), 1) + 0.38 * min(max(age, 0), 1) + 0.02 * tie / 2**32


def _stored(item: Item) -> dict[str, Any]:
    """What a hit is shown with: the texts in NFC, so that highlights can be found in them."""
    texts = {
        "title": item.title,
        "organisation": item.organisation,
        "summary": item.summary,
        "body": item.body[:_STORED_BODY],
    }
    return {
        "type": item.type,
        "id": item.id,
        "language": item.language or item.locale,
        **{name: nfc(text) for name, text in texts.items() if text},
        **({"places": list(item.place_names)} if item.place_names else {}),
        **({"categories": list(item.categories)} if item.categories else {}),
        **({"point": [round(value, 5) for value in item.point]} if item.point else {}),
        **item.stored,
    }
