"""What every response of the project gets."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


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
