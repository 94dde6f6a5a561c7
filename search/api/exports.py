"""The same sets as CSV and GeoJSON, written while they are read, however large they are."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import override

from pages.base.conditional import conditional
from pages.base.models import Change

from .endpoints import Answer, Asked
from .fields import Field
from .licence import LICENCE_SHAPE, attribution, licence
from .lists import last_modified, matching
from .sets import DataSet
from .shapes import NUMBER, TEXT, Shape, record, several
from .things import things

CSV = "text/csv; charset=utf-8; header=present"
GEOJSON = "application/geo+json"
FORMAT = 1
"""To be raised when exports look different for the same data."""
_CHUNK = 500
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")

Value = dict[str, Any]


def csv_of(one: DataSet) -> Answer:
    """The answer for a whole set as CSV."""
    return lambda asked: _streamed(one, asked, CSV, csv_lines(one.fields, _values(one, asked)))


def geojson_of(one: DataSet) -> Answer:
    """The answer for a whole set as GeoJSON."""
    return lambda asked: _streamed(
        one, asked, GEOJSON, geojson_parts(head_of(asked), _values(one, asked))
    )


def _streamed(one: DataSet, asked: Asked, media: str, parts: Iterator[str]) -> HttpResponseBase:
    body = () if asked.request.method == "HEAD" else parts
    response = StreamingHttpResponse(body, content_type=media)
    response["Content-Disposition"] = disposition(one.name, asked.language, media)
    changed = last_modified(one)
    newest = Change.objects.order_by("-pk").values_list("pk", "at").first()
    # The body is not known yet; what it is made of is.
    state = (FORMAT, asked.request.get_full_path(), newest, changed, timezone.localdate())
    etag = hashlib.sha256(repr(state).encode()).hexdigest()[:32]
    return conditional(asked.request, response, changed, f'W/"{etag}"')


def disposition(name: str, language: str, media: str) -> str:
    """Under which name a browser stores it."""
    ending = "csv" if media == CSV else "geojson"
    return f'attachment; filename="{name}-{language}.{ending}"'


def _values(one: DataSet, asked: Asked) -> Iterator[Value]:
    """All things of a set as JSON; the language is set anew, since the request is over by then."""
    rows: QuerySet[Any] = matching(one, asked.values)
    last = 0
    while True:
        with override(asked.language):
            leads = list(rows.filter(pk__gt=last)[:_CHUNK])
            values = [one.value_of(thing) for thing in things(one.model, leads, asked.language)]
        if not leads:
            return
        last = leads[-1].pk
        yield from values


class _Line:
    """What the CSV writer writes to: gives the line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(fields: Sequence[Field], values: Iterable[Value]) -> Iterator[str]:
    """RFC 4180 with a header line; the mark at the beginning tells spreadsheets: UTF-8."""
    writer = csv.writer(_Line())
    names = [name for field in fields for name in _columns(field.name, field.shape)]
    yield "\ufeff" + writer.writerow(names)
    for value in values:
        cells = [cell for field in fields for cell in _cells(field.shape, value[field.name])]
        yield writer.writerow(cells)


def _kind(shape: Shape) -> str:
    kind = shape["type"]
    return str(kind[0] if isinstance(kind, list) else kind)


def _columns(name: str, shape: Shape) -> list[str]:
    """One column for a plain value, one for each property of an object or of a list of objects."""
    inner = shape["items"] if _kind(shape) == "array" else shape
    if _kind(inner) == "object":
        return [f"{name}_{part}" for part in inner["properties"]]
    return [name]


def _cells(shape: Shape, value: Any) -> list[str]:
    if _kind(shape) == "object":
        return [_cell((value or {}).get(part)) for part in shape["properties"]]
    if _kind(shape) != "array":
        return [_cell(value)]
    if _kind(shape["items"]) == "object":
        return [
            "; ".join(_cell(one[part]) for one in value) for part in shape["items"]["properties"]
        ]
    return ["; ".join(_cell(one) for one in value)]


def _cell(value: Any) -> str:
    """As text; what a spreadsheet would take for a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\0", "")
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def head_of(asked: Asked) -> Value:
    """What a GeoJSON collection says of itself."""
    return {"licence": licence(), "attribution": attribution(asked.frame)}


def geojson_parts(head: Value, values: Iterable[Value]) -> Iterator[str]:
    """RFC 7946: those of the things that have a point, with longitude before latitude."""
    start = json.dumps({"type": "FeatureCollection", **head}, ensure_ascii=False)
    yield start.removesuffix("}") + ', "features": ['
    separator = "\n"
    for value in values:
        if value["point"] is not None:
            yield separator + json.dumps(_feature(value), ensure_ascii=False)
            separator = ",\n"
    yield "\n]}"


def _feature(value: Value) -> Value:
    point = value["point"]
    return {
        "type": "Feature",
        "id": value["id"],
        "geometry": {"type": "Point", "coordinates": [point["longitude"], point["latitude"]]},
        "properties": {name: one for name, one in value.items() if name != "point"},
    }


def geojson_shape(properties: Shape) -> Shape:
    """What a collection looks like."""
    point = record({"type": {"const": "Point"}, "coordinates": several(NUMBER)})
    feature = record(
        {"type": {"const": "Feature"}, "id": TEXT, "geometry": point, "properties": properties}
    )
    return record(
        {
            "type": {"const": "FeatureCollection"},
            "licence": LICENCE_SHAPE,
            "attribution": TEXT,
            "features": several(feature),
        }
    )
