"""What has to be right about a film before editors can save it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .films import allowed_sites, external_film

FILM_ENDINGS = {".mp4": "video/mp4", ".webm": "video/webm"}


def film_errors(value: Mapping[str, Any]) -> dict[str, ValidationError]:
    """What is wrong with the fields of a video block, in sentences that say what to do."""
    errors = {}
    video, subtitles, link = value.get("video"), value.get("subtitles"), value.get("link")
    if video and ending(video) not in FILM_ENDINGS:
        errors["video"] = _("This is not a film. Please choose a file that ends in .mp4 or .webm.")
    if subtitles and ending(subtitles) != ".vtt":
        errors["subtitles"] = _("Please choose a file that ends in .vtt.")
    elif subtitles and not video:
        errors["subtitles"] = _("Subtitles belong to a video file. Please choose that as well.")
    if link and video:
        errors["link"] = _("Please choose one: the file or the link.")
    elif link and external_film(link) is None:
        errors["link"] = _link_error()
    return {name: ValidationError(text) for name, text in errors.items()}


def _link_error() -> str:
    sites = allowed_sites()
    if not sites:
        return _("Films on other sites are switched off here. Please choose a video file.")
    text = _(
        "No film can be found under this link. Please open the film on %(sites)s and copy the"
        " address from there."
    )
    return text % {"sites": sites}


def ending(document: Any) -> str:
    """The ending of a file, with its point and in small letters."""
    return PurePosixPath(document.file.name).suffix.lower()
