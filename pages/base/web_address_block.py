"""Web addresses in blocks."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from .checked_fields import WebAddressInput


class WebAddressBlock(blocks.URLBlock):
    """An address that is checked and brought into form as in any other field."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = WebAddressInput(required=required, help_text=help_text)

    def deconstruct(self) -> Any:
        # To migrations it is what is stored.
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.URLBlock", args, kwargs
