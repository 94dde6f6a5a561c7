"""Builders of complete, published content, for the demo and for tests."""

from .around import contact, organisation, picture, team, topic, visiting
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
from .translations import translate
from .tree import home, site, stream

__all__ = [
    "centre",
    "centre_index",
    "city",
    "city_index",
    "cohort",
    "contact",
    "district",
    "home",
    "membership",
    "municipality",
    "newsroom",
    "organisation",
    "phase",
    "picture",
    "programme",
    "programme_index",
    "programme_page",
    "release",
    "site",
    "standard_page",
    "stream",
    "tandem",
    "team",
    "topic",
    "translate",
    "visiting",
]
