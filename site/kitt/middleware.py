"""What every response of the project gets."""

from collections.abc import Callable
from copy import copy

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase, ResponseHeaders
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from wagtail.actions.copy_for_translation import ParentNotTranslatedError

from pages.base import missing
from pages.base.kept import kept
from pages.base.public import one_moment
from pages.base.rules import Incomplete


class LanguageMiddleware(LocaleMiddleware):
    """Takes the language from the address. Unknown addresses are not guessed: they are 404.

    The admin is German whatever the browser prefers; who chose English in the account gets it
    from Wagtail's views.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path.startswith("/admin/"):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        else:
            super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        # Django would redirect every unknown path to the same path below a language.
        response.headers.setdefault("Content-Language", get_language() or "")
        return response


class OneMomentMiddleware:
    """Lets all lists of a public page speak of the same moment.

    Not those of a preview in the admin, for which Wagtail makes up a request to the public address:
    what is built from a draft must not be kept for visitors.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        of_public_page = request.method in {"GET", "HEAD"} and not request.path.startswith(
            "/admin/"
        )
        if not of_public_page or getattr(request, "is_dummy", False):
            return self.get_response(request)
        with one_moment():
            return self.get_response(request)


class KeptPageMiddleware:
    """Answers visitors from what was built a moment ago, until something changes.

    Only whole public pages, and only for those without a session: what they see is the same for
    all. The key holds the full address, since lists have their state in it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.starts = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._is_for_all(request):
            return self.get_response(request)
        key = ("page", request.get_host(), request.get_full_path())
        answer = copy(kept(key, lambda: self.get_response(request), keeps=_is_whole_page))
        answer.headers = ResponseHeaders(dict(answer.headers))  # outer layers add theirs to it
        return answer

    def _is_for_all(self, request: HttpRequest) -> bool:
        return (
            settings.KEEP_PAGES
            and request.method == "GET"
            and request.path.startswith(self.starts)
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
        )


def _is_whole_page(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and response.headers.get("Content-Type", "").startswith("text/html")
    )


class RefusalMiddleware:
    """Says in the admin why something was refused, wherever the refusal came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not request.path.startswith("/admin/"):
            return None
        if isinstance(error, Incomplete):
            missing.tell(request, error)
        elif isinstance(error, ParentNotTranslatedError):
            messages.error(request, str(error))
        else:
            return None
        return HttpResponseRedirect(back(request))


def back(request: HttpRequest) -> str:
    """Where the request came from, if that is on this site; else the start of the admin."""
    referer = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return referer
    return "/admin/"


class TestSystemMiddleware:
    """Keeps a test system out of search engines, whatever page answers."""

    __test__ = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.TEST_SYSTEM:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response
