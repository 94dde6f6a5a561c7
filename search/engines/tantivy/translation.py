"""Nodes as tantivy's queries."""

from __future__ import annotations

import tantivy

from search.documents import PHRASE_FIELDS
from search.engines.nodes import (
    BASE,
    SHARE_OF_OTHERS,
    Adjacent,
    All,
    Any,
    Begins,
    Best,
    Everything,
    Lowered,
    Node,
    Points,
    Range,
    Term,
    Terms,
)

_Query = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Translation:
    """Builds queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def query(self, lowered: Lowered) -> tantivy.Query:
        """The query for hits, with scores."""
        matching = _Query.const_score_query(self.condition(lowered.without()), float(BASE))
        clauses = [(_MUST, matching)]
        clauses += [(_SHOULD, self._score(score)) for score in lowered.scores]
        return _Query.boolean_query(clauses)

    def condition(self, node: Node) -> tantivy.Query:
        """A query that says whether a node is true; its score means nothing."""
        match node:
            case Everything():
                return _Query.all_query()
            case Term(field, term):
                return self._term(field, term)
            case Terms(field, terms):
                if len(terms) == 1:
                    return self._term(field, terms[0])
                return _Query.term_set_query(self._schema, field, terms)
            case Adjacent(field, terms):
                if len(terms) == 1:
                    return self._term(field, terms[0])
                return _Query.phrase_query(self._schema, field, list(terms))
            case Begins(field, prefix):
                return _Query.regex_query(self._schema, field, f"{prefix}.*")
            case Range(field, low, high):
                return self._range(field, low, high)
            case All(nodes, without):
                clauses = [(_MUST, self.condition(one)) for one in nodes]
                clauses += [(_NOT, self.condition(one)) for one in without]
                return _Query.boolean_query(clauses)
            case Any(nodes, minimum):
                clauses = [(_SHOULD, self.condition(one)) for one in nodes]
                return _Query.boolean_query(clauses, minimum_number_should_match=minimum)

    def _score(self, score: Points | Best) -> tantivy.Query:
        if isinstance(score, Points):
            return _Query.const_score_query(self.condition(score.node), float(score.score))
        return _Query.disjunction_max_query(
            [self._score(points) for points in score.points], tie_breaker=SHARE_OF_OTHERS
        )

    def _term(self, field: str, term: str) -> tantivy.Query:
        option = "position" if field in PHRASE_FIELDS else "basic"
        return _Query.term_query(self._schema, field, term, index_option=option)

    def _range(self, field: str, low: int | None, high: int | None) -> tantivy.Query:
        return _Query.range_query(
            self._schema,
            field,
            tantivy.FieldType.Unsigned,
            lower_bound=None if low is None else max(low, 0),
            upper_bound=None if high is None else max(high, 0),
            use_inverted_index=True,
        )
