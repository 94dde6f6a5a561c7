"""Old addresses lead to where a page stands now: never in a circle, never to what is not public."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from pages.addresses.lookup import look_up
from pages.base.models import SiteTexts
from pages.demo import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    pass


@pytest.fixture
def renamed(django_capture_on_commit_callbacks: Any) -> Any:
    """Wagtail tells of another slug after the commit, which a test never reaches by itself."""

    def rename(page: Any, slug: str) -> Any:
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    return rename


def leads(client: Any, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, answer.get("Location", "")


def move(page: Any, parent: Any) -> Any:
    type(page).objects.get(pk=page.pk).move(Page.objects.get(pk=parent.pk), pos="last-child")
    return type(page).objects.get(pk=page.pk)


def test_another_slug_leads_on_with_all_pages_below_it(client: Any, renamed: Any) -> None:
    above = builders.standard_page("Vor Ort")
    builders.standard_page("Rat", parent=above)
    renamed(above, "in-der-naehe")
    assert leads(client, "/de/vor-ort/") == (301, "/de/in-der-naehe/")
    assert leads(client, "/de/vor-ort/rat/") == (301, "/de/in-der-naehe/rat/")
    assert leads(client, "/de/vor-ort/rat") == (301, "/de/in-der-naehe/rat/")
    assert leads(client, "/de/vor-ort/rat/?seite=2") == (301, "/de/in-der-naehe/rat/")
    assert leads(client, "/de/vor-ort/anderes/")[0] == 404


def test_a_move_leads_on_in_each_language(client: Any) -> None:
    page, target = builders.standard_page("Rat"), builders.standard_page("Vor Ort")
    english, english_target = (
        builders.translate(one, title=title) for one, title in ((page, "A"), (target, "B"))
    )
    move(page, target)
    assert leads(client, "/de/rat/") == (301, "/de/vor-ort/rat/")
    assert client.get("/en/rat/").status_code == 200
    move(english, english_target)
    assert leads(client, "/en/rat/") == (301, "/en/vor-ort/rat/")


def test_a_slug_that_the_translation_takes_over_leads_on_too(
    client: Any, renamed: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = builders.standard_page("Rat")
    builders.translate(page, title="Advice")
    page = renamed(page, "rat-und-tat")
    assert client.get("/en/rat/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        builders.translate(page, title="Advice")
    assert leads(client, "/de/rat/") == (301, "/de/rat-und-tat/")
    assert leads(client, "/en/rat/") == (301, "/en/rat-und-tat/")


def test_chains_are_one_step_and_a_page_can_go_back(client: Any, renamed: Any) -> None:
    page = builders.standard_page("Eins")
    for slug in ("zwei", "drei"):
        page = renamed(page, slug)
    assert leads(client, "/de/eins/") == leads(client, "/de/zwei/") == (301, "/de/drei/")
    renamed(page, "eins")
    assert client.get("/de/eins/").status_code == 200
    assert leads(client, "/de/zwei/") == leads(client, "/de/drei/") == (301, "/de/eins/")
    assert not Redirect.objects.filter(old_path="/de/eins").exists()
    # Browsers keep permanent redirects for ever, and would go round in the circle of old times.
    assert client.get("/de/zwei/")["Cache-Control"] == "no-cache"


def test_what_is_not_public_is_not_told(client: Any, renamed: Any) -> None:
    page = renamed(builders.standard_page("Eins"), "geheimer-neuer-name")
    assert leads(client, "/de/eins/")[0] == 301
    page.unpublish()
    assert leads(client, "/de/eins/")[0] == 404
    draft = builders.release("Entwurf", publish=False)
    draft.slug = "geheim"
    draft.save()
    assert not Redirect.objects.filter(redirect_page=draft).exists()
    later = builders.release("Alt", publish=False)
    later.slug, later.go_live_at = "geheimer-plan", timezone.now() + dt.timedelta(days=1)
    later.save_revision().publish()
    Redirect.add_redirect("/aktion", later)
    for path in ("/de/aktuelles/entwurf/", "/de/aktuelles/alt/", "/aktion"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "geheim" not in answer.content.decode()


def test_a_page_that_comes_back_after_a_move_is_found_at_its_old_address(client: Any) -> None:
    above, below = builders.standard_page("Vor Ort"), builders.standard_page("Rat")
    below.unpublish()
    below = move(below, above)
    assert leads(client, "/de/rat/")[0] == 404
    below.save_revision().publish()
    assert leads(client, "/de/rat/") == (301, "/de/vor-ort/rat/")


def test_what_somebody_made_by_hand_stays(client: Any, renamed: Any) -> None:
    page, other = builders.standard_page("Eins"), builders.standard_page("Anderes")
    Redirect.add_redirect("/de/eins/", other)
    renamed(page, "zwei")
    assert leads(client, "/de/eins/") == (301, other.url)


def test_addresses_that_lead_to_each_other_end_as_not_found(client: Any) -> None:
    Redirect.add_redirect("/a", "/b")
    Redirect.add_redirect("/b", "/a")
    Redirect.add_redirect("/selbst", "/selbst/")
    for path in ("/a", "/b/", "/selbst/"):
        assert leads(client, path)[0] == 404


def test_chains_of_addresses_are_gone_through_at_once(client: Any) -> None:
    page = builders.standard_page("Rat")
    Redirect.add_redirect("/c", page)
    Redirect.add_redirect("/b", "/c/")
    Redirect.add_redirect("/a", "/b?x=1")
    assert leads(client, "/a") == (301, page.url)


def test_targets_outside_the_tree_answer_only_while_they_are_public(client: Any) -> None:
    event = builders.event("Geheimes Treffen")
    organisation = builders.organisation("Verein")
    Redirect.add_redirect("/treffen", event.get_absolute_url())
    Redirect.add_redirect("/verein", organisation.get_absolute_url())
    Redirect.add_redirect("/liste", "/de/termine/")
    Redirect.add_redirect("/anderswo", "https://anderswo.example/x", is_permanent=False)
    assert leads(client, "/treffen") == (301, event.get_absolute_url())
    assert leads(client, "/verein") == (301, organisation.get_absolute_url())
    assert leads(client, "/liste") == (301, "/de/termine/")
    assert leads(client, "/anderswo") == (302, "https://anderswo.example/x")
    event.unpublish()
    organisation.unpublish()
    assert leads(client, "/treffen")[0] == leads(client, "/verein")[0] == 404


def test_old_addresses_with_query_umlaut_and_capitals(client: Any) -> None:
    page, other = builders.standard_page("Rat"), builders.standard_page("Anderes")
    Redirect.add_redirect("/index.php?id=12", page)
    Redirect.add_redirect("/index.php", other)
    Redirect.add_redirect("/förderung/antrag.html", page)
    Redirect.add_redirect("/ehrenamt", page)
    assert leads(client, "/index.php?id=12") == (301, page.url)
    assert leads(client, "/index.php?id=13") == (301, other.url)
    assert leads(client, "/f%C3%B6rderung/antrag.html") == (301, page.url)
    assert leads(client, "/Ehrenamt/") == (301, page.url)
    assert leads(client, "/%00")[0] == 404


def test_many_pages_are_looked_up_with_as_many_queries_as_one(
    django_assert_max_num_queries: Any,
) -> None:
    pages = [builders.standard_page(f"Seite {number}") for number in range(5)]
    with django_assert_max_num_queries(4):
        found = look_up([page.url for page in pages])
    assert [found[page.url].page for page in pages] == [Page.objects.get(pk=p.pk) for p in pages]


@pytest.mark.parametrize("path", ["/de/nichts/", "/nichts/", "/en/nichts", "/de/nichts.html"])
def test_the_page_of_what_was_not_found_leads_on(client: Any, path: str) -> None:
    links = [{"type": "item", "value": {"label": "Termine", "route": "events"}}]
    for language in ("de", "en"):
        locale = Locale.objects.get(language_code=language)
        SiteTexts.objects.create(operator_name="Ehrenamt", locale=locale, main=json.dumps(links))
    answer = client.get(path, follow=True, headers={"accept-language": "en"})
    assert answer.status_code == 404
    content = answer.content.decode()
    language = "de" if path.startswith("/de/") else "en"
    assert f'<html lang="{language}"' in content
    main = content[content.index("<main") : content.index("</main>")]
    for url in (f"/{language}/", f"/{language}/termine/"):
        assert f'href="{url}"' in main
