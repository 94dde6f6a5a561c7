"""English versions, made the way translators make them: through wagtail-localize."""

from __future__ import annotations

import json
from typing import Any

from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import (
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


class TextsDiffer(ValueError):
    """The translation has other paragraphs, links or blocks than its source."""


def translate(obj: Any, language: str = "en", *, publish: bool = True, **texts: Any) -> Any:
    """The version of a page or record in `language`, with these texts.

    Texts are plain, HTML with the same structure as the source, or, for stream fields, the values
    of the blocks in order. What is not given stays as in the source.
    """
    locale = Locale.objects.get(language_code=language)
    _require_parent(obj, locale)
    source, _created = TranslationSource.update_or_create_from_instance(obj)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    _store_strings(source, locale, texts)
    # With publish=True the publishing would wait for the commit, which a test never sees.
    translation.save_target(publish=not isinstance(obj, DraftStateMixin))
    target = translation.get_target_instance()
    target = target.specific if isinstance(target, Page) else target
    if publish and isinstance(target, DraftStateMixin):
        target.get_latest_revision().publish()
        target = type(target).objects.get(pk=target.pk)
    return target


def _require_parent(obj: Any, locale: Locale) -> None:
    """A translation below an untranslated parent would turn the parent into a live alias."""
    if isinstance(obj, Page):
        parent = obj.get_parent()
        if parent and parent.depth > 1 and not parent.has_translation(locale):
            raise ValueError(f"Translate “{parent.title}” first.")


def _store_strings(source: TranslationSource, locale: Locale, texts: dict[str, Any]) -> None:
    german = source.as_instance()
    strings = _strings(german)
    translated = _strings(_in_other_words(source.as_instance(), texts))
    if [one.path for one in strings] != [one.path for one in translated]:
        raise TextsDiffer(f"{german}: {_first_difference(strings, translated)}")
    contexts = {
        context.path: context for context in TranslationContext.objects.filter(object=source.object)
    }
    for old, new in zip(strings, translated, strict=True):
        StringTranslation.objects.update_or_create(
            translation_of=String.from_value(source.locale, old.string),
            locale=locale,
            context=contexts[old.path],
            defaults={
                "data": new.string.data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )


def _strings(instance: Any) -> list[StringSegmentValue]:
    return [one for one in extract_segments(instance) if isinstance(one, StringSegmentValue)]


def _in_other_words(instance: Any, texts: dict[str, Any]) -> Any:
    """The instance with the texts of another language in place of its own."""
    for name, value in texts.items():
        old = getattr(instance, name)
        if hasattr(old, "stream_block"):
            stored = [dict(block) for block in old.get_prep_value()]
            value = json.dumps(_merged(stored, list(value)))
        setattr(instance, name, value)
    return instance


def _merged(stored: Any, words: Any) -> Any:
    """Stored block values with other words; ids, pictures and links stay."""
    if isinstance(words, dict):
        return {
            **stored,
            **{key: _merged(stored.get(key, ""), value) for key, value in words.items()},
        }
    if isinstance(words, list):
        if len(stored) != len(words):
            raise TextsDiffer(f"{len(stored)} blocks in the source, {len(words)} here")
        return [
            {**old, "value": _merged(old["value"], new)}
            for old, new in zip(stored, words, strict=True)
        ]
    return stored if words is None else words


def _first_difference(one: list[StringSegmentValue], other: list[StringSegmentValue]) -> str:
    for left, right in zip(one, other, strict=False):
        if left.path != right.path:
            return f"{left.render_text()!r} ({left.path}) against {right.render_text()!r}"
    return f"{len(one)} texts in the source, {len(other)} here"
