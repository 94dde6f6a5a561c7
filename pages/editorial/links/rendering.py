"""A draft in the design of the site, with a notice on top, for whoever has a link to it."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from pages.base.public import apart

from .drafts import foreseen

_MEDIA = re.compile(r"(?<=[\"' ,(])/(medien/images|dokumente)/")
_KIT = r"(?<=[\"'])(?:https?://[^/\"']+)?{}(mitteilung\.(?:pdf|txt)|pressemappe\.zip|bild-\d+\.\w+)"


@dataclass(slots=True)
class Notice:
    """What stands above a draft, see `editorial/links/notice.html`."""

    title: str
    lines: list[str] = field(default_factory=list)
    answer_url: str = ""
    answered: Any = None
    list_url: str = ""
    template: str = "editorial/links/notice.html"


def as_page(request: HttpRequest, token: str, item: int, row: Any, notice: Notice) -> HttpResponse:
    """The answer with a row as its page will look; its media and files go through the link."""
    visitor = as_visitor(request, _path(row))
    visitor.top_notice = notice
    with override(row.locale.language_code), apart(foreseen(row)):
        response = _template(visitor, row).render()
    if hasattr(visitor, "frame_origins"):
        request.frame_origins = visitor.frame_origins  # type: ignore[attr-defined]
    response["Content-Language"] = row.locale.language_code
    response.content = _through_link(response.content.decode(), token, item, _path(row)).encode()
    return response


def as_visitor(request: HttpRequest, path: str) -> Any:
    """The request as if a visitor without an account had asked for `path`.

    Nothing that is built from the address of a request may repeat the secret.
    """
    visitor: Any = copy(request)
    visitor.path = visitor.path_info = path
    visitor.META = {**request.META, "PATH_INFO": path, "QUERY_STRING": "", "HTTP_REFERER": ""}
    visitor.GET, visitor.COOKIES = QueryDict(), {}
    visitor.user = AnonymousUser()
    visitor.is_preview = True
    return visitor


def _template(visitor: Any, row: Any) -> TemplateResponse:
    if isinstance(row, Page):
        return TemplateResponse(visitor, row.get_template(visitor), row.get_context(visitor))
    mode = row.default_preview_mode
    context = {"page": None, **row.get_preview_context(visitor, mode)}
    return TemplateResponse(visitor, row.get_preview_template(visitor, mode), context)


def _path(row: Any) -> str:
    with override(row.locale.language_code):
        url = row.url if isinstance(row, Page) else row.get_absolute_url()
    return urlsplit(url or "/").path or "/"


def _through_link(html: str, token: str, item: int, path: str) -> str:
    base = reverse("link", args=[token])
    html = _MEDIA.sub(rf"{base}\1/", html)
    return re.sub(_KIT.format(re.escape(path)), rf"{base}{item}/\1", html)
