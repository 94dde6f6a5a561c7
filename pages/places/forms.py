"""Form parts of places in the admin."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import forms


class LinesWidget(forms.Textarea):
    """A JSON list of texts, shown and edited as one text per line."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 6} | (attrs or {}))

    def format_value(self, value: Any) -> str:
        """From the stored list, as JSON, to lines; what is not such a list is shown as it is."""
        try:
            lines = json.loads(value) if value else []
        except ValueError:
            return str(value)
        return "\n".join(map(str, lines)) if isinstance(lines, list) else str(value)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """From lines to JSON: blanks around, empty lines and repetitions are left out."""
        value = super().value_from_datadict(data, files, name)
        if value is None:
            return None
        lines = (" ".join(line.split()) for line in value.splitlines())
        return json.dumps(list(dict.fromkeys(filter(None, lines))), ensure_ascii=False)
