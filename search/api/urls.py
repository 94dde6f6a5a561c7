"""Addresses of the API. They have no language in their path; `lang` is a parameter."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from .catalogue import ENDPOINTS
from .docs import docs
from .endpoints import Endpoint
from .views import ApiView


def _pattern(one: Endpoint) -> URLPattern:
    view = csrf_exempt(ApiView.as_view(endpoint=one))
    return path(one.path.replace("{id}", "<str:identity>"), view, name=f"api-{one.name}")


urlpatterns = [
    path("docs", docs, name="api-docs"),
    *(_pattern(one) for one in ENDPOINTS),
    path("<path:rest>", csrf_exempt(ApiView.as_view())),
]
