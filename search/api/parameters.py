"""What can be asked: each parameter once, for reading it and for the description."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.places.typed import printable

from .problems import Problem, bad_parameter, echo, unknown_parameter
from .shapes import MOMENT, Shape, one_of

Values = dict[str, Any]
_MOST_CODES = 30
_LONGEST = 1_000


class NotAllowed(ValueError):
    """The value cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query. `read` raises NotAllowed; `several`: it may be repeated.

    `allowed`: its values, or words for what they look like.
    """

    name: str
    meaning: Any
    shape: Callable[[], Shape]
    read: Callable[[str], Any]
    allowed: Callable[[], Sequence[str] | str]
    default: Any = None
    several: bool = False
    example: Any = None

    def value(self, query: QueryDict) -> Any:
        """The value in an address, or the default. Raises Problem."""
        given = [text for text in query.getlist(self.name) if text]
        if not given:
            return () if self.several else self.default
        if len(given) > (_MOST_CODES if self.several else 1):
            raise self.problem(_("It is given too often."))
        found = dict.fromkeys(self._read(text) for text in given)
        return tuple(found) if self.several else next(iter(found))

    def _read(self, text: str) -> Any:
        if len(text) > _LONGEST:
            raise self.problem(_("The value is too long."))
        try:
            return self.read(text)
        except NotAllowed as error:
            raise self.problem(str(error)) from error

    def problem(self, detail: str) -> Problem:
        """The answer to a value that cannot be used."""
        return bad_parameter(self.name, detail, self.allowed())


def values_of(query: QueryDict, parameters: Iterable[Parameter]) -> Values:
    """The values of all parameters. Raises Problem, for those that do not exist as well."""
    known = {one.name: one for one in parameters}
    unknown = next((name for name in query if name not in known), None)
    if unknown is not None:
        raise unknown_parameter(unknown, sorted(known))
    return {name: one.value(query) for name, one in known.items()}


def _does_not_fit(text: str, allowed: str) -> str:
    said = _("“%(value)s” does not fit. Allowed: %(allowed)s.")
    return said % {"value": echo(text), "allowed": allowed}


def codes(
    name: str,
    meaning: Any,
    allowed: Callable[[], Sequence[str]],
    *,
    default: str | None = None,
    several: bool = True,
) -> Parameter:
    """One or several out of a list that may come from the database."""

    def read(text: str) -> str:
        if text not in allowed():
            raise NotAllowed(_("“%(value)s” is not one of the values.") % {"value": echo(text)})
        return text

    return Parameter(
        name, meaning, lambda: one_of(allowed()), read, allowed, default, several=several
    )


def number(name: str, meaning: Any, *, least: int, most: int, default: int) -> Parameter:
    """A whole number."""

    def shape() -> Shape:
        return {"type": "integer", "minimum": least, "maximum": most, "default": default}

    def words() -> str:
        return _("a whole number from %(least)s to %(most)s") % {"least": least, "most": most}

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise NotAllowed(_does_not_fit(text, words()))
        return int(text)

    return Parameter(name, meaning, shape, read, words, default, example=default)


def words(name: str, meaning: Any, *, longest: int, example: str) -> Parameter:
    """Words as people type them; what cannot be printed is left out."""

    def shape() -> Shape:
        return {"type": "string", "maxLength": longest}

    def allowed() -> str:
        return _("at most %(longest)s characters") % {"longest": longest}

    def read(text: str) -> str:
        if len(text) > longest:
            raise NotAllowed(_("The value is too long."))
        return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())

    return Parameter(name, meaning, shape, read, allowed, "", example=example)


def instant(name: str, meaning: Any) -> Parameter:
    """A point in time."""

    def allowed() -> str:
        return _("a point in time with its offset (RFC 3339), e.g. 2026-01-31T12:00:00Z")

    def read(text: str) -> dt.datetime:
        # A plus that was not escaped arrives as a blank.
        text = re.sub(r" (\d\d:?\d\d)$", r"+\1", printable(text)).upper()
        try:
            found = parse_datetime(text) if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:", text) else None
        except ValueError:
            found = None
        if found is None or timezone.is_naive(found) or not 1 < found.year < 9999:
            raise NotAllowed(_does_not_fit(text, allowed()))
        return found.astimezone(dt.UTC)

    return Parameter(name, meaning, lambda: MOMENT, read, allowed, example="2026-01-31T12:00:00Z")


def cursor(name: str, meaning: Any) -> Parameter:
    """Where a page of a list begins, as its predecessor said it."""

    def read(text: str) -> str:
        if not re.fullmatch(r"d?[0-9]{1,18}", text):
            raise NotAllowed(_("This is not the beginning of a page."))
        return text

    def allowed() -> str:
        return _("the value in “next” of the page before")

    return Parameter(
        name, meaning, lambda: {"type": "string", "pattern": "^d?[0-9]{1,18}$"}, read, allowed
    )


LANGUAGE = codes(
    "lang",
    gettext_lazy("Language of texts and names."),
    lambda: [code for code, _name in settings.LANGUAGES],
    default=settings.LANGUAGE_CODE,
    several=False,
)
