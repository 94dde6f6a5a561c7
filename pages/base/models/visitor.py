"""What counts visitors' use of forms without knowing the visitors, and numbers what they send."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormSalt(models.Model):
    """The secret of one day. With it goes every link between a count and an address."""

    day = models.DateField(_("day"), unique=True)
    value = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("secret of a day")
        verbose_name_plural = _("secrets of a day")

    def __str__(self) -> str:
        return str(self.day)


class FormCount(models.Model):
    """How often somebody, known only by a keyed hash, used a form within one hour."""

    form = models.CharField(_("form"), max_length=40)
    who = models.CharField(_("keyed hash"), max_length=64)
    hour = models.DateTimeField(_("hour"), db_index=True)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("use of a form")
        verbose_name_plural = _("uses of forms")
        constraints = [
            models.UniqueConstraint(fields=["form", "who", "hour"], name="one_count_per_hour")
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.count}"


class Numbering(models.Model):
    """The last number given out in a series in a year, so that none is given twice."""

    series = models.CharField(_("series"), max_length=4)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("numbering")
        verbose_name_plural = _("numberings")
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_numbering")]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}"
