"""Public pages of organisations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.generic import View

from .models import Organisation
from .records import page_of


class OrganisationList(View):
    """All organisations, A to Z."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = page_of(request, Organisation.objects.listed().order_by("sort_key", "pk"))
        context = {"page_obj": page, "organisations": page.object_list}
        return TemplateResponse(request, "pages/base/organisation_list.html", context)


def organisation(request: HttpRequest, address: str) -> HttpResponse:
    """One organisation at `<public id>-<slug>`."""
    rows = Organisation.objects.reachable().select_related("logo", "municipality")
    one = get_object_or_404(rows.prefetch_related("texts"), public_id=address.partition("-")[0])
    if one.address != address:
        return HttpResponsePermanentRedirect(reverse("organisation", args=[one.address]))
    return TemplateResponse(request, "pages/base/organisation.html", {"organisation": one})
