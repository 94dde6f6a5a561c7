"""The filters of the list of courses."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pages.base.filters import Filter, Filters, plain_choices
from pages.profiles.whereabouts import district_filter

from .models import Course


def course_filters(request: HttpRequest) -> Filters:
    """Module (`modul`), county or city (`kreis`)."""
    module = Filter("modul", _("Module"), "module", plain_choices(Course.Module.choices))
    return Filters(request, module, district_filter())
