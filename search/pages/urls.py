"""Addresses of the search, inside a language. They go before those of the opportunities."""

from django.urls import path

from .guide import guide
from .views import OpportunitySearch, SearchPage, suggestions

urlpatterns = [
    path("suche/", SearchPage.as_view(), name="search"),
    path("suche/vorschlaege/", suggestions, name="suggestions"),
    path("engagement/fragen/", guide, name="guide"),
    path("engagement/", OpportunitySearch.as_view(), name="opportunities"),
]
