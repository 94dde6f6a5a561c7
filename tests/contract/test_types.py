"""What every page type and every record promises. A new type without a builder here fails."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.coreutils import get_dummy_request
from wagtail.fields import StreamField
from wagtail.models import Page, PreviewableMixin, TranslatableMixin
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from pages.base import entries
from pages.base.checks import public_types
from pages.base.models import (
    AccessibilityStatementPage,
    BasePage,
    HomePage,
    LegalPage,
    Organisation,
    PlainLanguagePage,
    PublicationPage,
    SharedFacts,
    SignLanguagePage,
    StandardPage,
)
from pages.base.records import in_language
from pages.demo import builders
from pages.events.models import ContactPoint, Course, Event, SeriesPage
from pages.opportunities.models import Opportunity
from pages.press.models import NewsroomPage, PressReleasePage
from pages.profiles.models import CentreIndexPage, CentrePage, CityIndexPage, CityPage
from pages.programmes.models import ProgrammeIndexPage, ProgrammePage

PAGES: dict[type[BasePage], Callable[[], Any]] = {
    HomePage: lambda: builders.home("de"),
    StandardPage: builders.standard_page,
    LegalPage: builders.legal_page,
    AccessibilityStatementPage: builders.accessibility_statement,
    PlainLanguagePage: builders.plain_language_page,
    SignLanguagePage: builders.sign_language_page,
    PublicationPage: builders.publication,
    ProgrammeIndexPage: builders.programme_index,
    ProgrammePage: builders.programme_page,
    NewsroomPage: builders.newsroom,
    PressReleasePage: builders.release,
    CentreIndexPage: builders.centre_index,
    CentrePage: builders.centre,
    CityIndexPage: builders.city_index,
    CityPage: builders.city,
    SeriesPage: builders.series_page,
}
RECORDS: dict[type[Any], Callable[[], Any]] = {
    Organisation: builders.organisation,
    Opportunity: builders.opportunity,
    Event: builders.event,
    Course: builders.course,
    ContactPoint: builders.contact_point,
}
WITHOUT_ENTRY = {HomePage, NewsroomPage, ProgrammeIndexPage, CentreIndexPage, CityIndexPage}


def ids(model: type) -> str:
    return model.__name__


class Assertions(WagtailPageTestCase):
    """Wagtail's own assertions, outside a test class."""


@pytest.fixture
def wagtail(site: object, admin_client: Any) -> Assertions:
    case = Assertions("setUpClass")
    case.client = admin_client
    case.dummy_request = get_dummy_request()
    return case


def test_no_type_is_forgotten() -> None:
    assert set(PAGES) | set(RECORDS) == set(public_types())


@pytest.mark.parametrize("model", PAGES, ids=ids)
def test_page_is_routable_renderable_editable_and_previewable(
    wagtail: Assertions, model: type[BasePage]
) -> None:
    page = PAGES[model]()
    # Wagtail's assertion of the route does not know addresses with a language in front.
    visit = wagtail.client_class().get(page.url)
    assert visit.status_code == 200
    # The start page is called "Start" in the tree; what visitors read above it is its heading.
    heading = getattr(page, "heading", "") or page.title
    assert heading in html.unescape(visit.content.decode())
    form = wagtail.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert form.status_code == 200
    typed = querydict_from_html(form.content.decode(), form_id="page-edit-form")
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            typed[f"{field.name}-count"] = "0"  # scripts would add its blocks
    wagtail.assertPageIsPreviewable(page, post_data=typed)


@pytest.mark.parametrize("model", PAGES, ids=ids)
def test_page_can_be_created_where_it_belongs(wagtail: Assertions, model: type[BasePage]) -> None:
    parent = Page.objects.get(pk=PAGES[model]().get_parent().pk).specific_class
    wagtail.assertCanCreateAt(parent, model)


@pytest.mark.parametrize("model", RECORDS, ids=ids)
def test_record_has_a_page_a_preview_and_a_form(
    site: object, client: Any, admin_client: Any, model: type[Any]
) -> None:
    record = RECORDS[model]()
    assert client.get(record.get_absolute_url()).status_code == 200
    name = model.snippet_viewset.get_url_name("edit")
    assert admin_client.get(reverse(name, args=[record.pk])).status_code == 200
    assert issubclass(model, PreviewableMixin)
    preview = record.make_preview_request()
    assert preview.status_code == 200
    list_name = model.snippet_viewset.get_url_name("list")
    assert admin_client.get(reverse(list_name)).status_code == 200


@pytest.mark.parametrize("model", [*PAGES, *RECORDS], ids=ids)
def test_type_has_an_entry_or_is_declared_to_have_none(site: object, model: type[Any]) -> None:
    obj = {**PAGES, **RECORDS}[model]()
    if model in WITHOUT_ENTRY:
        assert entries.without[model]
        assert entries.entry_for(obj, "de") is None
        return
    if model in RECORDS and model is not Organisation:
        in_language([obj], "de")
    entry = entries.entry_for(obj, "de")
    assert entry is not None
    assert entry.url.startswith("/de/")
    assert (entry.title, entry.language) == (str(obj), "de")
    assert entry.id
    assert entry.first_published


@pytest.mark.parametrize(
    "model",
    [
        m
        for m in apps.get_models()
        if issubclass(m, SharedFacts) and issubclass(m, TranslatableMixin)
    ],
    ids=ids,
)
def test_only_texts_are_sent_to_translators(model: type[Any]) -> None:
    sent = {
        field.field_name
        for field in get_translatable_fields(model)
        if isinstance(field, TranslatableField) and field.field_name not in relations(model)
    }
    assert sent == set(model.translated_fields)


def relations(model: type[Any]) -> set[str]:
    return {field.name for field in model._meta.get_fields() if field.is_relation}


@pytest.mark.parametrize("model", [*PAGES, Opportunity, Event, Course, ContactPoint], ids=ids)
def test_type_can_be_translated_the_standard_way(site: object, model: type[Any]) -> None:
    obj = {**PAGES, **RECORDS}[model]()
    if isinstance(obj, HomePage):
        return  # both start pages come with the site
    for above in Page.objects.get(pk=obj.pk).get_ancestors()[2:] if isinstance(obj, Page) else []:
        builders.translate(above.specific)
    english = builders.translate(obj, title="In English")
    assert english.title == "In English"
    assert english.is_reachable()
    assert english.facts.pk == obj.pk
