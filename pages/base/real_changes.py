"""Whether a form has changed what it shows, and not only how it is written down.

The rich text editor gives paragraphs keys, and inputs of times have no seconds: Django takes both
for changes though nobody has typed anything.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

_KEYS = re.compile(r'\\?\s+data-block-key=\\?"[^"]*"')
_EMPTY = re.compile(r"^(<p>\s*</p>\s*)+$")


def has_really_changed(form: Any) -> bool:
    """Whether somebody has changed a field or a row of a child table. Comments do not count."""
    for name in form.changed_data:
        initial = form.get_initial_for_field(form.fields[name], name)
        if plain(initial) != plain(form.cleaned_data.get(name)):
            return True
    formsets = getattr(form, "formsets", {})
    return any(rows.has_changed() for name, rows in formsets.items() if name != "comments")


def plain(value: Any) -> Any:
    """The value without what the editor adds."""
    if isinstance(value, str):
        return _EMPTY.sub("", _KEYS.sub("", value))
    if isinstance(value, dt.datetime):
        return value.replace(second=0, microsecond=0)
    if hasattr(value, "get_prep_value"):
        return _KEYS.sub("", json.dumps(value.get_prep_value(), cls=DjangoJSONEncoder))
    if hasattr(value, "pk"):
        return value.pk
    if hasattr(value, "all") or isinstance(value, list | tuple):
        rows = value.all() if hasattr(value, "all") else value
        return sorted(_KEYS.sub("", str(getattr(row, "pk", row))) for row in rows)
    return value
