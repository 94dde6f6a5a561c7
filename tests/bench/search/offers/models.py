"""One table, with what the typical question asks for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin

FACETS = ("field", "activity", "audience", "effort", "weekday", "language")


class OfferQuerySet(SearchableQuerySetMixin, models.QuerySet[Any]):
    """Can be searched."""


class Offer(index.Indexed, models.Model):
    """An opportunity. Facets have one value: the peer cannot count several of a row."""

    title = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    field = models.TextField()
    activity = models.TextField()
    audience = models.TextField()
    effort = models.TextField()
    weekday = models.TextField()
    language = models.TextField()

    objects: ClassVar[Any] = OfferQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.AutocompleteField("title"),
        index.FilterField("latitude"),
        index.FilterField("longitude"),
        *(index.FilterField(name) for name in FACETS),
    ]

    class Meta:
        app_label = "offers"

    def __str__(self) -> str:
        return self.title
