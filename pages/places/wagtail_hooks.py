"""Places in the admin."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .forms import LinesWidget
from .models import District, Municipality

_validity = MultiFieldPanel(
    [FieldPanel("valid_from"), FieldPanel("valid_until"), FieldPanel("successor")], _("Validity")
)
_point = MultiFieldPanel([FieldPanel("latitude"), FieldPanel("longitude")], _("Coordinates"))
_spellings = FieldPanel(
    "spellings",
    widget=LinesWidget,
    help_text=_("All other ways in which people write the name, one per line."),
)


class DistrictViewSet(SnippetViewSet):
    model = District
    icon = "site"
    list_display = ["name", "kind", "key", "plate_code", "valid_until"]
    list_filter = ["kind"]
    search_fields = ["name", "short_name", "key"]
    list_per_page = 50
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("short_name"),
                FieldPanel("slug"),
                FieldPanel("kind"),
                _spellings,
            ],
            _("Name"),
        ),
        MultiFieldPanel(
            [FieldPanel("key"), FieldPanel("plate_code"), FieldPanel("seat")],
            _("Official register"),
        ),
        _validity,
        MultiFieldPanel([FieldPanel("tile_column"), FieldPanel("tile_row")], _("Place on the map")),
        _point,
    ]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "home"
    list_display = ["name", "district", "key", "population", "valid_until"]
    list_filter = ["district"]
    search_fields = ["name", "key"]
    list_per_page = 50
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("title"), _spellings], _("Name")),
        MultiFieldPanel([FieldPanel("key"), FieldPanel("district")], _("Official register")),
        InlinePanel("postcodes", heading=_("Postcodes"), label=_("Postcode")),
        MultiFieldPanel([FieldPanel("population"), FieldPanel("population_on")], _("Inhabitants")),
        _validity,
        _point,
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Municipality]:
        return Municipality.objects.select_related("district")


class PlacesGroup(SnippetViewSetGroup):
    menu_label = _("Places")
    menu_name = "places"
    menu_icon = "site"
    menu_order = 270
    items = (DistrictViewSet, MunicipalityViewSet)


register_snippet(PlacesGroup)
