"""The rule engine: from content to findings, and whether something is complete enough to go live.

A finding says where, what is the matter and what to do. Findings that block keep content from
going live, whatever way it takes: button, schedule, bulk action, workflow, import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class Severity(StrEnum):
    """How much a remark weighs. Only what `blocks` keeps content from going live."""

    MUST = "must"
    SHOULD = "should"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about content. `field` is where; `proposal` what to write instead.

    `path` is the way within the field (ids of blocks and names, joined by dots), `label` how people
    call the place, `quote` the words in question, `why` the reason in one sentence.
    """

    rule: str
    field: str
    message: str
    proposal: str = ""
    blocks: bool = False
    why: str = ""
    severity: Severity = Severity.SHOULD
    label: str = ""
    path: str = ""
    quote: str = ""

    @property
    def weight(self) -> Severity:
        """What blocks must be done, whatever its rule says."""
        return Severity.MUST if self.blocks else self.severity


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what is needed for going live is there."""

    needed: int
    missing: list[Finding] = field(default_factory=list)

    @property
    def filled(self) -> int:
        return self.needed - len([one for one in self.missing if one.rule == "needed"])

    def __bool__(self) -> bool:
        return not self.missing


WAITING = "needed-live"
"""What is named is a draft itself. That keeps content from going live, not from being submitted."""

Rule = Callable[[Any], Iterable[Finding]]
_rules: list[tuple[type, Rule]] = []
_advice: list[tuple[type, Rule]] = []


class Incomplete(ValidationError):
    """Raised when something incomplete is about to go live."""

    def __init__(self, obj: models.Model, missing: list[Finding]) -> None:
        self.obj = obj
        self.findings = missing
        super().__init__(
            _("“%(title)s” cannot go live yet. %(missing)s"),
            params={"title": str(obj), "missing": " ".join(one.message for one in missing)},
        )


def rule(model: type) -> Callable[[Rule], Rule]:
    """Declare a rule for a model, its subclasses, or all that carry a mixin."""

    def register(check: Rule) -> Rule:
        _rules.append((model, check))
        return check

    return register


def advice(model: type) -> Callable[[Rule], Rule]:
    """As `rule`, for what never keeps anything from going live: it is not asked when publishing."""

    def register(check: Rule) -> Rule:
        _advice.append((model, check))
        return check

    return register


def advice_on(obj: models.Model) -> list[Finding]:
    """What could be better about `obj`, in its present, perhaps unsaved state."""
    return [one for model, check in _advice if isinstance(obj, model) for one in check(obj)]


def findings(obj: models.Model) -> list[Finding]:
    """All remarks about `obj` in its present, perhaps unsaved state."""
    return list(_needed(obj)) + [
        finding for model, check in _rules if isinstance(obj, model) for finding in check(obj)
    ]


def completeness(obj: models.Model) -> Completeness:
    """What is needed, and what of it is missing."""
    return Completeness(
        needed=len(needed_fields(obj)), missing=[one for one in findings(obj) if one.blocks]
    )


def require_complete(obj: models.Model) -> None:
    """Raise Incomplete when something that is needed for going live is missing."""
    missing = completeness(obj).missing
    if missing:
        raise Incomplete(obj, missing)


def waits_for(obj: models.Model) -> str:
    """In words: which drafts have to be approved before this can go live; empty for none."""
    missing = completeness(obj).missing
    return " ".join(one.message for one in missing if one.rule == WAITING)


def needed_fields(obj: models.Model) -> tuple[str, ...]:
    """The fields that `obj` must have to go live; a translation needs its texts only."""
    needed = tuple(getattr(obj, "needed_to_publish", ()))
    if getattr(obj, "is_source", True):
        return needed
    return tuple(name for name in needed if name in getattr(obj, "translated_fields", needed))


def _needed(obj: models.Model) -> Iterator[Finding]:
    for name in needed_fields(obj):
        words = {"field": label(obj, name)}
        if not is_filled(obj, name):
            message = _("“%(field)s” is missing.") % words
            yield Finding(rule="needed", field=name, message=message, blocks=True)
        elif _is_not_public(value := getattr(obj, name)):
            message = _("“%(field)s”: “%(name)s” has to be approved first.")
            message %= {**words, "name": str(value)}
            yield Finding(rule=WAITING, field=name, message=message, blocks=True)


def _is_not_public(value: Any) -> bool:
    """Whether it is a record that waits for its own approval: visitors would see nothing of it."""
    return isinstance(value, models.Model) and getattr(value, "live", True) is False


def is_filled(obj: models.Model, name: str) -> bool:
    """Whether a field has content: text behind the markup, at least one block, at least one row."""
    value = getattr(obj, name)
    if isinstance(value, str):
        return bool(strip_tags(value).strip())
    if hasattr(value, "all"):
        return bool(value.all())
    if hasattr(value, "stream_block"):
        return len(value) > 0
    return value is not None


def label(obj: models.Model, name: str) -> str:
    """The name of a field as the form shows it."""
    try:
        found: Any = obj._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if found.auto_created and found.related_model:
        return capfirst(str(found.related_model._meta.verbose_name_plural))
    return capfirst(str(found.verbose_name))
