"""Pictures and documents with the rights they need."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from ..likeness import look_of
from ..metadata import without_metadata
from .tracked import Tracked


class KittImage(Tracked, AbstractImage):
    """A picture with alternative text, caption, credit, licence and consent."""

    alt_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What does somebody miss who cannot see the picture? Empty: decoration."),
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Names from left to right, with their offices.")
    )
    credit = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("Who made the picture? Without it the picture is not shown."),
    )
    licence = models.CharField(
        _("licence"), max_length=160, blank=True, help_text=_("e.g. “free for press reports”")
    )
    source = models.CharField(
        _("origin"),
        max_length=250,
        blank=True,
        help_text=_("Where the picture comes from: an address, an agency, a contract."),
    )
    consent_noted = models.BooleanField(
        _("the people shown have agreed"),
        default=False,
        help_text=_("Leave empty if nobody can be recognised."),
    )
    people_shown = models.BooleanField(_("people can be recognised"), default=False)
    usable_until = models.DateField(_("usable until"), null=True, blank=True)
    look = models.CharField(max_length=64, blank=True, editable=False)
    """What the picture looks like, whatever its size and format; see `likeness`."""
    sizes_due = models.BooleanField(default=True, editable=False)

    file: Any
    admin_form_fields = (
        "title",
        "file",
        "collection",
        "alt_text",
        "caption",
        "credit",
        "licence",
        "source",
        "people_shown",
        "consent_noted",
        "usable_until",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "tags",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]
        indexes = [
            models.Index(fields=["id"], name="image_sizes_due", condition=models.Q(sizes_due=True))
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not getattr(self.file, "_committed", True):
            self._strip_metadata()
            self.sizes_due = True
            self.look = look_of(self.file)
        super().save(*args, **kwargs)

    def _strip_metadata(self) -> None:
        self.file.open()
        data = self.file.read()
        self.file.seek(0)
        clean = without_metadata(data)
        if clean is not data:
            name = PurePath(self.file.name)
            jpeg = name.suffix.lower() in {".heic", ".heif"}
            self.file = ContentFile(clean, name=str(name.with_suffix(".jpg") if jpeg else name))
            self.file_size, self.file_hash = None, ""

    @property
    def default_alt_text(self) -> str:
        return self.alt_text

    def has_rights(self, day: dt.date | None = None) -> bool:
        """Whether the picture may be shown on that day: credit, consent, time limit."""
        day = day or timezone.localdate()
        return bool(
            self.credit.strip()
            and (self.consent_noted or not self.people_shown)
            and (self.usable_until is None or day <= self.usable_until)
        )


class KittRendition(AbstractRendition):
    """A size of a picture."""

    image = models.ForeignKey(KittImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            )
        ]


class KittDocument(Tracked, AbstractDocument):
    """A file for download."""

    description = models.CharField(_("description"), max_length=250, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    pages_count = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)

    admin_form_fields = (
        *("title", "file", "collection", "language", "description", "pages_count", "tags"),
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
