"""Builders of complete, published content, for the demo and for tests."""

from .around import contact, organisation, picture, published, team, topic, visiting
from .pages import (
    centre,
    centre_index,
    city,
    city_index,
    newsroom,
    programme_index,
    programme_page,
    release,
    standard_page,
)
from .places import district, municipality
from .programmes import cohort, membership, phase, programme, tandem
from .records import (
    category,
    contact_point,
    course,
    event,
    opportunity,
    record,
    stable_id,
)
from .standard import (
    accessibility_statement,
    legal_page,
    plain_language_page,
    publication,
    series_page,
    sign_language_page,
)
from .translations import translate
from .tree import home, site, stream

__all__ = [
    "accessibility_statement",
    "category",
    "centre",
    "centre_index",
    "city",
    "city_index",
    "cohort",
    "contact",
    "contact_point",
    "course",
    "district",
    "event",
    "home",
    "legal_page",
    "membership",
    "municipality",
    "newsroom",
    "opportunity",
    "organisation",
    "phase",
    "picture",
    "plain_language_page",
    "programme",
    "programme_index",
    "programme_page",
    "publication",
    "published",
    "record",
    "release",
    "series_page",
    "sign_language_page",
    "site",
    "stable_id",
    "standard_page",
    "stream",
    "tandem",
    "team",
    "topic",
    "translate",
    "visiting",
]
