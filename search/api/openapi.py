"""The description for programs (OpenAPI 3.1), made from the declarations that the views use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from pages.base.context import Frame

from . import searching
from .addresses import address
from .catalogue import ENDPOINTS, VERSION
from .endpoints import Endpoint
from .fields import Field
from .licence import contact, licence
from .parameters import Parameter
from .problems import MEDIA_TYPE
from .sets import SETS
from .shapes import ADDRESS, TEXT, WHOLE, Shape, record, says, several

_PROBLEM: Shape = {"$ref": "#/components/schemas/Problem"}


def document(frame: Frame) -> dict[str, Any]:
    """The whole description, in the current language."""
    who = contact(frame)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{_('Open data')} – {frame.texts.operator_name}",
            "version": VERSION,
            "description": _("What is public on this website, for everybody to use again."),
            "license": licence(),
            "contact": {name: value for name, value in who.items() if value},
        },
        "servers": [{"url": address().rstrip("/")}],
        "externalDocs": {"url": address("docs")},
        "tags": [
            {"name": "api", "description": _("About the API")},
            {"name": "search", "description": _("Search")},
            *({"name": one.name, "description": str(one.title)} for one in SETS),
        ],
        "paths": {f"/{one.path}": {"get": _operation(one)} for one in ENDPOINTS},
        "components": {"schemas": _schemas()},
    }


def _operation(one: Endpoint) -> dict[str, Any]:
    media = one.media.partition(";")[0]
    answers: dict[str, Any] = {
        "200": {
            "description": str(one.summary),
            "headers": {
                name: {"schema": TEXT, "description": meaning}
                for name, meaning in (
                    ("ETag", _("Send it as If-None-Match the next time.")),
                    ("Link", _("The licence, and the next page.")),
                )
            },
            "content": {media: {"schema": one.shape()}},
        },
        "304": {"description": _("Nothing has changed.")},
    }
    for status in sorted({400, *one.problems}):
        answers[str(status)] = {
            "description": _problem_words()[status],
            "content": {MEDIA_TYPE: {"schema": _PROBLEM}},
        }
    return {
        "operationId": one.name,
        "summary": str(one.summary),
        "tags": [one.tag],
        "parameters": [*_in_path(one), *(_parameter(each) for each in one.parameters)],
        "responses": answers,
    }


def _problem_words() -> dict[int, str]:
    return {
        400: _("A parameter cannot be used like this; the answer names it and what is allowed."),
        404: _("There is nothing at this address."),
        410: _("No longer published, or too long ago to say what was deleted."),
    }


def _in_path(one: Endpoint) -> list[dict[str, Any]]:
    if "{id}" not in one.path:
        return []
    meaning = _("The id from the list.")
    return [{"name": "id", "in": "path", "required": True, "schema": TEXT, "description": meaning}]


def _parameter(one: Parameter) -> dict[str, Any]:
    shape = several(one.shape()) if one.several else one.shape()
    if one.default not in (None, ""):
        shape = {**shape, "default": one.default}
    described: dict[str, Any] = {
        "name": one.name,
        "in": "query",
        "required": False,
        "description": str(one.meaning),
        "schema": shape,
    }
    if one.example is not None:
        described["example"] = one.example
    return described


def _schemas() -> dict[str, Shape]:
    problem = record(
        {
            "type": ADDRESS,
            "title": TEXT,
            "status": WHOLE,
            "detail": TEXT,
            "parameter": TEXT,
            "allowed": {"anyOf": [TEXT, several(TEXT)]},
        },
        optional=("parameter", "allowed"),
    )
    sets = {one.shape_name: of_fields(one.fields) for one in SETS}
    return {"Problem": problem, "Hit": of_fields(searching.FIELDS), **sets}


def of_fields(fields: Iterable[Field]) -> Shape:
    """The shape of a thing with these fields."""
    return record({field.name: says(field.shape, field.meaning) for field in fields})
