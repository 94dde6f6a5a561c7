"""What this room adds to the end of every page: a way to report a barrier, and a question."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse

from pages.base.slots import fill

from .votes import sign_page


@fill("report-barrier", "pages/feedback/barrier_button.html")
@fill("about-page-line", "pages/feedback/barrier_link.html")
@fill("footer-legal", "pages/feedback/barrier_link.html")
def barrier_link(request: HttpRequest, page: Any) -> dict[str, Any]:
    """The form, with the address of this page filled in."""
    here = quote(request.get_full_path(), safe="/")
    return {"barrier_url": f"{reverse('barrier-report')}?seite={here}"}


@fill("about-page", "pages/feedback/question.html")
def question(request: HttpRequest, page: Any) -> dict[str, Any]:
    """“Was this page helpful?”, for this address without what follows the question mark."""
    return {"helpful_url": reverse("helpful"), "signed_page": sign_page(request.path)}
