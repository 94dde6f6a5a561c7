"""Districts and municipalities with their keys, spellings, postcodes and dates of validity.

Keys are those of the official register of municipalities (AGS): two digits for the state, one for
the region, two for the district, three for the municipality.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .names import name_key, sort_key


class ValidityQuerySet(models.QuerySet[Any]):
    """Places begin and end: ask for a day, never for "all"."""

    def as_of(self, day: dt.date | None = None) -> Self:
        """The places that exist on `day` (local date; today when not given)."""
        day = day or timezone.localdate()
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        )


class Place(ClusterableModel):
    """What districts and municipalities share."""

    key: str | None

    name = models.CharField(_("name"), max_length=120)
    spellings = models.JSONField(
        _("other spellings"),
        default=list,
        blank=True,
        help_text=_("All other ways in which people write the name."),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Empty: since ever.")
    )
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day. Empty: still valid.")
    )
    sort_key = models.CharField(max_length=140, editable=False, db_index=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The last day lies before the first one.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.sorted_by)
        self.key = self.key or None  # an empty text would not be unique
        super().save(*args, **kwargs)
        PlaceName.rewrite(self)

    @property
    def sorted_by(self) -> str:
        return self.name

    @property
    def all_names(self) -> set[str]:
        """Every spelling under which the place is to be found."""
        return {self.name, *self.spellings}


class District(Place):
    """A county or an independent city (Landkreis, kreisfreie Stadt)."""

    class Kind(models.TextChoices):
        COUNTY = "county", _("county")
        CITY = "city", _("independent city")

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    key = models.CharField(
        _("official key"),
        max_length=5,
        blank=True,
        null=True,
        validators=[RegexValidator(r"^\d{5}$", _("Five digits, for example 06531."))],
        help_text=_("Five digits. Leave empty while it is unknown."),
    )
    short_name = models.CharField(
        _("short name"), max_length=80, help_text=_("As it stands on the map, e.g. “Odenwald”.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    seat = models.ForeignKey(
        "places.Municipality",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat of the administration"),
    )
    plate_code = models.CharField(_("plate code"), max_length=3, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("column on the map"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("row on the map"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="district_key_from"),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(valid_from__isnull=True, key__isnull=False),
                name="district_key_always",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if (self.tile_column or 1) > 16 or (self.tile_row or 1) > 24:  # see tile-positions.css
            raise ValidationError(_("The map has at most 16 columns and 24 rows."))

    @property
    def sorted_by(self) -> str:
        return self.short_name.removeprefix("Landkreis ")

    @property
    def all_names(self) -> set[str]:
        return super().all_names | {self.short_name}

    @property
    def is_city(self) -> bool:
        return self.kind == self.Kind.CITY

    def neighbours(self) -> models.QuerySet[District]:
        """The districts that share a real border with this one."""
        return District.objects.filter(
            Q(borders_first__second=self) | Q(borders_second__first=self)
        ).distinct()


class Border(models.Model):
    """A real common border of two districts; stored once, the smaller id first."""

    first = models.ForeignKey(District, models.CASCADE, related_name="borders_first")
    second = models.ForeignKey(District, models.CASCADE, related_name="borders_second")

    class Meta:
        verbose_name = _("border")
        verbose_name_plural = _("borders")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="border_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="border_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"

    @classmethod
    def between(cls, one: District, other: District) -> Border:
        """Store the border of two districts, whatever their order."""
        first, second = sorted((one, other), key=lambda district: district.pk)
        return cls.objects.get_or_create(first=first, second=second)[0]


class Municipality(Place):
    """A municipality (Gemeinde or Stadt); an independent city is one, and a District too."""

    key = models.CharField(
        _("official key"),
        max_length=8,
        blank=True,
        null=True,
        validators=[RegexValidator(r"^\d{8}$", _("Eight digits, for example 06531005."))],
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("e.g. “Universitätsstadt”")
    )
    district = models.ForeignKey(
        District, models.PROTECT, related_name="municipalities", verbose_name=_("district")
    )
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    population_on = models.DateField(_("inhabitants as of"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="municipality_key_from"),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(valid_from__isnull=True, key__isnull=False),
                name="municipality_key_always",
            ),
        ]


class Postcode(models.Model):
    """A postcode of a municipality. One code may serve several, across a district's border."""

    municipality = ParentalKey(Municipality, on_delete=models.CASCADE, related_name="postcodes")
    code = models.CharField(
        _("postcode"),
        max_length=5,
        db_index=True,
        validators=[RegexValidator(r"^\d{5}$", _("Five digits, for example 35390."))],
    )

    class Meta:
        verbose_name = _("postcode")
        verbose_name_plural = _("postcodes")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="postcode_once")
        ]

    def __str__(self) -> str:
        return self.code


class PlaceEvent(models.Model):
    """What happened to a place: renamed, merged, moved to another district, ended."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        MOVED = "moved", _("moved to another district")
        ENDED = "ended", _("ended")

    district = models.ForeignKey(
        District, models.CASCADE, null=True, blank=True, related_name="events"
    )
    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="events"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    on = models.DateField(_("on"))
    note = models.CharField(_("note"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("event of a place")
        verbose_name_plural = _("events of places")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.district or self.municipality}: {self.get_kind_display()}"


class PlaceName(models.Model):
    """Index of all spellings, folded by `name_key`; kept by `Place.save`."""

    folded = models.CharField(max_length=140, db_index=True)
    district = models.ForeignKey(District, models.CASCADE, null=True, related_name="+")
    municipality = models.ForeignKey(Municipality, models.CASCADE, null=True, related_name="+")

    def __str__(self) -> str:
        return self.folded

    @classmethod
    def rewrite(cls, place: Place) -> None:
        """Bring the index in line with the names of `place`."""
        owner = {"district" if isinstance(place, District) else "municipality": place}
        wanted = {name_key(name) for name in place.all_names} - {""}
        present = dict(cls.objects.filter(**owner).values_list("folded", "pk"))
        cls.objects.filter(pk__in=[present[name] for name in present.keys() - wanted]).delete()
        PlaceName.objects.bulk_create(
            PlaceName(folded=name, **owner) for name in sorted(wanted - present.keys())
        )
