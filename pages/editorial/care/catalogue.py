"""The rules of writing: what each is called, why it is there and how much it weighs.

MUST: some people cannot read or use it. SHOULD: it is wrong or soon will be. HINT: it could be
easier. None of them keeps anything from going live.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.base.rules import Finding, Severity

from .document import Document, Place


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of writing. `name` stands in the report, `why` below each remark."""

    code: str
    name: Any
    why: Any
    severity: Severity = Severity.SHOULD


MUST, SHOULD, HINT = Severity.MUST, Severity.SHOULD, Severity.HINT

_ALL = (
    Rule(
        "link-text",
        _("Link text says nothing"),
        _("Screen readers read out links as a list. Without context nobody knows where it leads."),
        MUST,
    ),
    Rule(
        "link-address",
        _("Web address as link text"),
        _("An address is read out sign by sign, and nobody learns what is behind it."),
    ),
    Rule(
        "link-same",
        _("Same link text, different targets"),
        _("In a list of links nobody can tell them apart."),
    ),
    Rule(
        "alt-missing",
        _("Alternative text is missing"),
        _("Who cannot see the picture learns nothing of it."),
        MUST,
    ),
    Rule(
        "alt-words",
        _("Alternative text says nothing"),
        _("That it is a picture, screen readers say by themselves. What it shows is missing."),
        MUST,
    ),
    Rule(
        "alt-file",
        _("File name as alternative text"),
        _("A file name is read out sign by sign and says nothing of the picture."),
        MUST,
    ),
    Rule(
        "alt-caption",
        _("Alternative text repeats the caption"),
        _("Screen readers read the same sentence twice."),
    ),
    Rule(
        "alt-long",
        _("Alternative text is very long"),
        _("It is read out in one go; nobody can stop or go back in it."),
        HINT,
    ),
    Rule(
        "relative-date",
        _("Time that grows old"),
        _("The text stays online for years. Then the word is wrong."),
    ),
    Rule(
        "heading-empty",
        _("Empty heading"),
        _("Screen readers announce a heading, and then nothing comes."),
        MUST,
    ),
    Rule(
        "heading-skipped",
        _("Heading level skipped"),
        _("Many people jump from heading to heading. A missing level looks like missing text."),
        MUST,
    ),
    Rule(
        "heading-repeated",
        _("Same heading twice"),
        _("In the list of headings nobody can tell them apart."),
    ),
    Rule(
        "heading-bold",
        _("Bold text instead of a heading"),
        _("It looks like a heading, but screen readers and lists of contents do not find it."),
        MUST,
    ),
    Rule(
        "capitals",
        _("Words in capitals"),
        _("Capitals are harder to read, and some screen readers spell them out."),
    ),
    Rule(
        "file-link",
        _("File without kind and size"),
        _("On a phone everybody wants to know before whether a large file comes."),
    ),
    Rule(
        "figure-date",
        _("Figure without date"),
        _("Nobody can tell whether a figure without date still holds."),
    ),
    Rule(
        "long-sentence",
        _("Long sentence"),
        _("After 25 words many have forgotten how the sentence began."),
        HINT,
    ),
    Rule(
        "long-word",
        _("Long word"),
        _("Long compounds are hard to take in and break badly on phones."),
        HINT,
    ),
    Rule(
        "readability",
        _("Hard to read"),
        _("The index counts words per sentence and syllables per word. It is only a hint."),
        HINT,
    ),
    Rule(
        "gender-sign",
        _("Gender sign inside a word"),
        _("Screen readers read out the sign or break off in the middle of the word."),
    ),
    Rule(
        "direction",
        _("“Click”, “below”, “on the right”"),
        _("On a phone the order is another, and who listens has neither right nor below."),
    ),
    Rule(
        "exclamation",
        _("Several exclamation marks"),
        _("It sounds like shouting, and screen readers read out each of them."),
        HINT,
    ),
    Rule(
        "typing",
        _("Slip in typing"),
        _("It looks careless, and the site cannot mend it by itself."),
        HINT,
    ),
    Rule(
        "contact-text",
        _("Phone or mail without link"),
        _("On a phone people want to tap to call or to write."),
        HINT,
    ),
    Rule(
        "typed-list",
        _("List typed by hand"),
        _("Only a real list is announced as one. Emojis are read out by their names."),
    ),
    Rule(
        "table-header",
        _("Table without headings"),
        _("Without headings screen readers cannot say to what a cell belongs."),
        MUST,
    ),
    Rule(
        "film-text",
        _("Film without subtitles or text"),
        _("Who cannot hear or see the film is left out."),
        MUST,
    ),
    Rule(
        "foreign-words",
        _("Sentence in another language"),
        _("Screen readers read it with German pronunciation; nobody understands that."),
        HINT,
    ),
    Rule(
        "cut-off",
        _("Text breaks off"),
        _("The sentence stands alone in lists, in the search and when shared."),
    ),
    Rule(
        "placeholder",
        _("Placeholder left over"),
        _("Readers take it for a mistake of the office."),
        MUST,
    ),
    Rule(
        "empty-lines",
        _("Empty paragraphs"),
        _("Screen readers announce each of them. The site makes the distance by itself."),
        HINT,
    ),
    Rule("better", _("Would make it better"), _("Readers ask for it first."), HINT),
)
CATALOGUE = {one.code: one for one in _ALL}


def remark(code: str, place: Place, message: str, proposal: str, quote: str = "") -> Finding:
    """A finding of a rule of the catalogue. `quote`: the words in the text, to find them again."""
    known = CATALOGUE[code]
    return Finding(
        rule=code,
        field=place.field,
        message=message,
        proposal=proposal,
        why=str(known.why),
        severity=known.severity,
        label=place.label,
        path=place.path,
        quote=quote,
    )


Check = Callable[[Document], Iterable[Finding]]
