"""What the press room needs of the machine."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from .kit.pdf import missing_libraries


@register
def pdfs_can_be_made(**_kwargs: Any) -> list[CheckMessage]:
    missing = missing_libraries()
    if not missing:
        return []
    return [
        Warning(
            f"Releases have no PDF: {', '.join(missing)} cannot be loaded.",
            hint="On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            id="kitt.W001",
        )
    ]
