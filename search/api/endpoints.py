"""What an address of the API is: declared once, for the view and for the description."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase

from pages.base.context import Frame

from .parameters import LANGUAGE, Parameter, Values
from .shapes import Shape

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its parameters read. `identity`: the last part of the address of a thing."""

    request: HttpRequest
    values: Values
    language: str
    frame: Frame
    identity: str = ""


Answer = Callable[[Asked], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address below the root. `shape` of its answer is made when the description is.

    `problems`: codes beside those that every address can answer with. `tag`: what it belongs to.
    """

    path: str
    name: str
    summary: Any
    answer: Answer
    shape: Callable[[], Shape]
    parameters: tuple[Parameter, ...] = (LANGUAGE,)
    media: str = JSON
    problems: tuple[int, ...] = ()
    tag: str = "api"


def as_json(body: Any) -> JsonResponse:
    """A body as JSON, with umlauts as they are."""
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})
