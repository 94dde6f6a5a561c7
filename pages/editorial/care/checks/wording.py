"""How long sentences and words are, how hard the whole is, and sentences in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding
from pages.base.typography import SOFT_HYPHEN, soft_hyphens

from ..catalogue import remark
from ..document import Document, Text
from ..language import HARD_BELOW, readability, sentences, words

LONGEST_SENTENCE = 25  # words
LONGEST_WORD = 24  # letters
ENOUGH = 80
"""Words that a text must have before its readability is worth a sentence."""

_VOWEL = "aeiouyäöü"
_ENGLISH_WORDS = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "for",
        "with",
        "you",
        "your",
        "our",
        "we",
        "are",
        "is",
        "this",
        "that",
        "from",
        "have",
        "has",
        "will",
        "they",
        "their",
        "it",
        "on",
        "by",
        "at",
        "be",
        "as",
        "or",
        "not",
        "can",
        "all",
        "more",
        "what",
        "who",
        "how",
        "please",
    ]
)
_GERMAN_WORDS = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "mit",
        "für",
        "von",
        "zu",
        "auf",
        "ein",
        "eine",
        "im",
        "den",
        "dem",
        "sich",
        "wir",
        "sie",
        "es",
        "als",
        "auch",
        "wer",
        "bei",
        "nach",
        "oder",
        "wird",
        "werden",
    ]
)


def long_sentences(document: Document) -> Iterator[Finding]:
    """Sentences of more than 25 words, as readers count them."""
    for text in document.running:
        if text.words_of_a_person:
            continue
        for sentence in sentences(text.text):
            count = len(words(sentence))
            if count > LONGEST_SENTENCE:
                yield _long_sentence(text, sentence, count)


def _long_sentence(text: Text, sentence: str, count: int) -> Finding:
    joint = _joint(sentence)
    proposal = (
        _("Make two of it, for example before “%(joint)s”.") % {"joint": joint}
        if joint
        else _("Make two or three of it: one thought, one sentence.")
    )
    begin = " ".join(sentence.split()[:6])
    return remark(
        "long-sentence",
        text.place,
        _("This sentence has %(count)d words: “%(begin)s …”") % {"count": count, "begin": begin},
        proposal,
        begin,
    )


def _joint(sentence: str) -> str:
    """A place near the middle at which a sentence can be divided."""
    joints = re.finditer(
        r"(?:, |; | – )((?:und|aber|denn|weil|damit|sodass|wobei|während|nachdem|obwohl"
        r"|die|der|das|and|but"
        r"|because|which|while)\b(?: \w+){2})|(?<= )(und (?:\w+ ){1,2}\w+)",
        sentence,
    )
    middle = len(sentence) / 2
    found = [one for one in joints if len(sentence) * 0.2 < one.start() < len(sentence) * 0.8]
    best = min(found, key=lambda one: abs(one.start() - middle), default=None)
    return (best.group(1) or best.group(2)) if best else ""


def long_words(document: Document) -> Iterator[Finding]:
    """Compounds of more than 24 letters; each once per document. Hyphens divide a word."""
    if document.language[:2] != "de":
        return
    known: set[str] = set()
    for text in document.texts:
        for word in re.findall(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}", text.text):
            if word.casefold() in known or text.words_of_a_person:
                continue
            known.add(word.casefold())
            yield remark(
                "long-word",
                text.place,
                _("“%(word)s” has %(count)d letters.") % {"word": word, "count": len(word)},
                _("Divide it: “%(divided)s”, or say it in several words.")
                % {"divided": divided(word)},
                word,
            )


def divided(word: str) -> str:
    """A long compound with a hyphen at its best joint.

    >>> divided("Ehrenamtskoordinierungsstelle")
    'Ehrenamts-Koordinierungsstelle'
    """
    joints = _joints(word)
    best = min(joints, key=lambda place: abs(place - len(word) / 2), default=0)
    if not best:
        return f"{word[: len(word) // 2]}-{word[len(word) // 2 :].capitalize()}"
    return f"{word[:best]}-{word[best:].capitalize()}"


_JOINING = re.compile(
    r"(?<=[a-zäöü]{3})(?:ungs|heits|keits|schafts|tions|täts|lings|tums|amts|arbeits|landes|staats|bürger"
    r"|bundes|vereins|jugend|kinder|gemeinde|städte)(?=[a-zäöü]{4})",
    re.I,
)


def _joints(word: str) -> list[int]:
    """Where the parts of a compound meet: behind a linking s, and before well-known heads."""
    found = [one.end() for one in _JOINING.finditer(word)]
    place = 0
    for part in soft_hyphens(word).split(SOFT_HYPHEN)[:-1]:
        place += len(part)
        found.append(place)
    return [one for one in found if 4 <= one <= len(word) - 4]


def hard_to_read(document: Document) -> Iterator[Finding]:
    """Amstad's index of the whole, once there is enough text to speak of."""
    if document.language[:2] != "de":
        return
    texts = [one for one in document.running if not one.words_of_a_person and one.kind != "line"]
    texts = texts or document.running
    index, count = readability(one.text for one in texts)
    if count >= ENOUGH and index < HARD_BELOW:
        yield remark(
            "readability",
            texts[0].place,
            _("The text is hard to read: index %(index)d of 100 (Flesch index for German).")
            % {"index": max(0, round(index))},
            _("Use shorter sentences and verbs instead of nouns. From 40 on it reads well."),
        )


def foreign_sentences(document: Document) -> Iterator[Finding]:
    """English sentences within German text, and the other way round."""
    own, other = _GERMAN_WORDS, _ENGLISH_WORDS
    if document.language[:2] != "de":
        own, other = other, own
    for text in document.texts:
        for sentence in sentences(text.text):
            said = [word.casefold() for word in words(sentence)]
            strange = sum(word in other for word in said)
            usual = sum(word in own for word in said)
            if len(said) >= 4 and strange >= 3 and strange > usual * 2:
                begin = " ".join(sentence.split()[:6])
                yield remark(
                    "foreign-words",
                    text.place,
                    _("“%(begin)s …” is in another language than the page.") % {"begin": begin},
                    _(
                        "Say it in the language of the page. The other language has its "
                        "own version."
                    ),
                    begin,
                )
                break
