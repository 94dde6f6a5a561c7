"""What was read out of the words, as chips that take it back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..analysis.folding import fold
from ..analysis.tokens import pairs
from ..data import closed_words
from ..items import LOCALES
from ..planner import Answer, Step
from ..planner.answers import Understanding
from .facets import BY_KEY
from .state import State
from .words import place_names


def understood_in(state: State, answer: Answer) -> list[dict[str, str]]:
    """The place and the facets that the words name."""
    if state.literally or answer.step is Step.NOTHING:
        return []
    said = answer.understanding
    chips = []
    if said.place_in_words and said.place:
        label = _("Place: %(place)s") % {"place": place_names(said.place)}
        chips.append({"label": label, "url": without_place(state, said).url()})
    back = state.with_(literally=True).url()
    for key, codes in said.facets.items():
        labels = BY_KEY[key].labels() if key in BY_KEY else {}
        new = [code for code in codes if code in labels and code not in state.chosen.get(key, ())]
        chips += [{"label": labels[code], "url": back} for code in new]
    return [{**chip, "removes": "1"} for chip in chips]


def without_place(state: State, said: Understanding) -> State:
    """The search without the words of its place and the “in” before them."""
    typed = {corrected: word for word, corrected in said.corrections.items()}
    place = {fold(typed.get(word, word)) for word in said.place_typed.split()}
    openers = {fold(word) for code in LOCALES for word in closed_words("place_openers", code)}
    kept: list[str] = []
    for part in state.text.split():
        words = [fold(word) for word, _form in pairs(part)]
        if words and place.issuperset(words):
            while kept and fold(kept[-1]) in openers:
                kept.pop()
        else:
            kept.append(part)
    text = " ".join(kept)
    return state.with_(text=text) if text != state.text else state.with_(literally=True)
