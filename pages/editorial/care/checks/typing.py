"""What slips in while typing: lists by hand, stray signs, placeholders, texts that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding
from pages.base.typography.rules import Quotes, set_text

from ..catalogue import remark
from ..document import Document, Text
from ..language import around

_EMOJI = r"[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]"
_BULLET = re.compile(
    rf"^\s*(?:[•·▪►▶‣◦○●■]|[-–*+]|{_EMOJI}+|\(?\d{{1,2}}[.)](?=\s))\s+\S|^\s*{_EMOJI}"
)
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_EMOJI_RUN = re.compile(rf"{_EMOJI}")
_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\bxx+x\b|\b(?:TODO|FIXME|TBD|XXX+)\b|\b(?:blindtext|mustertext"
    r"|platzhaltertext)\b"
    r"|\[(?:bitte|text|name|datum|ort|titel|hier|todo|…|\.\.\.)[^\]]*\]"
    r"|\b(?:bitte ergänzen|folgt noch"
    r"|text folgt|wird (?:noch )?nachgereicht|to be done|placeholder)\b|\?\?\?",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w.,:/-])(?:\+\d{2}[ /]?(?:\(0\)[ /]?)?[1-9]\d*|0[1-9]\d{1,4})(?:[ /–-]+\d+)+(?!\w)"
)
_MAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\w{2,}|\b\w+ ?[\[(](?:at|ät|@)[\])] ?\w[\w.-]*", re.I
)
_SLIPS = (
    (re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), "space"),
    (re.compile(r"(?<=\w) +[,;](?=\s|$)|(?<=\w) +[.](?=\s|$)|(?<=[a-zäöüß]{2}) +[!?](?=\s"
    r"|$)"), "before"),
    (re.compile(r"(?<=[a-zäöüß]{2}),(?=[A-Za-zÄÖÜäöü]{2})"
    r"|(?<=[a-zäöüß]{3})\.(?=[A-ZÄÖÜ][a-zäöüß])"), "after"),
    (re.compile(r"(?<=\s)--+(?=\s)|(?<=\w) -(?=\w{2,}\s)|(?<=[a-zäöüß])- (?!und\b|oder\b"
    r"|bzw|bis\b|sowie\b|als\b|wie\b|statt\b|and\b|or\b)(?=\w)"), "dash"),
)  # fmt: skip
_ENDS = (".", "!", "?", "…", ":", "“", "”", '"', "«", ")", "’", "‘")
WHOLE_SENTENCES = frozenset({"teaser", "lead"})


def lists(document: Document) -> Iterator[Finding]:
    """Items that begin with a typed sign, and emojis in place of bullets."""
    before: Text | None = None
    for text in document.texts:
        found = _BULLET.match(text.text) if text.kind in ("paragraph", "item", "line") else None
        single = bool(found and _NUMBERED.match(text.text) and not _same_list(before, text))
        dash = bool(found and text.kind == "item" and not _EMOJI_RUN.search(found.group()))
        before = text
        if found is None or single or dash:
            continue
        sign = found.group().strip()[:2].strip() or found.group().strip()[:1]
        yield remark(
            "typed-list",
            text.place,
            _("“%(line)s” begins with a typed sign.") % {"line": around(text.text, 0, 20, 10)},
            _("Leave out “%(sign)s” and use the list in the toolbar.") % {"sign": sign}
            if text.rich
            else _("Leave out “%(sign)s” and write sentences.") % {"sign": sign},
            text.text.strip()[:40],
        )


def _same_list(before: Text | None, text: Text) -> bool:
    return bool(before and before.place == text.place and _NUMBERED.match(before.text))


def empty_paragraphs(document: Document) -> Iterator[Finding]:
    """Two or more empty paragraphs in a row, made for distance; one remark per field."""
    places: set[object] = set()
    before: Text | None = None
    for text in document.texts:
        empty = text.kind == "paragraph" and not text.text.strip()
        twice = before is not None and before.place == text.place and not before.text.strip()
        if empty and twice and text.place not in places:
            places.add(text.place)
            yield remark(
                "empty-lines",
                text.place,
                _("Empty lines stand between the paragraphs."),
                _("Delete them. For a new section use a heading."),
            )
        before = text if text.kind == "paragraph" else None


def placeholders(document: Document) -> Iterator[Finding]:
    """“Lorem ipsum”, “xxx”, “[Name]”, “folgt noch”."""
    for text in document.texts:
        found = _PLACEHOLDER.search(text.text)
        if found:
            yield remark(
                "placeholder",
                text.place,
                _("“%(words)s” looks like a placeholder.") % {"words": found.group()},
                _("Write what belongs there, or delete the line."),
                found.group(),
            )


def contacts(document: Document) -> Iterator[Finding]:
    """Phone numbers and mail addresses as mere text, where a link could stand."""
    for text in document.running:
        if not text.rich:
            continue
        mail, phone = _MAIL.search(text.unlinked), _phone(text.unlinked)
        for found, message in (
            (mail, _("The mail address “%(words)s” is no link.")),
            (phone, _("The phone number “%(words)s” is no link.")),
        ):
            if found:
                yield remark(
                    "contact-text",
                    text.place,
                    message % {"words": found.group()},
                    _("Mark it, choose the link and there “Mail” or “Phone”."),
                    found.group(),
                )


def _phone(text: str) -> re.Match[str] | None:
    """The first phone number; area codes and short numbers are none."""
    found = _PHONE.finditer(text)
    return next((one for one in found if sum(map(str.isdigit, one.group())) >= 9), None)


def slips(document: Document) -> Iterator[Finding]:
    """Spaces and signs that the typesetting of the public page does not mend."""
    proposals = {
        "space": _("One space is enough."),
        "before": _("No space stands before this sign."),
        "after": _("A space is missing behind the sign."),
        "dash": _("Write a dash with a space on both sides: “ – ”."),
        "quote": _("One of the two quotation marks is missing."),
    }
    for text in document.texts:
        said = re.sub(r"\S+@\S+|\S*(?:www|https?:|\.de|\.org|\.com)\S*", "x", text.text)
        mended = Quotes().set(set_text(said, document.language), document.language)
        for pattern, kind in (*_SLIPS, (re.compile(r'"'), "quote")):
            found = pattern.search(mended)
            if found:
                words = around(mended, found.start(), found.end(), 10)
                yield remark(
                    "typing",
                    text.place,
                    _("Please look at “%(words)s”.") % {"words": words},
                    proposals[kind],
                    words.strip("… "),
                )
                break


def cut_off(document: Document) -> Iterator[Finding]:
    """A teaser or lead that stops in the middle of a sentence."""
    last = {one.place.field: one for one in document.texts if one.place.field in WHOLE_SENTENCES}
    for text in last.values():
        said = text.text.strip()
        if said.endswith(("...", "…")) or not said.endswith(_ENDS):
            yield remark(
                "cut-off",
                text.place,
                _("“%(field)s” does not end with a sentence: “… %(words)s”")
                % {"field": text.place.label, "words": " ".join(said.split()[-4:])},
                _("Write it to the end, with a full stop."),
                " ".join(said.split()[-3:]),
            )
