"""The search of the site as JSON: other names for the parameters, everything else is the page's."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.conditional import conditional

from ..pages.facets import FACETS, Facet
from ..pages.state import DISTANCES, SORTS, State
from ..planner import Answer as Found
from ..planner.requests import LONGEST_TEXT
from ..queries import Sort
from ..site import Found as FoundOnSite
from ..site import Source, find
from .addresses import address
from .endpoints import Answer, Asked, as_json
from .exports import CSV, GEOJSON, csv_lines, disposition, geojson_parts, head_of
from .fields import ABOUT, DATES, DISTANCE, IDENTITY, MODE, PARTIES, PLACES, Field
from .licence import LICENCE_SHAPE, attribution, licence
from .lists import PAGE_SIZE
from .parameters import LANGUAGE, Parameter, Values, codes, number, words
from .problems import bad_parameter
from .shapes import ADDRESS, NUMBER, TEXT, WHOLE, YES_OR_NO, Shape, maybe, one_of, record, several
from .things import Thing, described

DEEPEST = 10_000
"""Hits that can be paged to; the engines go no deeper."""
_SORT_NAMES = {str(sort): name for name, (sort, _label) in SORTS.items()}
_DISTANCES = [str(km) for km in DISTANCES]

FIELDS: tuple[Field, ...] = (
    *(replace(field, shape=TEXT) if field.name == "type" else field for field in IDENTITY),
    *ABOUT,
    *DATES,
    *PLACES,
    *PARTIES,
    replace(MODE, shape=TEXT),
    DISTANCE,
)


def _codes_of(facet: Facet) -> Callable[[], list[str]]:
    return lambda: list(facet.labels())


def facet_parameters(*keys: str) -> tuple[Parameter, ...]:
    """Parameters for facets of the search: all, or those named."""
    return tuple(
        codes(facet.key, facet.title, _codes_of(facet))
        for facet in FACETS
        if not keys or facet.key in keys
    )


PARAMETERS: tuple[Parameter, ...] = (
    LANGUAGE,
    words("q", gettext_lazy("Words, as on the page."), longest=LONGEST_TEXT, example="vorlesen"),
    words("place", gettext_lazy("Place or postcode."), longest=100, example="Gießen"),
    codes("km", gettext_lazy("How far around it."), lambda: _DISTANCES, several=False),
    *facet_parameters(),
    codes("sort", gettext_lazy("Order."), lambda: list(_SORT_NAMES), several=False),
    number("page", gettext_lazy("Number of the page."), least=1, most=DEEPEST, default=1),
    PAGE_SIZE,
)


def state_of(values: Values) -> State:
    """The parameters, read the way in which the page reads its own."""
    query = QueryDict(mutable=True)
    query["q"], query["ort"], query["km"] = values["q"], values["place"], values["km"] or ""
    query["sort"] = _SORT_NAMES[values["sort"] or str(Sort.RELEVANCE)]
    for facet in FACETS:
        query.setlist(facet.name, list(values[facet.key]))
    as_on_the_page = HttpRequest()
    as_on_the_page.GET = query  # type: ignore[assignment]
    return State.read(as_on_the_page)


def _find(asked: Asked) -> FoundOnSite:
    values = asked.values
    page, size = values["page"], values["page_size"]
    if page * size > DEEPEST:
        detail = _("Nobody gets beyond %(most)s hits. Narrow the search, or take a whole set.")
        raise bad_parameter("page", detail % {"most": DEEPEST}, f"1–{DEEPEST // size}")
    request = state_of(values).request(asked.language, int(time.time()))
    return find(replace(request, offset=(page - 1) * size, limit=size))


def _things(found: FoundOnSite) -> list[Thing]:
    return described((one.row, one.entry, one.hit.distance) for one in found.shown)


def _values(found: FoundOnSite) -> list[dict[str, Any]]:
    return [{field.name: field.value(thing) for field in FIELDS} for thing in _things(found)]


def search(asked: Asked) -> HttpResponse:
    """A page of hits."""
    values, found = asked.values, _find(asked)
    done = values["page"] * values["page_size"]
    further = done < min(found.total, DEEPEST)
    following = {**values, "page": values["page"] + 1}
    body = {
        "total": found.total,
        "page": values["page"],
        "limited": found.source is not Source.INDEX,
        "understood": _understood(found.answer),
        "items": _values(found),
        "counts": found.answer.result.counts if found.answer else {},
        "next": address("search", following) if further else None,
        "licence": licence(),
        "attribution": attribution(asked.frame),
    }
    response = as_json(body)
    if body["next"]:
        response["Link"] = f'<{body["next"]}>; rel="next"'
    return conditional(asked.request, response, None)


def _understood(answer: Found | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    said = answer.understanding
    return {
        "step": str(answer.step),
        "places": list(dict.fromkeys(spot.name for spot in said.place)),
        "km": answer.km,
        "unknown_place": said.unknown_place,
        "corrections": dict(said.corrections),
        "preferred": {facet: list(some) for facet, some in said.facets.items()},
    }


def export(media: str) -> Answer:
    """The hits of a page as CSV or GeoJSON."""

    def answer(asked: Asked) -> HttpResponse:
        values = _values(_find(asked))
        parts = csv_lines(FIELDS, values) if media == CSV else geojson_parts(head_of(asked), values)
        response = HttpResponse("".join(parts), content_type=media)
        response["Content-Disposition"] = disposition("search", asked.language, media)
        return conditional(asked.request, response, None)

    return answer


csv_export = export(CSV)
geojson_export = export(GEOJSON)


def shape() -> Shape:
    """What a page of hits looks like."""
    by_text: Shape = {"type": "object", "additionalProperties": TEXT}
    by_code: Shape = {"type": "object", "additionalProperties": WHOLE}
    understood = record(
        {
            "step": one_of(("exact", "wider", "some", "parts", "similar", "nothing")),
            "places": several(TEXT),
            "km": NUMBER,
            "unknown_place": TEXT,
            "corrections": by_text,
            "preferred": {"type": "object", "additionalProperties": several(TEXT)},
        }
    )
    return record(
        {
            "total": WHOLE,
            "page": WHOLE,
            "limited": YES_OR_NO,
            "understood": maybe(understood),
            "items": several({"$ref": "#/components/schemas/Hit"}),
            "counts": {"type": "object", "additionalProperties": by_code},
            "next": maybe(ADDRESS),
            "licence": LICENCE_SHAPE,
            "attribution": TEXT,
        }
    )
