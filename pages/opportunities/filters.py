"""The filters of the list of opportunities, and the number found as a sentence."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.base.filters import Filter, Filters, category_choices, plain_choices
from pages.base.models import Category
from pages.profiles.whereabouts import district_filter, in_district

from .models import Opportunity


def opportunity_filters(request: HttpRequest) -> Filters:
    """Field (`thema`), county or city (`kreis`), effort (`aufwand`)."""
    fields = category_choices(Category.Facet.FIELD)
    return Filters(
        request,
        Filter("thema", _("Field"), "categories", fields),
        district_filter(),
        Filter("aufwand", _("Time needed"), "effort", plain_choices(Opportunity.Effort.choices)),
    )


def found_sentence(filters: Filters, count: int) -> str:
    """“14 Angebote im Odenwaldkreis”."""
    district = next((one.chosen for one in filters.all if one.name == "kreis"), None)
    if district is None:
        if not count:
            return _("No opportunity fits")
        text = ngettext("%(count)s opportunity", "%(count)s opportunities", count)
        return text % {"count": count}
    words = {"count": count, "where": in_district(district.value)}
    if not count:
        return _("No opportunity fits %(where)s") % words
    text = ngettext("%(count)s opportunity %(where)s", "%(count)s opportunities %(where)s", count)
    return text % words
