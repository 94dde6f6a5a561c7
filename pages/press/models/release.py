"""Press releases, and what they hold back until they are public."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.search import index

from pages.base.blocks import ReleaseBodyBlock
from pages.base.models import (
    BasePage,
    Contact,
    KittImage,
    Organisation,
    Owned,
    localised,
)
from pages.base.public import earliest, source_q
from pages.base.worded import worded
from pages.places.models import District
from pages.programmes.models import Cohort, Programme

from .parts import ChangeNote, ReleaseOrganisation
from .release_panels import PANELS
from .topic import Topic


def in_order(rows: Any, language: str) -> list[PressReleasePage]:
    """Rows of `latest_releases` in a language where possible, newest first."""

    def newest_first(page: PressReleasePage) -> tuple[float, int]:
        shown = page.issued_at or page.first_published_at
        return (-shown.timestamp() if shown else 0, -page.pk)

    return localised(rows, language, newest_first, "announces")


def latest_releases() -> Any:
    """The listed German releases, newest first."""
    return (
        PressReleasePage.objects.sources()
        .listed()
        .select_related("locale", "announces")
        .order_by(Coalesce("issued_at", "first_published_at").desc(), "-pk")
    )


class PressReleasePage(Owned, BasePage):
    """A press release. The title is the headline."""

    class ChangeKind(models.TextChoices):
        SMALL = "small", _("small change, nothing to tell readers")
        NOTED = "noted", _("readers should know")

    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    subline = models.CharField(_("subline"), max_length=200, blank=True)
    place_line = models.CharField(
        _("place"), max_length=60, blank=True, help_text=_("Before the date, e.g. “Wiesbaden”.")
    )
    issued_at = models.DateTimeField(
        _("date of the release"),
        null=True,
        blank=True,
        help_text=_(
            "Only for releases that came out earlier elsewhere. Empty: the day of publishing."
        ),
    )
    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("Who, what, when, where, why: in two or three sentences."),
    )
    body = StreamField(ReleaseBodyBlock(), blank=True, verbose_name=_("text"))
    press_contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("press contact"),
        help_text=_("Whom journalists call. Type a few letters of the name."),
    )
    announces = models.ForeignKey(
        Cohort,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="releases",
        verbose_name=_("announces the cohort"),
        help_text=_("Until this release is public, the cohort and its members stay hidden."),
    )
    programmes = ParentalManyToManyField(
        Programme, blank=True, related_name="releases", verbose_name=_("programmes")
    )
    districts = ParentalManyToManyField(
        District, blank=True, related_name="releases", verbose_name=_("districts")
    )
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="releases", verbose_name=_("topics")
    )
    taken_over_from = models.CharField(
        _("taken over from"), max_length=160, blank=True, help_text=_("Where it came out first.")
    )
    government = models.CharField(
        _("government of that time"),
        max_length=120,
        blank=True,
        help_text=_("For older releases, e.g. “Landesregierung 2019–2024”."),
    )
    change_kind = models.CharField(
        _("this change is"), max_length=6, choices=ChangeKind, blank=True
    )
    change_note = models.CharField(
        _("note for readers"),
        max_length=250,
        blank=True,
        help_text=_("What has changed? Stays under the release with the date."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason for readers"), max_length=250, blank=True)
    gone_at = models.DateTimeField(
        _("removed on"),
        null=True,
        blank=True,
        help_text=_("From then on the address says that the release was removed."),
    )

    in_site_map = False
    served_with = ("press_contact__organisation", "press_contact__picture")
    translated_fields = (
        *BasePage.translated_fields,
        "kicker",
        "subline",
        "lead",
        "body",
        "withdrawn_reason",
    )
    needed_to_publish = (*BasePage.needed_to_publish, "lead", "body", "press_contact")
    four_eyes_setting = "FOUR_EYES_RELEASES"
    parent_page_types: ClassVar[list[str]] = ["press.NewsroomPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    content_panels = PANELS

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    @classmethod
    def reachable_q(cls, at: dt.datetime) -> Q:
        there = Q(gone_at__isnull=True) | Q(gone_at__gt=at)
        return super().reachable_q(at) & source_q(cls, there)

    @classmethod
    def listed_q(cls, at: dt.datetime) -> Q:
        valid = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=at)
        return super().listed_q(at) & source_q(cls, valid)

    def listed_until(self) -> dt.datetime | None:
        return earliest(super().listed_until(), self.withdrawn_at, self.gone_at)

    @property
    def shown_at(self) -> dt.datetime | None:
        """The date readers see: that of the first appearance, wherever it was."""
        return self.facts.issued_at or self.facts.first_published_at

    @cached_property
    def organisation_rows(self) -> list[ReleaseOrganisation]:
        """The organisations of the release, in order; one query."""
        facts = self.facts
        if "organisations" in getattr(facts, "_prefetched_objects_cache", {}):
            return list(facts.organisations.all())
        return list(facts.organisations.select_related("organisation"))

    @property
    def publishers(self) -> list[Organisation]:
        """Who publishes the release, in order."""
        lead = ReleaseOrganisation.Role.LEAD
        return [row.organisation for row in self.facts.organisation_rows if row.role == lead]

    @property
    def is_withdrawn(self) -> bool:
        withdrawn = self.facts.withdrawn_at
        return bool(withdrawn and withdrawn <= timezone.now())

    @property
    def is_gone(self) -> bool:
        gone = self.facts.gone_at
        return bool(gone and gone <= timezone.now())

    @property
    def lead_picture(self) -> KittImage | None:
        """The picture for lists: the first of the body that may be shown, or the cohort's photo."""
        for block in self.body:
            image = block.value["image"] if block.block_type == "picture" else None
            if image and image.has_rights():
                return image
        return self.cohort_photo

    @property
    def cohort_photo(self) -> KittImage | None:
        """The photo of the cohort that the release announces, if it may be shown."""
        cohort = self.facts.announces
        photo = cohort.photo if cohort else None
        return photo if photo and photo.has_rights() else None

    def clean(self) -> None:
        super().clean()
        if self.withdrawn_at and not self.withdrawn_reason:
            raise ValidationError({"withdrawn_reason": _("Please tell readers why.")})
        if self.issued_at and self.issued_at > timezone.now():
            raise ValidationError(
                {"issued_at": _("This date lies ahead. To publish later, use “Go live date/time”.")}
            )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.live and self.is_gone:
            parent = self.get_parent()
            context = {"gone_on": self.facts.gone_at, "newsroom_url": parent.url}
            return TemplateResponse(request, "pages/press/gone.html", context, status=410)
        return super().serve(request, *args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        revision = super().save_revision(*args, **kwargs)
        # A draft may name the cohort long before the stored row of the release does.
        for cohort in Cohort.objects.filter(pk=self.announces_id or 0, waits_for_release=False):
            cohort.waits_for_release = True
            cohort.save()
        return revision

    def was_published(self) -> None:
        """Keep the note on the change for readers, and empty its fields for the next one."""
        rows = PressReleasePage.objects.filter(pk=self.pk)
        published = rows.first()
        if published is None or not published.change_kind:
            return
        if published.change_kind == self.ChangeKind.NOTED:
            ChangeNote.objects.create(release=published, text=published.change_note)
        rows.update(change_kind="", change_note="")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..release_page import release_view

        context = super().get_context(request, *args, **kwargs)
        facts = self.facts
        rows = facts.organisation_rows
        if self.known_reachable:
            prefetch_related_objects([facts], "districts")  # the head asks for them as well
        context |= {
            "lead_organisations": facts.publishers,
            "supporting_organisations": [row.organisation for row in rows if row.role != "lead"],
            "programmes": facts.programmes.all(),
            "districts": facts.districts.all(),
            "topics": worded(facts.topics.all()),
            "change_notes": facts.change_notes.all() if facts.pk else [],
        }
        return {**context, **release_view(self, context)}
