"""Addresses of the API, in full: what is taken away from here must still lead back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from pages.base.site_address import absolute

ROOT = "/api/v1/"
SET_OF_TYPE = {
    "opportunity": "opportunities",
    "centre": "centres",
    "city": "cities",
    "press-release": "press-releases",
    "event": "events",
}
"""The sets of the API by the type of their things."""


def address(path: str = "", query: Mapping[str, Any] | None = None) -> str:
    """The full address of a path below the root, with the parameters that are set."""
    asked = QueryDict(mutable=True)
    for name, value in (query or {}).items():
        if isinstance(value, tuple | list):
            asked.setlist(name, [str(one) for one in value])
        elif value not in (None, ""):
            asked[name] = str(value)
    return absolute(f"{ROOT}{path}") + (f"?{asked.urlencode()}" if asked else "")


def address_of(type_: str, identity: str, language: str) -> str | None:
    """The address of one thing; None for types that have no set."""
    name = SET_OF_TYPE.get(type_)
    return address(f"{name}/{identity}", {"lang": language}) if name else None
