"""Where those who find a weakness may write (RFC 9116)."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urljoin

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

PATH = ".well-known/security.txt"
VALID_FOR = dt.timedelta(days=180)
"""Counted from today: the file says of itself that it is maintained for as long as we run."""


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file; 404 as long as the settings name nobody."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {(today + VALID_FOR).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
        f"Canonical: {urljoin(settings.BASE_URL + '/', PATH)}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
