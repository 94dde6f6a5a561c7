"""Links: their words, files behind them, and instructions that only some can follow."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding

from ..catalogue import remark
from ..document import Document, Link, Text
from ..rich_text import DOCUMENT

_EMPTY_WORDS = {
    "de": (
        r"(?:bitte )?hier(?: klicken| abrufbar| lesen| mehr| entlang| anmelden"
        r"| herunterladen| ansehen)?"
        r"|(?:klicken sie|klick(?:en)?) (?:bitte )?hier|(?:lesen sie )?(?:hier )?(?:mehr"
        r"|weiter|weiteres)"
        r"(?: dazu| hier| lesen| infos?| informationen| erfahren)?|weiterlesen"
        r"|weitere(?: infos?| informationen)?"
        r"|(?:zum |der |dieser |folgender |per )?link|infos?|informationen|details"
        r"|zur (?:seite|website)|webseite"
        r"|website|homepage|download|herunterladen|pdf|dokument|datei|seite|dort"
        r"|diese seite|klick|artikel"
    ),
    "en": (
        r"(?:click |read )?(?:here|more)|(?:read|learn|find out) more|link|this link"
        r"|click|download|pdf"
        r"|document|page|this page|website|details|info|information|continue"
    ),
}
_ADDRESS = re.compile(
    r"^(?:https?://|www\.)\S+$|^[\w.-]+\.(?:de|com|org|net|eu|info)(?:/\S*)?$", re.I
)
_KIND = re.compile(r"\b(?:PDF|DOCX?|ODT|ODS|XLSX?|PPTX?|ZIP|MP4|Word|Excel)\b", re.I)
_SIZE = re.compile(r"\d\s*(?:[KMG]B|Kilobyte|Megabyte|Bytes)\b", re.I)
_FILE = re.compile(r"\.(pdf|docx?|odt|ods|xlsx?|pptx?|zip)(?:[?#]|$)", re.I)
_DIRECTION = {
    "de": re.compile(
        r"\bklick(?:en|t)? (?:sie|du|hier|bitte|auf|einfach)\b|\banklicken\b"
        r"|\b(?:siehe|sehen sie|finden sie|steht|stehen|wie|lesen sie|im kasten|in der spalte|links"
        r"|bild|foto|formular|button|knopf|schaltfläche) (?:hier )?(?:weiter )?"
        r"(?:unten|oben|rechts|links|nebenan|nebenstehend)\b"
        r"|\b(?:oben|unten|nebenstehend|links stehend|rechts stehend)(?:stehende\w*|genannte\w*)?"
        r" (?:auf der seite|rechts|links|stehende\w*|genannte\w*|abgebildete\w*)\b"
        r"|\b(?:unten|oben|neben)stehende\w*"
        r"|\bs\. ?[uo]\.(?=\W|$)|\b(?:rechte|linke)n? (?:spalte|seite|rand|kasten)\b"
        r"|\b(?:rote|grüne|blaue|gelbe|orange)[nrms]? (?:knopf|button|schaltfläche|taste"
        r"|link|kasten)\b",
        re.I,
    ),
    "en": re.compile(
        r"\bclick (?:here|on|the|below)\b|\b(?:see|as|the (?:box|picture|form"
        r"|button)) (?:above|below)\b"
        r"|\bon the (?:right|left)(?:-hand side)?\b",
        re.I,
    ),
}


def link_texts(document: Document) -> Iterator[Finding]:
    """Link texts such as “hier”, bare addresses, and none at all."""
    language = document.language[:2]
    empty = re.compile(rf"(?:{_EMPTY_WORDS.get(language, _EMPTY_WORDS['en'])})", re.I)
    for link in document.links:
        words = re.sub(r"[\s\u00a0]+", " ", link.text).strip(' .:…»>→()[]!„“"')
        if not words:
            yield remark(
                "link-text",
                link.place,
                _("A link has no text."),
                _("Write where it leads, e.g. “Apply for funding”, or remove the link."),
            )
        elif _ADDRESS.match(words):
            yield remark(
                "link-address",
                link.place,
                _("The link text is a web address: “%(words)s”.") % {"words": words},
                _("Write what people find there, e.g. “Website of the association”."),
                link.text,
            )
        elif empty.fullmatch(words):
            yield remark(
                "link-text",
                link.place,
                _("The link text “%(words)s” does not say where it leads.") % {"words": words},
                _("Name the target, e.g. “Guideline on funding” instead of “%(words)s”.")
                % {"words": words},
                link.text,
            )


def same_texts(document: Document) -> Iterator[Finding]:
    """Several links with the same words that lead to different places."""
    known: dict[str, list[Link]] = defaultdict(list)
    for link in document.links:
        if link.text and link.target:
            known[link.text.casefold()].append(link)
    for links in known.values():
        if len({link.target for link in links}) > 1:
            yield remark(
                "link-same",
                links[-1].place,
                _("Several links are called “%(words)s” and lead to different pages.")
                % {"words": links[-1].text},
                _("Give each link its own words."),
                links[-1].text,
            )


def files(document: Document) -> Iterator[Finding]:
    """Links to files in running text, where the site adds neither kind nor size."""
    for link in document.links:
        ending = _FILE.search(link.target)
        if not (link.target.startswith(DOCUMENT) or ending) or not link.text:
            continue
        if _KIND.search(link.text) and _SIZE.search(link.text):
            continue
        kind = link.document or (ending.group(1).upper() if ending else _("PDF, 1 MB"))
        yield remark(
            "file-link",
            link.place,
            _("The link “%(words)s” leads to a file and does not say so.") % {"words": link.text},
            _("Write “%(words)s (%(kind)s)”, or use the block “Documents”: it adds kind and size.")
            % {"words": link.text, "kind": kind},
            link.text,
        )


def directions(document: Document) -> Iterator[Finding]:
    """“Klicken Sie”, “siehe unten”, “der rote Knopf rechts”."""
    pattern = _DIRECTION.get(document.language[:2])
    if pattern is None:
        return
    for text in document.running:
        found = pattern.search(text.text)
        if found and not text.words_of_a_person:
            yield _direction(text, found.group())


def _direction(text: Text, words: str) -> Finding:
    return remark(
        "direction",
        text.place,
        _("“%(words)s” only helps those who see the page as you do.") % {"words": words},
        _("Name the thing itself: “in the section ‘Contact’”, or make a link there."),
        words,
    )
