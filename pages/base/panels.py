"""Fields of forms that several rooms show in the same way."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

PLACE_HELP = _("Type a few letters of the name, the postcode or the county.")
DISTRICT_HELP = _("Follows from the municipality. Choose one only where there is no municipality.")


class SentencesPanel(FieldPanel):
    """A field for one or two sentences, which grows with them."""

    def __init__(self, field_name: str, **options: Any) -> None:
        super().__init__(field_name, **{"widget": AdminAutoHeightTextInput(), **options})


def when(**conditions: str | tuple[str, ...]) -> dict[str, str]:
    """Attributes of a panel that matters only while another field has one of the values given.

    An empty tuple means any value. Of several fields one is enough. Without script all panels show.
    """
    rules = {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in conditions.items()
    }
    return {"data-kitt-matters": json.dumps(rules)}


class AfterPublishingPanel(MultiFieldPanel):
    """Fields that make sense only for what has been public."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            been_public = getattr(self.instance, "first_published_at", None) is not None
            return been_public and super().is_shown()
