"""What is shown: templates, the states they are in, the subjects they belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EMPTY = _("Empty")
SHORT = _("Short")
USUAL = _("Usual")
LONG = _("Very long")
MANY = _("Many")
NO_PICTURE = _("Without a picture")
ALL_PARTS = _("With all parts")
ENGLISH = _("English with German parts")

State = str | Promise
States = Mapping[State, Mapping[str, Any]]
"""The name of a state → the context of the template."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """One template. `states` is called for each visit, so that dates and addresses are current."""

    template: str
    states: Callable[[], States]
    around: str = "{}"
    """HTML that the template expects around itself."""

    @property
    def anchor(self) -> str:
        return self.template.removesuffix(".html").replace("/", "-").replace("_", "-")

    def language(self, state: State) -> str:
        """The language of the page that a state stands on."""
        foreign = [code for code, _label in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        return foreign[0] if state is ENGLISH else settings.LANGUAGE_CODE


@dataclass(slots=True)
class Subject:
    """Templates that belong together."""

    slug: str
    title: State
    specimens: list[Specimen] = field(default_factory=list)

    def shows(
        self, template: str, around: str = "{}"
    ) -> Callable[[Callable[[], States]], Callable[[], States]]:
        """Put the template into this subject; the decorated function gives its states."""

        def register(states: Callable[[], States]) -> Callable[[], States]:
            self.specimens.append(Specimen(template, states, around))
            return states

        return register
