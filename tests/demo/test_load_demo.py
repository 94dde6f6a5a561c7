"""Loading the demo once, twice and after edits, and taking it away again."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Page, ReferenceIndex, Site

from pages.base import rules
from pages.base.models import (
    AlertBanner,
    KittImage,
    Organisation,
    SiteTexts,
    Team,
    Tombstone,
    User,
)
from pages.demo import builders, removal
from pages.demo.content import load
from pages.demo.context import Context
from pages.demo.loader import load as load_all
from pages.demo.loader import load_home
from pages.demo.models import DemoObject
from pages.opportunities.models import Opportunity
from pages.places.models import District, Municipality
from pages.press.models import NewsroomPage, PressReleasePage
from pages.profiles.models import CentrePage, CityPage
from pages.programmes.figures import figures
from pages.programmes.models import Membership, Programme, ProgrammePage

pytestmark = pytest.mark.django_db


def page(ctx: Context, key: str) -> Any:
    found = ctx.get(f"page:{key}")
    assert found is not None, key
    return type(found).objects.get(pk=found.pk)


def test_everything_is_loaded(loaded: Context) -> None:
    assert loaded.skipped == {}
    assert CentrePage.objects.listed().sources().count() == 16
    assert CityPage.objects.listed().sources().count() == 10
    assert ProgrammePage.objects.listed().sources().count() == 10
    assert ProgrammePage.objects.listed().filter(locale__language_code="en").count() == 10
    assert Opportunity.objects.listed().sources().count() >= 120
    assert PressReleasePage.objects.listed().sources().count() >= 9
    newsroom = NewsroomPage.objects.sources().get()
    assert len(newsroom.featured_releases()) == 3
    assert SiteTexts.objects.count() == 2
    assert not AlertBanner.objects.reachable().exists()
    assert Site.objects.get().root_page.specific.heading
    assert {page.team_id for page in CentrePage.objects.sources()}.isdisjoint({None})


def test_every_object_is_complete_and_shown(loaded: Context) -> None:
    for row in DemoObject.objects.exclude(content_type=None):
        obj = row.target
        if isinstance(obj, PressReleasePage):
            obj.change_kind = PressReleasePage.ChangeKind.SMALL
        assert [one.message for one in rules.findings(obj) if one.blocks] == [], row.key
    assert not Page.objects.filter(depth__gt=1, live=False).exists()
    assert not any(Page.find_problems())


def test_counts_come_from_the_records(loaded: Context) -> None:
    centres = Programme.objects.get(code="koordinierungszentren")
    network = Programme.objects.get(code="engagierte-stadt")
    with translation.override("de"):
        assert [one.number for one in figures(centres)] == ["16", "4", "120.000\u00a0€"]
        numbers = [one.number for one in figures(network)]
    assert numbers[:3] == ["10", "1", "113"]
    day = dt.date(2022, 12, 31)
    assert centres.members(day).count() == 11
    assert [one.place.name for one in network.former_members()] == ["Gießen"]


def test_tandem_is_seen_from_both_cities(loaded: Context) -> None:
    for one, other in (("kassel", "Wetzlar"), ("wetzlar", "Kassel")):
        city = page(loaded, f"vor-ort/engagierte-staedte/{one}")
        partners = [partner.place.name for partner in city.membership.partners()]
        assert partners == [other]


def test_english_version_is_a_translation_with_the_same_facts(loaded: Context) -> None:
    german = page(loaded, "vor-ort/engagierte-staedte/kassel")
    english = german.get_translations().get().specific
    assert english.live
    assert english.portrait.startswith("Kassel creates")
    assert english.facts.pk == german.pk
    assert english.url == "/en/vor-ort/engagierte-staedte/kassel/"


def test_second_run_changes_nothing(loaded: Context) -> None:
    before = list(DemoObject.objects.values_list("key", "object_id"))
    pages = list(Page.objects.values_list("pk", "latest_revision"))
    city = page(loaded, "vor-ort/engagierte-staedte/marburg")
    city.portrait = "Neu gefasst von der Redaktion in Marburg, mit anderen Worten."
    city.save_revision().publish()
    page(loaded, "aktuelles/sprechtag-gelnhausen").delete()
    DemoObject.objects.filter(content_type=None).delete()  # as after a killed run
    again = Context()
    load_all(again)
    assert again.made == 0
    assert again.skipped == {}
    rows = DemoObject.objects.exclude(content_type=None)
    assert set(rows.values_list("key", "object_id")) <= set(before)
    assert page(loaded, "vor-ort/engagierte-staedte/marburg").portrait == city.portrait
    assert not Page.objects.filter(slug="sprechtag-gelnhausen").exists()
    assert Page.objects.count() == len(pages) - 1


def test_quick_answer_when_everything_is_there(
    loaded: Context, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(3):
        again = Context()
        load_all(again)
    assert again.made == 0


def test_killed_run_goes_on(loaded: Context) -> None:
    entry = {
        "key": "page:abgebrochen",
        "model": "base.StandardPage",
        "parent": "page:home",
        "title": "Abgebrochen",
        "teaser": "Eine Seite, bei der etwas dazwischenkam.",
        "body": [{"quatsch": "dieser Baustein fehlt"}],
    }
    with pytest.raises(KeyError):
        load(loaded, entry)
    assert not loaded.knows("page:abgebrochen")
    entry["body"] = [{"text": "Beim zweiten Mal gelungen."}]
    made = load(loaded, entry)
    assert made.live and made.slug == "abgebrochen"


def test_days_are_counted_from_the_day_of_loading(loaded: Context) -> None:
    stale = [one for one in CentrePage.objects.sources() if one.is_stale(loaded.today)]
    assert [one.membership.district.slug for one in stale] == ["landkreis-hersfeld-rotenburg"]
    assert loaded.at(3, "14:00").astimezone().date() == loaded.day(3)


def test_removal_keeps_what_is_not_its_own(loaded: Context) -> None:
    district = District.objects.get(slug="landkreis-giessen")
    team = Team.objects.create(name="Eigene", kind=Team.Kind.COUNTY, district=district)
    own = builders.organisation("Eigener Verein", team=team)
    removal.remove(Context())
    assert Organisation.objects.get() == own
    assert [one.slug for one in District.objects.all()] == ["landkreis-giessen"]
    assert Team.objects.get().district == district
    assert not Tombstone.objects.exists()


def test_removal_is_all_or_nothing(loaded: Context) -> None:
    owner = Organisation.objects.get(name="Magistrat der Stadt Kassel")
    below = builders.standard_page("Eigene Seite", parent=page(loaded, "beratung"))
    linking = builders.standard_page(
        "Mit Bild", body=builders.stream([("picture", {"image": KittImage.objects.first().pk})])
    )
    ReferenceIndex.create_or_update_for_object(linking)
    builders.contact("Erika Eigen", organisation=owner)
    before = DemoObject.objects.count(), Page.objects.count()
    with pytest.raises(CommandError) as error:
        call_command("load_demo", "--remove", stdout=StringIO())
    text = str(error.value)
    assert f"“Eigene Seite” ({below.url}) stands below “Beratung”" in text
    assert "“Erika Eigen” uses" in text and "Magistrat der Stadt Kassel" in text
    assert "“Mit Bild”" in text
    assert (DemoObject.objects.count(), Page.objects.count()) == before


def test_refuses_where_demo_logins_are_not_allowed(settings: Any) -> None:
    settings.DEMO_LOGINS = False
    with pytest.raises(CommandError, match="setup_site"):
        call_command("load_demo", stdout=StringIO())


def test_scale_adds_more_from_a_seed(loaded: Context) -> None:
    releases = PressReleasePage.objects.sources().count()
    opportunities = Opportunity.objects.sources().count()
    out = StringIO()
    call_command("load_demo", "--scale", "2", "--seed", "7", stdout=out)
    assert PressReleasePage.objects.sources().count() == releases + 10
    assert Opportunity.objects.sources().count() >= 2 * opportunities
    assert "Volume for load tests" in out.getvalue()


def test_removal_leaves_an_empty_site(
    loaded: Context, django_capture_on_commit_callbacks: Any
) -> None:
    """Stands last: the files that it deletes do not come back with the rollback."""
    files = [Path(image.file.path) for image in KittImage.objects.all()]
    assert files and all(path.exists() for path in files)
    with django_capture_on_commit_callbacks(execute=True):
        removal.remove(Context())
    assert not any(path.exists() for path in files)
    assert not DemoObject.objects.exists()
    for model in (Organisation, Opportunity, Programme, Membership, Team, User, KittImage):
        assert not model.objects.exists(), model
    assert not Page.objects.filter(depth__gt=1).exists()
    assert not District.objects.exists() and not Municipality.objects.exists()
    again = Context()
    load_home(again)
    assert Site.objects.get().root_page.slug == "de"
    assert again.made == 2
