"""What is not needed for going live and makes content better: said by the same engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base import rules
from pages.base.models import AlertBanner, BasePage, KittImage, Organisation, TranslatedRecord
from pages.opportunities.models import Opportunity
from pages.press.models import PressReleasePage
from pages.profiles.models import CentrePage, CityPage
from pages.programmes.models import Programme

from . import checks
from .catalogue import CATALOGUE
from .extract import document_of

Wish = tuple[str, Any]
_WISHES: dict[type[models.Model], tuple[Wish, ...]] = {
    Opportunity: (
        (
            "requirements",
            gettext_lazy("Say what people bring: most are able to do more than they think."),
        ),
        ("benefits", gettext_lazy("Say what people get: training, company, a confirmation.")),
        ("weekdays", gettext_lazy("Tick the days: people look for what fits their week.")),
        ("hours", gettext_lazy("Say how many hours it takes, even roughly.")),
        ("venue", gettext_lazy("Say where people meet: then they see how far it is.")),
        ("transport", gettext_lazy("Say how to get there without a car.")),
        (
            "accessibility_note",
            gettext_lazy("Say how people with a wheelchair or poor sight take part."),
        ),
        ("expenses", gettext_lazy("Say who pays the fare, and that people are insured.")),
        ("languages", gettext_lazy("Tick the languages spoken: German need not be the first one.")),
    ),
    CentrePage: (
        ("focus", gettext_lazy("Say what your centre is best at.")),
        ("advice", gettext_lazy("Say on what associations get advice from you.")),
        ("training", gettext_lazy("Name your courses, so that people ask for them.")),
        ("recognition", gettext_lazy("Say how you thank volunteers: card, award, evening.")),
        ("networking", gettext_lazy("Say who meets at your place, and how often.")),
    ),
    CityPage: (
        ("inhabitants", gettext_lazy("The number helps others to compare.")),
        ("focus", gettext_lazy("Say in two sentences what your city wants first of all.")),
        ("vision", gettext_lazy("Say where you want to be in five years.")),
        (
            "achievements",
            gettext_lazy("Name one thing that works and that others could take over."),
        ),
        ("hashtags", gettext_lazy("Three words are enough to be remembered.")),
        ("partners", gettext_lazy("Name those who take part; they will link to you.")),
    ),
    PressReleasePage: (
        ("subline", gettext_lazy("A second line tells what did not fit into the headline.")),
        ("place_line", gettext_lazy("Newsrooms expect the place in front of the date.")),
        ("programmes", gettext_lazy("With a programme the release stands on its page as well.")),
        ("topics", gettext_lazy("With a topic people find the release in the filter.")),
    ),
}
_BLOCKS = (
    (
        "picture",
        gettext_lazy("A picture"),
        gettext_lazy("Releases with a picture are printed more often."),
    ),
    (
        "quote",
        gettext_lazy("A quote"),
        gettext_lazy("A quote with name and office is what newsrooms take first."),
    ),
)


@rules.advice(Opportunity)
@rules.advice(CentrePage)
@rules.advice(CityPage)
@rules.advice(PressReleasePage)
def wishes(obj: Any) -> Iterator[rules.Finding]:
    """Fields that are empty and need not be. Of the German row: facts are entered there only."""
    if not obj.is_source:
        return
    for name, why in _WISHES.get(type(obj), ()):
        if not rules.is_filled(obj, name) or getattr(obj, name) == []:
            label = rules.label(obj, name)
            yield _wish(name, label, _("“%(field)s” is still empty.") % {"field": label}, why)


@rules.advice(PressReleasePage)
def parts_of_a_release(page: PressReleasePage) -> Iterator[rules.Finding]:
    """A release without picture or quote."""
    kinds = {block.block_type for block in page.body or ()}
    for kind, name, why in _BLOCKS:
        if page.is_source and kind not in kinds:
            label = rules.label(page, "body")
            yield _wish("body", label, _("%(part)s is missing.") % {"part": name}, why)


def _wish(field: str, label: str, message: str, why: Any) -> rules.Finding:
    return rules.Finding(
        rule="better",
        field=field,
        message=message,
        proposal=str(why),
        severity=CATALOGUE["better"].severity,
        label=label,
    )


@rules.advice(BasePage)
@rules.advice(TranslatedRecord)
@rules.advice(Organisation)
@rules.advice(AlertBanner)
@rules.advice(Programme)
@rules.advice(KittImage)
def care(obj: Any) -> Iterator[rules.Finding]:
    """The rules of writing."""
    yield from checks.remarks(document_of(obj))
