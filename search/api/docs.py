"""The API explained to people, in the look of the site, from the same declarations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.base.context import LANGUAGE_NAMES, Frame, current_language
from pages.base.meta import trail
from pages.base.pictures import drawn
from pages.base.site_address import absolute

from . import searching
from .addresses import ROOT, address
from .catalogue import VERSION
from .fields import COMMON, Field
from .licence import attribution, contact, licence
from .listings import KEEP
from .lists import AFTER, CHANGED_SINCE, MOST, PAGE_SIZE
from .parameters import LANGUAGE, Parameter
from .sets import OPPORTUNITIES, SETS, DataSet

_SHOWN_CODES = 15


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: a name, what it means, and which values there are."""

    name: str
    meaning: str
    codes: tuple[str, ...] = ()
    words: str = ""


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """In the language of `lang`, or else of the browser."""
    with override(_language(request)):
        request.GET = QueryDict()  # the header would hand it on
        response = TemplateResponse(request, "search/api/docs.html", _context(request)).render()
        response["Content-Language"] = current_language()
    patch_vary_headers(response, ["Accept-Language"])
    response["Cache-Control"] = "no-cache"
    return response


def _language(request: HttpRequest) -> str:
    asked = request.GET.get(LANGUAGE.name, "")
    known = {code for code, _name in settings.LANGUAGES}
    return asked if asked in known else get_language_from_request(request)


def _context(request: HttpRequest) -> dict[str, Any]:
    title, here = _("Open data"), current_language()
    frame = Frame(request)
    addresses = {code: _address(code) for code, _name in settings.LANGUAGES}
    return {
        "title": title,
        "head_image": drawn("verwaltung", "daten", 4, 3),
        "root": absolute(ROOT),
        "version": VERSION,
        "openapi": address("openapi.json", {"lang": here}),
        "licence": licence(),
        "attribution": attribution(frame),
        "contact": contact(frame),
        "sets": [_set(one) for one in SETS],
        "search": _exports("search", {"q": "vorlesen", "lang": here}),
        "examples": _examples(here),
        "most": MOST,
        "keep_days": KEEP.days,
        "list_parameters": _lines(_parameters_of_lists()),
        "search_parameters": _lines(searching.PARAMETERS),
        "common_fields": _fields(COMMON),
        "set_fields": [(one.title, fields) for one in SETS if (fields := _own_fields(one))],
        "search_fields": _fields(one for one in searching.FIELDS if one.name == "distance_km"),
        "language_links": [
            {
                "code": code,
                "label": LANGUAGE_NAMES.get(code, code),
                "url": _path(code),
                "missing": False,
            }
            for code in addresses
            if code != here
        ],
        "breadcrumbs": trail((title, _path(here))),
        "meta": {
            "title": title,
            "description": _("Everything that is public on this website, for programs."),
            "canonical": addresses[here],
            "alternates": [{"code": code, "url": url} for code, url in addresses.items()],
        },
    }


def _path(language: str) -> str:
    return f"{reverse('api-docs')}?{LANGUAGE.name}={language}"


def _address(language: str) -> str:
    return absolute(_path(language))


def _exports(name: str, query: dict[str, str]) -> dict[str, str]:
    return {
        "json": address(name, query),
        "csv": address(f"{name}.csv", query),
        "geojson": address(f"{name}.geojson", query),
    }


def _set(one: DataSet) -> dict[str, Any]:
    query = {"lang": current_language()}
    return {"title": one.title, "what": one.what, "name": one.name, **_exports(one.name, query)}


def _examples(language: str) -> list[tuple[str, str]]:
    query = {"lang": language}
    districts = searching.facet_parameters("district")[0].allowed()
    first = districts[0] if districts else ""
    week_ago = timezone.localdate() - dt.timedelta(days=7)
    return [
        (
            _("Opportunities of one county, ten at a time"),
            address("opportunities", {**query, "district": first, "page_size": 10}),
        ),
        (
            _("Opportunities on the weekend, as a table"),
            address("opportunities.csv", {**query, "weekday": ["5", "6"]}),
        ),
        (
            _("Opportunities that have changed in the last seven days"),
            address("opportunities", {**query, "changed_since": f"{week_ago}T00:00:00Z"}),
        ),
        (_("Centres for a map"), address("centres.geojson", query)),
        (
            _("The search for a word near a place"),
            address("search", {**query, "q": "vorlesen", "place": "35390", "km": "25"}),
        ),
    ]


def _parameters_of_lists() -> tuple[Parameter, ...]:
    filters = searching.facet_parameters(*OPPORTUNITIES.filters)
    return (LANGUAGE, *filters, CHANGED_SINCE, PAGE_SIZE, AFTER)


def _lines(parameters: tuple[Parameter, ...]) -> list[Line]:
    return [_line(one) for one in parameters]


def _line(one: Parameter) -> Line:
    allowed = one.allowed()
    if isinstance(allowed, str):
        return Line(one.name, str(one.meaning), words=allowed)
    codes = tuple(allowed[:_SHOWN_CODES])
    more = len(allowed) - len(codes)
    words = _("and %(count)s more, see the description for programs") % {"count": more}
    return Line(one.name, str(one.meaning), codes, words if more else "")


def _fields(fields: Any) -> list[Line]:
    return [_field(one) for one in fields]


def _field(one: Field) -> Line:
    shape = one.shape.get("items", one.shape)
    codes = tuple(str(code) for code in shape.get("enum", ()) if code is not None)
    return Line(one.name, str(one.meaning), codes, ", ".join(shape.get("properties", ())))


def _own_fields(one: DataSet) -> list[Line]:
    return _fields(field for field in one.fields if field not in COMMON)
