"""The thin base of every page type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from ..forms import KittPageForm
from ..panels import SentencesPanel
from ..public import PublicPage
from ..reserved import RESERVED, is_reserved
from ..rules import Finding, label, rule
from ..untitled import is_untitled
from .texts import SharedFacts
from .tracked import TrackedPage

TEASER_LENGTH = 200


class BasePage(TrackedPage, SharedFacts, PublicPage, Page):
    """What all pages share. Types add their fields, panels, `translated_fields` and template.

    `needed_to_publish` names what must be filled before the page can go live, `served_with` the
    relations that its page shows. `known_reachable` is set by whoever has just asked.
    """

    teaser = models.CharField(
        _("teaser"),
        max_length=TEASER_LENGTH,
        blank=True,
        help_text=_("One or two sentences for lists, search and sharing. At most 200 characters."),
    )
    not_indexed = models.BooleanField(
        _("not in search and sitemap"),
        default=False,
        help_text=_("The page stays reachable, but search engines and the search leave it out."),
    )

    in_site_map = True
    """Whether the site map for people names each page of the type; lists name those of some."""
    served_with: tuple[str, ...] = ()
    known_reachable = False

    base_form_class = KittPageForm
    private_page_options: list[str] = []
    translated_fields: tuple[str, ...] = ("title", "teaser", "seo_title", "search_description")
    needed_to_publish: tuple[str, ...] = ("teaser",)
    search_fields = [*Page.search_fields, index.SearchField("teaser")]

    content_panels = [*Page.content_panels, SentencesPanel("teaser")]
    promote_panels = [
        FieldPanel("slug"),
        MultiFieldPanel(
            [
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("not_indexed"),
            ],
            _("Search engines"),
        ),
    ]

    settings_panels = [
        panel for panel in Page.settings_panels if "PublishingPanel" not in str(panel.path)
    ]

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """`templates/pages/<room>/<class in snake case>.html`."""
        return f"pages/{self._meta.app_label}/{snake_case(type(self).__name__)}.html"

    @cached_property
    def facts(self) -> Self:
        """The row that holds the facts, with its locale and what its page shows of others."""
        if self.is_source:
            return self
        rows = type(self).objects.sources().filter(translation_key=self.translation_key)
        return rows.select_related("locale", *self.served_with).first() or self

    def get_admin_display_title(self) -> str:
        """The title as written; to those without rights on the page only what is public of it."""
        from ..choosing import admin_title

        return admin_title(self) or super().get_admin_display_title()

    def permissions_for_user(self, user: Any) -> Any:
        from ..approval import FourEyesTester

        return FourEyesTester(user, self)

    def get_view_restrictions(self) -> Any:
        # Kitt has no private pages: what is restricted is not reachable, see `serve`.
        return PageViewRestriction.objects.none()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.known_reachable and not self.is_reachable():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..page_views import page_view

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["facts"] = self.facts
        context.update(page_view(self, request))
        return context

    def update_aliases(self, **kwargs: Any) -> None:
        # Wagtail would publish aliases at once when this page is only scheduled.
        if self.live:
            super().update_aliases(**kwargs)

    def clean(self) -> None:
        super().clean()
        parent = self.get_parent() if self.pk else None
        if is_reserved(parent, self.slug):
            raise ValidationError({"slug": RESERVED})

    def copy_for_translation(
        self, locale: Any, copy_parents: bool = False, alias: bool = False, **kwargs: Any
    ) -> Any:
        """Refused below an untranslated page: Wagtail would make that page a live alias."""
        parent = self.get_parent()
        if parent.depth > 1 and not parent.has_translation(locale):
            raise ParentNotTranslatedError(
                gettext("Please translate “%(page)s” first: this page stands below it.")
                % {"page": parent.title}
            )
        return super().copy_for_translation(locale, alias=alias, **kwargs)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        if self.not_indexed or not self.is_listed():
            return []
        urls: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return urls

    @property
    def language(self) -> str:
        """Code of the language in which the page is written."""
        return str(self.locale.language_code)

    def twin(self, language: str) -> Page | None:
        """The reachable version of this page in another language."""
        if language == settings.LANGUAGE_CODE:
            # A translation is never more public than its source.
            return self.facts if self.facts.is_source and self.pk else None
        twins = type(self).objects.filter(
            translation_key=self.translation_key, locale__language_code=language
        )
        return twins.reachable().first()


@rule(BasePage)
def has_a_title(page: BasePage) -> Iterator[Finding]:
    """A draft may wait for its title, a page in public may not."""
    if is_untitled(page.title):
        message = gettext("“%(field)s” is missing.") % {"field": label(page, "title")}
        yield Finding(rule="title", field="title", message=message, blocks=True)


def localised(
    rows: QuerySet[Any], language: str, key: Callable[[Any], Any], *related: str
) -> list[Any]:
    """As `in_language` with a queryset of German pages, in one query.

    `key` brings the German pages into the order of `rows`, which may be sliced.
    """
    twin = Q(translation_key__in=rows.values("translation_key"), locale__language_code=language)
    model = rows.model
    wanted = Q(pk__in=rows.values("pk")) | twin & model.reachable_q(timezone.now())
    pages = list(model.objects.filter(wanted).select_related("locale", *related))
    twins = {page.translation_key: page for page in pages if page.language == language}
    sources = sorted((page for page in pages if page.is_source), key=key)
    for source in sources:
        if source.translation_key in twins:
            twins[source.translation_key].facts = source
    return [twins.get(source.translation_key, source) for source in sources]


def snake_case(name: str) -> str:
    """PressReleasePage → press_release_page."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def in_language(model: type[BasePage], pages: Any, language: str) -> list[Any]:
    """German pages replaced by their reachable twins in `language`, where there are any.

    `pages` are source pages; order is kept. Pages without a twin stay German: show them with
    `lang`. Two queries at most.
    """
    pages = list(pages)
    if language == settings.LANGUAGE_CODE or not pages:
        return pages
    twins = model.objects.filter(
        locale__language_code=language,
        translation_key__in=[page.translation_key for page in pages],
    ).reachable()
    by_key = {twin.translation_key: twin for twin in twins.select_related("locale")}
    result = []
    for page in pages:
        twin = by_key.get(page.translation_key)
        if twin is not None:
            twin.facts = page
        result.append(twin or page)
    return result
