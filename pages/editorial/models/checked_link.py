"""Links in what is public, and whether they lead somewhere."""

from __future__ import annotations

import hashlib

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CheckedLink(models.Model):
    """An address that something public links to, checked once a night for all who link to it.

    `failures` counts checks in a row that found nothing; a link is broken when there were enough.
    """

    class State(models.TextChoices):
        NEW = "new", _("not checked yet")
        GOOD = "good", _("works")
        TROUBLE = "trouble", _("failed once, is tried again")
        BROKEN = "broken", _("broken")
        UNKNOWN = "unknown", _("cannot be checked")

    url = models.TextField(_("web address"))
    url_hash = models.CharField(max_length=64, unique=True, editable=False)
    is_internal = models.BooleanField(_("on this website"), default=False)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.NEW)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(_("last checked"), null=True)
    check_at = models.DateTimeField(default=timezone.now, db_index=True)
    broken_since = models.DateTimeField(_("broken since"), null=True)

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.url

    @staticmethod
    def hash_of(url: str) -> str:
        """What is compared instead of the address, which can be long."""
        return hashlib.sha256(url.encode()).hexdigest()


class LinkPlace(models.Model):
    """Where a link stands: in which field of which page or record. `told_at`: its editors know."""

    link = models.ForeignKey(CheckedLink, models.CASCADE, related_name="places")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    title = models.CharField(_("page"), max_length=255)
    field = models.CharField(max_length=80)
    seen_at = models.DateTimeField(db_index=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("place of a link")
        verbose_name_plural = _("places of links")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["link", "content_type", "object_id", "field"], name="link_stands_there"
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="links_of_object")]

    def __str__(self) -> str:
        return self.title
