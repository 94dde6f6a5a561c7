"""The files of a release, below its address: public exactly as long as the release is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.models import Page

from pages.addresses.redirects import leads_to, normal
from pages.base.head import absolute
from pages.base.serving import public_route

from .kit import pdf
from .kit.files import PressKit
from .kit.pictures import picture_of
from .kit.shelf import Busy
from .models import PressReleasePage

SECONDS_BUSY = 15
Answer = Callable[..., HttpResponseBase]


def of_release(answer: Answer) -> Answer:
    """A view that gets the release at the path, if it is public.

    404 before an embargo ends and after a release has expired, 410 for one that was removed.
    """

    @require_safe
    @wraps(answer)
    def view(request: HttpRequest, path: str, **more: str) -> HttpResponseBase:
        page = _page_at(request, path)
        if page is None:
            return _moved(request)
        if not page.known_reachable and not page.is_reachable():
            if page.live and page.is_gone:
                return page.serve(request)
            raise Http404
        response = answer(request, page, **more)
        response["Cache-Control"] = "no-cache"
        response["Link"] = f'<{absolute(page.url or "")}>; rel="canonical"'
        response["X-Robots-Tag"] = "noindex"
        return response

    return view


@of_release
def release_pdf(request: HttpRequest, page: PressReleasePage) -> HttpResponseBase:
    """The release as a tagged PDF."""
    if not pdf.is_available():
        raise Http404
    kit = PressKit(page)
    unchanged = _unchanged(request, kit.pdf_fingerprint)
    if unchanged is not None:
        return unchanged
    try:
        file = kit.pdf()
    except Busy:
        return _busy()
    response = FileResponse(file, content_type="application/pdf", filename=f"{page.slug}.pdf")
    response["ETag"] = quote_etag(kit.pdf_fingerprint)
    return response


@of_release
def release_text(request: HttpRequest, page: PressReleasePage) -> HttpResponseBase:
    """The release as plain text."""
    text = PressKit(page).text()
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@of_release
def release_package(request: HttpRequest, page: PressReleasePage) -> HttpResponseBase:
    """PDF, text and pictures in one file."""
    kit = PressKit(page)
    fingerprint = kit.package_fingerprint
    unchanged = _unchanged(request, fingerprint)
    if unchanged is not None:
        return unchanged
    try:
        if pdf.is_available():
            kit.pdf().close()  # an answer that has begun cannot become an error any more
    except Busy:
        return _busy()
    response = StreamingHttpResponse(kit.package(), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, f"{page.slug}.zip") or ""
    response["ETag"] = quote_etag(fingerprint)
    return response


@of_release
def release_picture(
    request: HttpRequest, page: PressReleasePage, key: str, suffix: str
) -> HttpResponseBase:
    """A picture of the release as it was uploaded; metadata were taken out then."""
    picture = picture_of(page, int(key))
    if picture is None or picture.suffix != suffix:
        raise Http404
    file = picture.image.file
    response = FileResponse(
        file.storage.open(file.name), as_attachment=True, filename=picture.file_name(page.slug)
    )
    response["ETag"] = quote_etag(str(file.name))
    return response


def _page_at(request: HttpRequest, path: str) -> PressReleasePage | None:
    route = public_route(path) or Page.route_for_request(request, path)
    page = route.page.specific if route else None
    return page if isinstance(page, PressReleasePage) else None


def _moved(request: HttpRequest) -> HttpResponseBase:
    """A release that got another address takes its files along."""
    above, _slash, name = request.path.rpartition("/")
    found = get_redirect(request, normal(above))
    target = leads_to(found) if found else ""
    if not target.endswith("/"):
        raise Http404
    return HttpResponsePermanentRedirect(f"{target}{name}")


def _unchanged(request: HttpRequest, fingerprint: str) -> HttpResponse | None:
    """304 for whoever has this very file."""
    return get_conditional_response(request, etag=quote_etag(fingerprint))


def _busy() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(SECONDS_BUSY)
    return response
