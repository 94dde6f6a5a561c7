"""Every address of the API, and the two that tell of the others."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.base.conditional import conditional, last_change

from . import searching
from .addresses import address
from .endpoints import Asked, Endpoint, as_json
from .exports import CSV, GEOJSON, csv_of, geojson_of, geojson_shape
from .licence import CONTACT_SHAPE, LICENCE_SHAPE, attribution, contact, licence
from .lists import AFTER, CHANGED_SINCE, PAGE_SIZE, list_of, list_shape, thing_of, thing_shape
from .parameters import LANGUAGE
from .sets import SETS, DataSet
from .shapes import ADDRESS, TEXT, Shape, record, several

VERSION = "1.0.0"
"""Raised in the middle when something is added; what would break programs gets a new address."""


def index(asked: Asked) -> HttpResponse:
    """What there is, and under which conditions."""
    query = {"lang": asked.language}
    body = {
        "title": _("Open data"),
        "version": VERSION,
        "documentation": address("docs", query),
        "openapi": address("openapi.json", query),
        "licence": licence(),
        "attribution": attribution(asked.frame),
        "contact": contact(asked.frame),
        "search": address("search", query),
        "sets": [
            {
                "name": one.name,
                "title": str(one.title),
                "description": str(one.what),
                "url": address(one.name, query),
                "csv": address(f"{one.name}.csv", query),
                "geojson": address(f"{one.name}.geojson", query),
            }
            for one in SETS
        ],
    }
    return conditional(asked.request, as_json(body), last_change())


def index_shape() -> Shape:
    """What the index looks like."""
    one = {"name": TEXT, "title": TEXT, "description": TEXT}
    return record(
        {
            "title": TEXT,
            "version": TEXT,
            "documentation": ADDRESS,
            "openapi": ADDRESS,
            "licence": LICENCE_SHAPE,
            "attribution": TEXT,
            "contact": CONTACT_SHAPE,
            "search": ADDRESS,
            "sets": several(record({**one, "url": ADDRESS, "csv": ADDRESS, "geojson": ADDRESS})),
        }
    )


def description(asked: Asked) -> HttpResponse:
    """The API for programs."""
    from .openapi import document

    return conditional(asked.request, as_json(document(asked.frame)), last_change())


def _of_set(one: DataSet) -> tuple[Endpoint, ...]:
    filters = (LANGUAGE, *searching.facet_parameters(*one.filters))
    name = one.name.replace("-", "_")
    return (
        Endpoint(
            one.name,
            f"list_{name}",
            one.what,
            list_of(one),
            lambda: list_shape(one),
            (*filters, CHANGED_SINCE, PAGE_SIZE, AFTER),
            problems=(410,),
            tag=one.name,
        ),
        Endpoint(
            f"{one.name}.csv",
            f"export_{name}_csv",
            gettext_lazy("The whole set as CSV."),
            csv_of(one),
            lambda: TEXT,
            filters,
            media=CSV,
            tag=one.name,
        ),
        Endpoint(
            f"{one.name}.geojson",
            f"export_{name}_geojson",
            gettext_lazy("The whole set as GeoJSON: what has a point."),
            geojson_of(one),
            lambda: geojson_shape({"type": "object"}),
            filters,
            media=GEOJSON,
            tag=one.name,
        ),
        Endpoint(
            f"{one.name}/{{id}}",
            f"one_of_{name}",
            gettext_lazy("A single thing; 410 if it is no longer published."),
            thing_of(one),
            lambda: thing_shape(one),
            problems=(404, 410),
            tag=one.name,
        ),
    )


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("", "index", gettext_lazy("What there is, licence and contact."), index, index_shape),
    Endpoint(
        "openapi.json",
        "openapi",
        gettext_lazy("This description (OpenAPI 3.1)."),
        description,
        lambda: {"type": "object"},
    ),
    Endpoint(
        "search",
        "search",
        gettext_lazy("The search of the site, over all that is public."),
        searching.search,
        searching.shape,
        searching.PARAMETERS,
        tag="search",
    ),
    Endpoint(
        "search.csv",
        "search_csv",
        gettext_lazy("A page of hits as CSV."),
        searching.csv_export,
        lambda: TEXT,
        searching.PARAMETERS,
        media=CSV,
        tag="search",
    ),
    Endpoint(
        "search.geojson",
        "search_geojson",
        gettext_lazy("A page of hits as GeoJSON: what has a point."),
        searching.geojson_export,
        lambda: geojson_shape({"type": "object"}),
        searching.PARAMETERS,
        media=GEOJSON,
        tag="search",
    ),
    *(endpoint for one in SETS for endpoint in _of_set(one)),
)
