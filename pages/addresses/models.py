"""Addresses that visitors asked for and that nobody answered."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PATH_LENGTH = 200


class UnknownAddress(models.Model):
    """A path that led nowhere, how often, and which of our own pages linked to it.

    Holds no query, no person and no other site: only what helps to mend the link.
    """

    path = models.CharField(_("address"), max_length=PATH_LENGTH, unique=True)
    count = models.PositiveIntegerField(_("asked for"), default=1)
    first_at = models.DateTimeField(_("first time"), default=timezone.now)
    last_at = models.DateTimeField(_("last time"), default=timezone.now)
    linked_from = models.CharField(
        _("linked from this website"), max_length=PATH_LENGTH, blank=True
    )

    class Meta:
        verbose_name = _("address not found")
        verbose_name_plural = _("addresses not found")
        ordering = ["-count", "-last_at"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["last_at"], name="unknown_address_last")]

    def __str__(self) -> str:
        return self.path


class Farewell(models.Model):
    """What visitors read at the address of something that has gone for good."""

    old_path = models.CharField(max_length=255, unique=True)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("notice at an old address")
        verbose_name_plural = _("notices at old addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return self.old_path
