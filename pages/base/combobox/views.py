"""The address that fields ask while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from . import rows


@require_GET
def options(request: HttpRequest) -> JsonResponse:
    """Rows of the model `of` that fit the text `q`, only those that the person may choose."""
    model = rows.known_model(request.GET.get("of", ""))
    if model is None:
        return JsonResponse({"options": [], "more": 0})
    fitting, more = rows.found(request.user, model, request.GET.get("q", "").replace("\0", ""))
    shown = [{"value": one.value, "label": one.label, "hint": one.hint} for one in fitting]
    response = JsonResponse({"options": shown, "more": more})
    response["Cache-Control"] = "private, max-age=60"
    return response
