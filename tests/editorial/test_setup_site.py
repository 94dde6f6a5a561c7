"""A new installation for any state: from an empty database to a site that can be edited."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.urls import reverse
from wagtail.models import Collection, GroupApprovalTask, Page, Revision, Site, Workflow

from pages.base import rules
from pages.base.models import (
    AccessibilityStatementPage,
    Category,
    HomePage,
    LegalPage,
    SiteTexts,
    User,
)
from pages.demo import builders
from pages.editorial import installation
from pages.editorial.models import ApprovalTask
from pages.places.models import District
from pages.press.models import NewsroomPage, Topic

pytestmark = pytest.mark.django_db
NAME = "Ehrenamt in Thüringen"
EMAIL = "chef@thueringen.example"


def setup(*options: str, name: str = NAME) -> str:
    out = StringIO()
    call_command("setup_site", "--name", name, "--admin-email", EMAIL, *options, stdout=out)
    return out.getvalue()


def count_all() -> dict[type[Model], int]:
    models = (Page, Revision, Category, Topic, SiteTexts, Collection, Group, User, Workflow)
    return {model: model._default_manager.count() for model in models}


def test_an_empty_database_becomes_a_site(settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.thueringen.example"
    setup()
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("ehrenamt.thueringen.example", 443)
    assert site.root_page.specific == HomePage.objects.get(locale__language_code="de")
    addresses = {page.full_url for page in Page.objects.live().filter(depth__gte=2)}
    assert addresses == {
        f"https://ehrenamt.thueringen.example/{path}"
        for path in (
            "de/",
            "de/aktuelles/",
            "de/programme/",
            "en/",
            "en/aktuelles/",
            "en/programme/",
        )
    }
    drafts = {page.slug for page in Page.objects.not_live().filter(depth=3)}
    assert drafts == {"impressum", "datenschutz", "barrierefreiheit"}
    for page in Page.objects.filter(depth__gte=2):
        assert page.get_translations().count() == 1, f"{page} has no twin"
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()


def test_the_name_stands_on_the_site_and_nothing_of_another_state() -> None:
    setup(name='Engagement „Nord“ & "Süd"')
    german = SiteTexts.objects.get(locale__language_code="de")
    assert german.operator_name == 'Engagement „Nord“ & "Süd"'
    assert '"Süd"' in HomePage.objects.get(locale__language_code="de").teaser
    assert "Hessen" not in installation.STARTER.read_text(encoding="utf-8")


def test_the_menus_lead_to_what_there_is() -> None:
    setup()
    for row in SiteTexts.objects.all():
        items = [item.value for item in row.main]
        items += [link for column in row.footer for link in column.value["links"]]
        legal = [item.value["page"].slug for item in row.legal]
        assert legal == ["impressum", "datenschutz", "barrierefreiheit"]
        for item in items:
            assert item["label"]
            assert item["page"].live if item["page"] else reverse(item["route"])
    german, english = SiteTexts.objects.order_by("locale__language_code")
    assert german.translation_key == english.translation_key


def test_a_second_run_changes_nothing_and_keeps_every_edit() -> None:
    setup()
    newsroom = NewsroomPage.objects.get(locale__language_code="de")
    newsroom.slug, newsroom.title = "presse", "Presse"
    newsroom.save_revision().publish()
    Category.objects.filter(code="sport").update(position=999)
    before = count_all()
    report = setup()
    assert count_all() == before
    assert "Password" not in report
    newsroom.refresh_from_db()
    assert newsroom.slug == "presse"
    assert Category.objects.get(code="sport").position == 999


def test_what_is_missing_is_added_again() -> None:
    setup()
    LegalPage.objects.get(locale__language_code="de", kind="imprint").delete()
    Topic.objects.get(code="sport").delete()
    SiteTexts.objects.filter(locale__language_code="en").delete()
    setup()
    imprint = LegalPage.objects.get(locale__language_code="de", kind="imprint")
    assert Topic.objects.filter(code="sport").exists()
    german, english = SiteTexts.objects.order_by("locale__language_code")
    assert german.translation_key == english.translation_key
    assert imprint.get_translations().count() == 1


def test_another_site_is_left_alone() -> None:
    setup()
    before = count_all()
    with pytest.raises(CommandError, match=r"already holds the site “Ehrenamt in Thüringen”"):
        setup(name="Ehrenamt in Bayern")
    assert count_all() == before


def test_pages_that_are_not_ours_are_left_alone() -> None:
    Page.get_first_root_node().add_child(
        instance=HomePage(title="Start", slug="x", heading="H", lead="L")
    )
    builders.standard_page(parent=Page.get_first_root_node())
    with pytest.raises(CommandError, match="not Kitt's"):
        setup()


def test_the_administrator_gets_a_password_that_is_shown_once() -> None:
    report = setup()
    password = re.search(r"Password, shown this once: (\S+)", report)
    admin = User.objects.get(email=EMAIL)
    assert password and admin.check_password(password[1])
    assert admin.is_superuser
    assert not admin.is_demo
    assert [group.name for group in admin.groups.all()] == ["Betrieb"]


def test_the_password_can_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_PASSWORD", "Regenschirm-im-Mai")
    report = setup("--admin-password-env", "FIRST_PASSWORD")
    assert "Regenschirm" not in report
    assert User.objects.get(email=EMAIL).check_password("Regenschirm-im-Mai")


@pytest.mark.parametrize(
    ("password", "sentence"), [("", "not set or empty"), ("kurz", "FIRST_PASSWORD: ")]
)
def test_a_bad_password_stops_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, password: str, sentence: str
) -> None:
    monkeypatch.setenv("FIRST_PASSWORD", password)
    with pytest.raises(CommandError, match=sentence):
        setup("--admin-password-env", "FIRST_PASSWORD")
    assert not HomePage.objects.exists()


def test_a_killed_run_leaves_nothing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(User.objects, "create_superuser", killed)
    with pytest.raises(KeyboardInterrupt):
        setup()
    assert not HomePage.objects.exists()
    assert not Category.objects.exists()
    monkeypatch.undo()
    setup()


def test_legal_pages_do_not_go_live_with_gaps() -> None:
    setup()
    for page in (*LegalPage.objects.all(), *AccessibilityStatementPage.objects.all()):
        with pytest.raises(rules.Incomplete):
            page.save_revision().publish()
    imprint = LegalPage.objects.get(locale__language_code="de", kind="imprint")
    imprint.body = json.dumps(
        [{"type": "text", "value": "<p>Staatskanzlei, Am Platz 1, 99096 Erfurt</p>"}]
    )
    imprint.save_revision().publish()
    imprint.refresh_from_db()
    assert imprint.live


def test_submitted_pages_reach_the_approvers() -> None:
    setup()
    workflow = Workflow.objects.get()
    assert workflow.name == "Freigabe"
    assert workflow.workflow_pages.get().page.is_root()
    task = ApprovalTask.objects.get()
    groups = sorted(group.name for group in task.groups.all())
    assert groups == ["Leitung Kommunikation", "Pressestelle"]
    assert not GroupApprovalTask.objects.exists()


def test_categories_and_topics_have_names_in_both_languages() -> None:
    setup()
    facets = Category.Facet
    for facet, least in ((facets.FIELD, 14), (facets.ACTIVITY, 12), (facets.AUDIENCE, 7)):
        assert Category.objects.filter(facet=facet).count() >= least
    rows: list[Any] = [*Category.objects.all(), *Topic.objects.all()]
    for row in rows:
        assert {text.language for text in row.texts.all()} == {"de", "en"}, row.code
    fields = Category.objects.filter(facet=facets.FIELD)
    assert not fields.filter(topics__isnull=True).exists(), "a field without a press topic"


def test_places_are_read_from_a_file() -> None:
    hessen = Path(apps.get_app_config("places").path) / "data" / "hessen.json"
    setup("--state-places", str(hessen))
    assert District.objects.filter(short_name="Vogelsberg").exists()


def test_a_missing_file_of_places_stops_at_once(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        setup("--state-places", str(tmp_path / "nirgends.xlsx"))
    assert not HomePage.objects.exists()
