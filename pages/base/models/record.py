"""The base of records with drafts, languages and an address of their own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from ..forms import KittModelForm
from ..public import PublicQuerySet, PublicTranslation
from ..untitled import untitled
from .page import TEASER_LENGTH, snake_case
from .texts import Addressed, SharedFacts
from .tombstone import LeavesTombstone
from .tracked import TrackedDraft
from .user import Owned


class TranslatedRecord(
    PreviewableMixin,
    Addressed,
    LeavesTombstone,
    TrackedDraft,
    SharedFacts,
    PublicTranslation,
    Owned,
    WorkflowMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """Opportunity, event, course, contact point. Types set `route`, the name of their address."""

    title = models.CharField(_("title"), max_length=160)
    teaser = models.CharField(
        _("teaser"),
        max_length=TEASER_LENGTH,
        blank=True,
        help_text=_("One or two sentences for lists, search and sharing. At most 200 characters."),
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Invented for the demo; marked as such.")
    )

    route = ""
    translated_fields: tuple[str, ...] = ("title", "teaser")
    needed_to_publish: tuple[str, ...] = ("title", "teaser")
    base_form_class = KittModelForm

    objects: ClassVar[Any] = PublicQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["public_id", "locale"], name="%(app_label)s_%(class)s_address"
            )
        ]

    def __str__(self) -> str:
        return self.title or untitled()

    @property
    def language(self) -> str:
        """Code of the language in which the row is written."""
        return str(self.locale.language_code)

    def get_absolute_url(self) -> str:
        """The address in the current language; the slug is that of the German title."""
        return reverse(self.route, args=[self.facts.address])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return f"pages/{self._meta.app_label}/{snake_case(type(self).__name__)}.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {"request": request, "record": self, "facts": self.facts, "text": self}
