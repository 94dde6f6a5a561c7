"""Languages: texts of records in child rows, and facts that live once, in the German row."""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.functional import classproperty
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from pages.places.names import slug_of

ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_public_id() -> str:
    """A short random id for addresses, without letters that look alike."""
    return "".join(secrets.choice(ID_ALPHABET) for _position in range(6))


class TextRow(models.Model):
    """The texts of a record in one language. Subclasses add the parent and the text fields."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.language


class WithTexts(models.Model):
    """Mixin of records whose names are kept per language in a relation called `texts`."""

    texts: Any

    class Meta:
        abstract = True

    def text_row(self, field: str, language: str | None = None) -> Any | None:
        """The row with a non-empty `field`: in the language asked for, or else in German."""
        rows = {row.language: row for row in self.texts.all()}
        for code in (language or get_language() or "", settings.LANGUAGE_CODE):
            row = rows.get(code[:2])
            if row and getattr(row, field):
                return row
        return None

    def text(self, field: str, language: str | None = None) -> str:
        """The text of `field`; empty when no language has it."""
        row = self.text_row(field, language)
        return getattr(row, field) if row else ""

    def text_language(self, field: str, language: str | None = None) -> str:
        """The language in which `text` answers."""
        row = self.text_row(field, language)
        return row.language if row else settings.LANGUAGE_CODE


class Addressed(models.Model):
    """Mixin of records with an address `<public_id>-<slug>` that all translations share."""

    public_id = models.CharField(max_length=8, default=new_public_id, editable=False, db_index=True)

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """The last part of the address."""
        return address_of(self.public_id, str(self))


def address_of(public_id: str, title: str) -> str:
    """The last part of an address; only the id before the first hyphen counts."""
    slug = slug_of(title)[:70].strip("-")
    return f"{public_id}-{slug}" if slug else public_id


class SharedFacts(models.Model):
    """Mixin of translatable models: texts per row, facts from the German row.

    wagtail-localize copies "synchronised" values at the time of a sync. Kitt never reads those
    copies: templates, lists, index and API ask `facts`. `translated_fields` names the texts.
    """

    locale: Any
    translation_key: Any
    translated_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @classproperty
    def override_translatable_fields(cls) -> list[SynchronizedField]:  # noqa: N805
        """For wagtail-localize: what is not a text of this model is not sent to translators."""
        return [
            SynchronizedField(field.name)
            for field in cls._meta.get_fields()
            if isinstance(field, models.CharField | models.TextField)
            and field.editable
            and field.name not in (*cls.translated_fields, "path")  # a page's place in the tree
        ]

    @property
    def is_source(self) -> bool:
        return self.locale.language_code == settings.LANGUAGE_CODE

    @cached_property
    def facts(self) -> Self:
        """The row that holds the facts: the German one, or this one if there is none."""
        if self.is_source:
            return self
        return (
            type(self)
            ._default_manager.filter(
                translation_key=self.translation_key,
                locale__language_code=settings.LANGUAGE_CODE,
            )
            .first()
            or self
        )
