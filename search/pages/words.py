"""What the search page says: how many, how it was understood, what was done about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.places.gazetteer import Spot, gazetteer

from ..planner import Answer, Step
from ..site import Found, Source
from .state import State

_LIKELY = 3


@dataclass(slots=True)
class Notice:
    """A sentence above the hits; `links` lead on."""

    text: str
    links: list[dict[str, str]] = field(default_factory=list)


def heading(found: Found, state: State, *, offers: bool) -> str:
    """“14 Angebote im Umkreis von 25 km um Gießen”."""
    count = found.total
    if offers:
        text = ngettext("%(count)s opportunity", "%(count)s opportunities", count)
    else:
        text = ngettext("%(count)s hit", "%(count)s hits", count)
    said = text % {"count": number_format(count)} if count else _nothing(state, offers)
    where = _where(found.answer) if found.answer else ""
    return f"{said} {where}".strip()


def _nothing(state: State, offers: bool) -> str:
    if state.text:
        return _("Nothing found for “%(text)s”") % {"text": state.text}
    return _("No opportunity fits") if offers else _("Nothing found")


def _where(answer: Answer) -> str:
    spots = answer.understanding.place
    if not spots or answer.step is Step.NOTHING:
        return ""
    name = place_names(spots)
    km = answer.km
    if not km:
        return ""
    if any(spot.kind == "municipality" for spot in spots):
        words = {"km": round(km), "place": name}
        return _("within %(km)s km of %(place)s") % words
    return _("in and around %(place)s") % {"place": name}


def place_names(spots: tuple[Spot, ...]) -> str:
    """“Gießen”; of town and county of one name the town is enough."""
    towns = [spot.name for spot in spots if spot.kind == "municipality"]
    names = towns or [spot.name for spot in spots]
    return _(" or ").join(dict.fromkeys(names))


def notices(found: Found, state: State) -> list[Notice]:
    """What somebody should know about these hits."""
    said = []
    if found.source is not Source.INDEX:
        said.append(
            Notice(
                _(
                    "The search is limited at the moment. You see hits, but distances and filters "
                    "may be missing for a while."
                )
            )
        )
    if found.answer is None:
        return said
    answer, understood = found.answer, found.answer.understanding
    if understood.corrections and answer.step is not Step.NOTHING:
        said.append(_corrected(state, dict(understood.corrections), understood.place))
    if understood.unknown_place:
        text = _("We do not know a place called “%(place)s”. You see hits from everywhere.")
        said.append(Notice(text % {"place": understood.unknown_place}, _likely_places(state)))
    said += _inexact(answer, understood.place)
    return said


def _likely_places(state: State) -> list[dict[str, str]]:
    """Links to the search near the places that may be meant."""
    label = _("Do you mean %(place)s?")
    return [
        {"label": label % {"place": name}, "url": state.with_(place=name).url()}
        for name in gazetteer().like(state.place, _LIKELY)
    ]


def _corrected(state: State, corrections: dict[str, str], spots: tuple[Spot, ...]) -> Notice:
    """“Sie sehen Treffer für vorlesen, Gießen.” and the way back to what was typed."""
    names = {spot.name.lower(): spot.name for spot in spots}
    words = _(", ").join(dict.fromkeys(names.get(word, word) for word in corrections.values()))
    text = format_html(_("You see hits for <strong>{}</strong>."), words)
    label = _("Search for “%(text)s” exactly instead") % {"text": state.text}
    return Notice(text, [{"label": label, "url": state.with_(literally=True).url()}])


def _inexact(answer: Answer, spots: tuple[Spot, ...]) -> list[Notice]:
    if answer.step in (Step.SOME, Step.PARTS, Step.SIMILAR):
        return [Notice(_("No exact hits. This is similar:"))]
    if answer.step is Step.WIDER and spots:
        text = _("Hardly anything near %(place)s. These are further away:")
        return [Notice(text % {"place": place_names(spots)})]
    return []
