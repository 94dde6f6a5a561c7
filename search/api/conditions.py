"""How a parameter narrows the rows of a set: by relations, categories and stored lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

Codes = Sequence[str]
Condition = Callable[[Any, Codes], Q]
"""For a model and the codes asked for: which rows fit."""


def within(*paths: str) -> Condition:
    """One of the codes at the end of one of the relations, each row once."""

    def condition(model: Any, codes: Codes) -> Q:
        found = Q()
        for path in paths:
            found |= Q(**{f"{path}__in": codes})
        return Q(pk__in=model._base_manager.filter(found).values("pk"))

    return condition


def category(facet: str) -> Condition:
    """One of the codes among the categories of a facet."""

    def condition(model: Any, codes: Codes) -> Q:
        rows = model._base_manager.filter(categories__facet=facet, categories__code__in=codes)
        return Q(pk__in=rows.values("pk"))

    return condition


def holds(field: str, mark: str) -> Condition:
    """One of the codes in a stored list; `mark` stands around each of them there."""

    def condition(model: Any, codes: Codes) -> Q:
        stored = Cast(field, TextField())
        rows = model._base_manager.alias(stored_codes=stored)
        found = Q()
        for code in codes:
            found |= Q(stored_codes__contains=f"{mark}{code}{mark}")
        return Q(pk__in=rows.filter(found).values("pk"))

    return condition
