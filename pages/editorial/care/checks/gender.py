"""Gender signs inside words, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding

from ..catalogue import remark
from ..document import Document

_SIGN = r"(?:[*_·•]|:(?!//)|/-?|\(-?)"
_FORM = re.compile(
    rf"(?<![\w/])([A-ZÄÖÜ][\wäöüß-]{{2,}}?)(?:{_SIGN}(innen|in|n|r|e)\)?|(?<=[a-zäöüß])(Innen|In))(?![\w])"
)
_SMALL = re.compile(
    r"(?<!\w)((?:jede|eine|der|die|ein|diese|keine|unsere|ihre|seine|alle|kein)[*_:/](?:r|n|e|die|der|s|m))(?!\w)"
)
_NO_GENDER = frozenset({"LinkedIn", "BuiltIn", "PlugIn", "CheckIn", "LogIn", "DropIn"})

_NEUTRAL = {
    "teilnehmer": "Teilnehmende",
    "mitarbeiter": "Beschäftigte",
    "student": "Studierende",
    "lehrer": "Lehrkräfte",
    "helfer": "Helfende",
    "besucher": "Gäste",
    "ansprechpartner": "Ansprechpersonen",
    "schüler": "Kinder und Jugendliche",
    "bürger": "Menschen",
    "einwohner": "Menschen im Ort",
    "zuhörer": "Publikum",
    "leser": "alle, die lesen",
    "vertreter": "Vertretungen",
    "leiter": "Leitungen",
    "kolleg": "Team",
    "interessent": "Interessierte",
    "unterstützer": "alle, die unterstützen",
    "engagierte": "Engagierte",
    "freiwillige": "Freiwillige",
    "ehrenamtler": "Ehrenamtliche",
}
_SOFT = {"ärzt": "Ärzte", "bäuer": "Bauern", "anwält": "Anwälte", "rät": "Räte", "köch": "Köche"}


def signs(document: Document) -> Iterator[Finding]:
    """“Bürger*innen”, “Bürger_innen”, “BürgerInnen”, “Bürger/innen”: one remark per "
    "text and word."""
    if document.language[:2] != "de":
        return
    for text in document.texts:
        known: set[str] = set()
        for found in [*_FORM.finditer(text.text), *_SMALL.finditer(text.text)]:
            words = found.group()
            if words in known or words in _NO_GENDER or text.words_of_a_person:
                continue
            known.add(words)
            yield remark(
                "gender-sign",
                text.place,
                _("“%(words)s” has a sign in the middle of the word.") % {"words": words},
                proposal(found),
                words,
            )


def proposal(found: re.Match[str]) -> str:
    """Both forms, and a neutral one where it is known."""
    if found.re is _SMALL:
        return _("Name both, or put the sentence into the plural.")
    stem, ending = found.group(1), (found.group(2) or found.group(3) or "").lower()
    neutral = _NEUTRAL.get(stem.casefold())
    if ending not in ("innen", "in"):
        return _("Name both, or put the sentence into the plural.")
    both = pair(stem, plural=ending == "innen")
    if neutral and ending == "innen":
        return _("Write “%(both)s” or, without gender, “%(neutral)s”.") % {
            "both": both,
            "neutral": neutral,
        }
    return _("Write “%(both)s”.") % {"both": both}


def pair(stem: str, *, plural: bool) -> str:
    """Both forms of a noun.

    >>> pair("Student", plural=True)
    'Studentinnen und Studenten'
    """
    if not plural:
        return f"{stem}in oder {_masculine(stem)}"
    return f"{stem}innen und {_masculine_plural(stem)}"


def _masculine(stem: str) -> str:
    if stem.casefold() in _SOFT:
        return {"ärzt": "Arzt", "bäuer": "Bauer", "anwält": "Anwalt", "rät": "Rat", "köch": "Koch"}[
            stem.casefold()
        ]
    return f"{stem}e" if stem.endswith(("leg", "ähr")) else stem


def _masculine_plural(stem: str) -> str:
    if stem.casefold() in _SOFT:
        return _SOFT[stem.casefold()]
    if stem.endswith(("er", "el", "en")):
        return stem
    if stem.endswith("or"):
        return f"{stem}en"
    if stem.endswith(
        ("ent", "ant", "ist", "at", "ot", "eut", "nom", "graf", "ph", "og", "eg", "ad")
    ):
        return f"{stem}en"
    return f"{stem}e"
