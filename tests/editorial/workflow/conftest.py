"""What the tests of approval share."""

from __future__ import annotations

import pytest
from newsroom_people import World, person

from pages.base.models import Team
from pages.demo import builders
from pages.editorial import installation
from pages.profiles.models import CentrePage


@pytest.fixture
def world(db: None) -> World:
    installation.create_tree("Ehrenamt in Hessen")
    team = Team.objects.create(name="Landkreis Kassel", kind=Team.Kind.COUNTY)
    other = Team.objects.create(name="Landkreis Fulda", kind=Team.Kind.COUNTY)
    profile = builders.centre("Landkreis Kassel", team=team)
    builders.centre("Landkreis Fulda", team=other)
    people = {
        "rike": person("rike", "Redaktion: Landkreis Kassel"),
        "robin": person("robin", "Redaktion: Landkreis Kassel"),
        "fremd": person("fremd", "Redaktion: Landkreis Fulda"),
        "lena": person("lena", "Leitung Kommunikation"),
        "lars": person("lars", "Leitung Kommunikation"),
        "paul": person("paul", "Pressestelle"),
        "petra": person("petra", "Pressestelle"),
        "rosa": person("rosa", "Autorinnen und Autoren"),
        "betrieb": person("betrieb", is_superuser=True),
    }
    return World(team, CentrePage.objects.get(pk=profile.pk), people)
