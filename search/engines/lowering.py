"""From a query to nodes: here is decided what matches and what it scores, once for all engines."""

from __future__ import annotations

from search.documents import PHRASE_FIELDS, SPLIT_FIELDS, TEXT_FIELDS
from search.queries import AllOf, Alternative, Facet, Group, Phrase, Prefix, Query, Sort, Tag, Word

from .nodes import (
    Adjacent,
    All,
    Any,
    Begins,
    Best,
    Lowered,
    Node,
    Points,
    Range,
    Term,
    Terms,
)

FIELD_WEIGHTS = {
    "title": 1.0,
    "title_parts": 0.75,
    "topic": 0.75,
    "topic_parts": 0.65,
    "summary": 0.6,
    "summary_parts": 0.5,
    "organisation": 0.5,
    "organisation_parts": 0.4,
    "place": 0.5,
    "body": 0.48,
    "body_parts": 0.25,
}
"""How much it says that a word stands there."""

FACET_WEIGHT = 0.9
SCATTERED = 0.25
_SCALE = 1000
_RING = 64

_SORTS = {
    Sort.NEWEST: ("newest", True),
    Sort.DEADLINE: ("deadline", False),
    Sort.STARTS: ("starts", False),
    Sort.OLDEST: ("newest", False),
    Sort.LAST_STARTS: ("starts", True),
}


def lower(query: Query) -> Lowered:
    """The nodes of a query."""
    by, descending = _SORTS.get(query.sort, ("", True))
    return Lowered(
        matching=_matching(query),
        filters={
            name: Terms(f"facet_{name}", tuple(map(_sound, codes)))
            for name, codes in query.filters.items()
            if codes
        },
        scores=() if by else _scores(query),
        by=by,
        descending=descending,
    )


def visible(locale: str, at: int) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What must be and what must not be true of everything that is shown on a site at a time."""
    return (
        (Term("locale", locale),),
        (Range("visible_from", low=at + 1), Range("visible_until", high=at)),
    )


def _matching(query: Query) -> All:
    must, never = visible(query.locale, query.at)
    if query.hidden:
        never += (Terms("key", query.hidden),)
    groups = tuple(_matches(group) for group in query.groups if not group.optional)
    if query.minimum is None or query.minimum >= len(groups):
        must += groups
    elif groups:
        must += (Any(groups, max(query.minimum, 1)),)
    if query.where is not None and query.where.terms:
        must += (Terms("where", query.where.terms),)
    must += tuple(Term("tags", _sound(tag)) for tag in query.tags)
    must += tuple(Terms("tags", tuple(map(_sound, tags))) for tags in query.one_of)
    return All(must, never)


def _matches(group: Group) -> Node:
    """Whether a document covers a group, wherever in its text."""
    words = tuple(
        dict.fromkeys(
            alternative.term for alternative in group.alternatives if isinstance(alternative, Word)
        )
    )
    nodes: list[Node] = [Terms("terms", words)] if len(words) > 1 else []
    if len(words) == 1:
        nodes.append(Term("terms", words[0]))
    nodes += [_condition(one) for one in group.alternatives if not isinstance(one, Word)]
    return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))


def _condition(alternative: Alternative) -> Node:
    match alternative:
        case Word(term):
            return Term("terms", term)
        case AllOf(terms, close=True):
            return Any(tuple(node for node, _weight in _together(terms)))
        case AllOf(terms):
            return All(tuple(Term("terms", term) for term in terms))
        case Phrase(terms):
            return Any(tuple(Adjacent(field, terms) for field in PHRASE_FIELDS))
        case Prefix(text):
            return Begins("terms", text)
        case Facet(facet, codes):
            return Terms(f"facet_{facet}", codes)
        case Tag(tag):
            return Term("tags", tag)


def _scores(query: Query) -> tuple[Points | Best, ...]:
    rings = query.where.rings if query.where else ()
    if query.sort is Sort.DISTANCE:
        return tuple(Points(Terms("where", ring.terms), _RING) for ring in rings)
    return (
        *(_score(group) for group in query.groups),
        *(Points(Terms("where", ring.terms), _whole(ring.weight)) for ring in rings),
    )


def _score(group: Group) -> Best:
    points: dict[Node, int] = {}
    for alternative in group.alternatives:
        for node, weight in _weights(alternative):
            score = _whole(group.rarity * alternative.weight * weight)
            points[node] = max(score, points.get(node, 0))
    return Best(tuple(Points(node, score) for node, score in points.items() if score))


def _weights(alternative: Alternative) -> list[tuple[Node, float]]:
    """Where an alternative may stand, and how much that says."""
    match alternative:
        case Word(term):
            return [(Term(field, term), weight) for field, weight in FIELD_WEIGHTS.items()]
        case AllOf(terms, close=close):
            return [*_together(terms), *([] if close else [(_condition(alternative), SCATTERED)])]
        case Phrase(terms):
            return [(Adjacent(field, terms), FIELD_WEIGHTS[field]) for field in PHRASE_FIELDS]
        case Prefix(text):
            return [(Begins(field, text), FIELD_WEIGHTS[field]) for field in TEXT_FIELDS]
        case Facet():
            return [(_condition(alternative), FACET_WEIGHT)]
        case Tag():
            return [(_condition(alternative), 1.0)]


def _together(terms: tuple[str, ...]) -> list[tuple[Node, float]]:
    """Where several terms belong together: in the title, or next to each other."""
    found: list[tuple[Node, float]] = [
        (All(tuple(_in_field(field, term) for term in terms)), FIELD_WEIGHTS[f"{field}_parts"])
        for field in ("title", "topic")
    ]
    orders = (terms, terms[::-1]) if len(terms) > 1 else ()
    for field in PHRASE_FIELDS:
        found += [(Adjacent(field, order), FIELD_WEIGHTS[field]) for order in orders]
    return found


def _in_field(field: str, term: str) -> Node:
    if field not in SPLIT_FIELDS:
        return Term(field, term)
    return Any((Term(field, term), Term(f"{field}_parts", term)))


def _whole(weight: float) -> int:
    """A score as a multiple of eight."""
    return round(weight * _SCALE / 8) * 8


def _sound(text: str) -> str:
    """Without halves of characters, which no engine can read."""
    return text.encode("utf-8", "replace").decode("utf-8")
