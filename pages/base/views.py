"""Public pages of organisations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from .facets import facets
from .filters import Filter, Filters, district_filter, plain_choices
from .meta import list_meta, trail
from .models import Organisation
from .moved import moved_to
from .page_views import organisation_item, organisation_view
from .presentation import drawn
from .records import page_of


class OrganisationList(View):
    """All organisations, A to Z; filters: kind (`art`), county or city (`kreis`)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = Organisation.objects.listed().order_by("sort_key", "pk")
        kinds = Filter("art", _("Kind"), "kind", plain_choices(Organisation.Kind.choices))
        filters = Filters(request, kinds, district_filter("municipality__district"))
        filters.count(rows)
        page = page_of(request, filters.apply(rows).prefetch_related("texts"))
        count = page.paginator.count
        sentence = ngettext("%(count)s organisation", "%(count)s organisations", count)
        context = {
            "page_obj": page,
            "filters": filters,
            "facets": facets(filters, count),
            "sentence": sentence % {"count": count} if count else _("No organisation fits"),
            "organisation_items": [organisation_item(one) for one in page.object_list],
            "head_image": drawn("nachbarschaft", "organisationen", 4, 3),
            "breadcrumbs": trail((_("Organisations"), request.path)),
            "meta": list_meta(
                _("Organisations"),
                page,
                filtered=bool(filters),
                description=_("Who offers, funds, carries or takes part."),
            ),
        }
        return TemplateResponse(request, "pages/base/organisation_list.html", context)


def organisation(request: HttpRequest, address: str) -> HttpResponse:
    """One organisation at `<public id>-<slug>`."""
    rows = Organisation.objects.reachable().select_related("logo", "municipality")
    one = get_object_or_404(rows.prefetch_related("texts"), public_id=address.partition("-")[0])
    if one.address != address:
        return moved_to(reverse("organisation", args=[one.address]))
    steps = ((_("Organisations"), reverse("organisations")), (one.name, request.path))
    context = {"organisation": one, **organisation_view(one), "breadcrumbs": trail(*steps)}
    return TemplateResponse(request, "pages/base/organisation.html", context)
