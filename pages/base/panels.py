"""Fields of forms that several rooms show in the same way."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput


class SentencesPanel(FieldPanel):
    """A field for one or two sentences, which grows with them."""

    def __init__(self, field_name: str, **options: Any) -> None:
        super().__init__(field_name, **{"widget": AdminAutoHeightTextInput(), **options})
