"""Under which licence the data may be used, who is to be named, whom to ask."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from pages.base.context import Frame
from pages.base.public import in_window
from pages.base.site_address import absolute

from .shapes import ADDRESS, TEXT, Shape, record

_NAMES = {
    "https://www.govdata.de/dl-de/by-2-0": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "https://www.govdata.de/dl-de/zero-2-0": "Datenlizenz Deutschland – Zero – Version 2.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/": "CC BY-SA 4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
}
LICENCE_SHAPE: Shape = record({"name": TEXT, "url": ADDRESS})
CONTACT_SHAPE: Shape = record({"name": TEXT, "email": TEXT, "url": ADDRESS})


def licence() -> dict[str, str]:
    """Name and address of the licence; of one that we do not know, the address is its name."""
    url = settings.OPEN_DATA_LICENCE
    return {"name": _NAMES.get(url, url), "url": url}


def attribution(frame: Frame) -> str:
    """Whom to name as the source."""
    return frame.texts.operator_name


def contact(frame: Frame) -> dict[str, Any]:
    """Whom to ask: the operator, as far as it is public."""
    operator = frame.facts.operator
    if operator is None or not in_window(operator):
        return {"name": frame.texts.operator_name, "email": "", "url": absolute("/")}
    return {
        "name": operator.name,
        "email": operator.email,
        "url": operator.website or absolute("/"),
    }
