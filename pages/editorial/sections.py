"""The parts of the site that the table of roles speaks of, by name."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from pages.base.models import (
    HomePage,
    PlainLanguagePage,
    PublicationPage,
    SignLanguagePage,
    StandardPage,
    Team,
)
from pages.events.models import SeriesPage
from pages.press.models import NewsroomPage
from pages.profiles.models import CentreIndexPage, CentrePage, CityIndexPage, CityPage
from pages.programmes.models import ProgrammeIndexPage

PROFILES = (CentrePage, CityPage)
SECTIONS: dict[str, tuple[type[Page], ...]] = {
    "tree": (HomePage,),
    "newsroom": (NewsroomPage,),
    "programmes": (ProgrammeIndexPage,),
    "centres": (CentreIndexPage,),
    "cities": (CityIndexPage,),
    "series": (SeriesPage,),
    "standard pages": (StandardPage, PublicationPage, PlainLanguagePage, SignLanguagePage),
}
_SPECIAL = {"root", "own profiles"}
_BELOW_HOME = 3


def section_types() -> set[type[Page]]:
    """The page types with which a section begins."""
    return {model for models in SECTIONS.values() for model in models}


def problem(name: str) -> str:
    """What is wrong with the name of a section; empty when it is known."""
    section, _colon, language = name.partition(":")
    if section not in SECTIONS.keys() | _SPECIAL:
        return f"unknown section “{section}”"
    if language and language not in dict(settings.LANGUAGES):
        return f"unknown language “{language}” in the section “{name}”"
    return ""


def pages_of(name: str, team: Team | None = None) -> list[int]:
    """Ids of the pages with which the section begins; whatever lies below belongs to it."""
    section, _colon, language = name.partition(":")
    if section == "root":
        return [Page.get_first_root_node().pk]
    if section == "own profiles":
        return _profiles_of(team, language)
    types = ContentType.objects.get_for_models(*SECTIONS[section]).values()
    rows = Page.objects.filter(content_type__in=types)
    if section == "standard pages":
        rows = rows.filter(depth=_BELOW_HOME)
    if language:
        rows = rows.filter(locale__language_code=language)
    return list(rows.values_list("pk", flat=True))


def _profiles_of(team: Team | None, language: str) -> list[int]:
    """The profile is a team's when its German row says so; `language` picks the row to edit."""
    if team is None:
        return []
    keys = [
        key
        for model in PROFILES
        for key in model.objects.sources()
        .filter(team=team)
        .values_list("translation_key", flat=True)
    ]
    rows = Page.objects.filter(translation_key__in=keys)
    if language:
        rows = rows.filter(locale__language_code=language)
    return list(rows.values_list("pk", flat=True))
