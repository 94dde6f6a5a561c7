"""Maintenance: while a mark lies in VAR_DIR, every address answers that the site is worked on.

The mark is a file, so that all processes see it at once and no database is needed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import get_template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

STYLE = Path(__file__).with_name("maintenance.css")
RETRY_SECONDS = 600
"""When visitors' programs may ask again, if nobody has said when it is over."""
HEALTH = "/healthz"


def mark() -> Path:
    """The file that switches maintenance on."""
    return Path(settings.VAR_DIR) / "maintenance"


def switch_on(until: dt.datetime | None = None) -> None:
    """From now on, until `switch_off`; `until` is only said."""
    mark().write_text(until.isoformat() if until else "", "utf-8")


def switch_off() -> None:
    mark().unlink(missing_ok=True)


def announced_end() -> dt.datetime | None:
    """When it shall be over, if that was said and is not past."""
    try:
        end = dt.datetime.fromisoformat(mark().read_text("utf-8").strip())
    except (OSError, ValueError):
        return None
    return end if end > timezone.now() else None


def page(until: dt.datetime | None = None) -> str:
    """The page that visitors see."""
    words = {f"until_{code}": _in_words(until, code) for code in ("de", "en")} if until else {}
    return get_template("503.html").render(words)


def page_on_its_own() -> str:
    """The same with its style in it, for a web server that has nothing else to deliver."""
    style = f"<style>{STYLE.read_text('utf-8')}</style>"
    plain = re.sub(r'<link rel="icon"[^>]*>\s*', "", page())
    return re.sub(r'<link rel="stylesheet"[^>]*>', lambda _link: style, plain)


def _in_words(moment: dt.datetime, language: str) -> str:
    local = timezone.localtime(moment)
    time = local.strftime("%H:%M")
    with override(language):
        day = "" if local.date() == timezone.localdate() else f"{date_format(local.date())}, "
    return f"{day}{time} Uhr" if language == "de" else f"{day}{time}"


class MaintenanceMiddleware:
    """Answers 503 to everything but monitors while the mark is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == HEALTH or not mark().exists():
            return self.get_response(request)
        end = announced_end()
        wait = (end - timezone.now()).total_seconds() if end else RETRY_SECONDS
        answer = HttpResponse(page(end), status=503)
        answer["Retry-After"] = str(max(60, int(wait)))
        answer["Cache-Control"] = "no-store"
        return answer
