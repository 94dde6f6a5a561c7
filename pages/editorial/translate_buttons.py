"""“Translate this page” and “Sync translated pages”, looked up for all rows of a list at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page
from wagtail_localize import wagtail_hooks as stock
from wagtail_localize.models import Translation, TranslationSource

PLACES = ("register_page_header_buttons", "register_page_listing_more_buttons")


def annotate(pages: Any) -> Any:
    """Pages that know what `buttons` asks: whether a language is missing, and of which source
    they are the original that translations still follow."""
    translated = Page.objects.filter(
        translation_key=OuterRef(OuterRef("translation_key")), alias_of=None
    )
    sources = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"),
        object__content_type=ContentType.objects.get_for_model(Page),
        locale_id=OuterRef("locale_id"),
    )
    followed = Exists(Translation.objects.filter(source=OuterRef("pk"), enabled=True))
    return pages.annotate(
        _untranslated=Exists(Locale.objects.exclude(pk__in=translated.values("locale_id"))),
        _source=Subquery(sources.filter(followed).values("pk")[:1]),
    )


def look_up(page: Any, user: Any) -> None:
    """The same for a page that is there already. One query."""
    if _translates(user):
        known = annotate(Page.objects.filter(pk=page.pk)).values("_untranslated", "_source")
        page.__dict__.update(known.get())


def _translates(user: Any) -> bool:
    return bool(user.has_perm("wagtail_localize.submit_translation"))


def buttons(
    page: Any, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """Those of wagtail-localize, which asks up to four queries for each page of a list."""
    if "_untranslated" not in page.__dict__:
        yield from stock.page_listing_more_buttons(page, user, view_name, next_url)
    elif not page.is_root() and _translates(user):
        yield from _known(page, next_url)


def _known(page: Any, next_url: str | None) -> Iterator[Button]:
    if page._untranslated:
        yield Button(
            _("Translate this page"),
            reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk]),
            priority=60,
            icon_name="wagtail-localize-language",
        )
    if page._source is not None:
        url = reverse("wagtail_localize:update_translations", args=[page._source])
        if next_url is not None:
            url += "?" + urlencode({"next": next_url})
        yield Button(_("Sync translated pages"), url, priority=60, icon_name="resubmit")


for place in PLACES:
    # Leaving a hook that holds for a time is the one way that Wagtail has to take a hook back.
    hooks.register_temporarily(place, stock.page_listing_more_buttons).__exit__(None, None, None)
    hooks.register(place, buttons)
