"""No sentence is lost: not without a title, connection or session, and not to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from pages.base.models import StandardPage, User
from pages.base.untitled import untitled
from pages.demo import builders
from pages.press.models import NewsroomPage, PressReleasePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SENTENCE = "Dieser Satz darf nicht verloren gehen."
KEPT = """number => Object.keys(localStorage)
    .filter((name) => name.startsWith("kitt-unsaved:")).length === number"""
SAVED = "() => document.querySelector('.w-autosave-indicator[data-w-autosave-state-value=saved]')"


@pytest.fixture
def draft(officer: list[dict[str, str]]) -> StandardPage:
    page = builders.standard_page("Probe", publish=False)
    page.save_revision()
    return page


@pytest.fixture
def desk(chromium: Any, live_server: Any, officer: list[dict[str, str]]) -> Iterator[Any]:
    """The browser of a press officer. Its console is not looked at: it complains when offline."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, base_url=live_server.url, locale="de-DE"
    )
    context.add_cookies(officer)
    yield context
    context.close()


def opened(desk: Any, page: Any) -> Any:
    """The form of a page, ready for typing."""
    tab = desk.new_page()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    tab.wait_for_load_state("networkidle")
    return tab


def typed(tab: Any, text: str = SENTENCE) -> None:
    field = tab.locator("#id_teaser")
    field.fill("")
    field.press_sequentially(text)


def teaser(page: Any) -> str:
    return str(type(page).objects.get(pk=page.pk).get_latest_revision_as_object().teaser)


def keeps(tab: Any, number: int) -> None:
    """Wait until so many forms are kept in the browser."""
    tab.wait_for_function(KEPT, arg=number)


def sign_in(desk: Any, user: User, url: str) -> None:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    desk.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def test_a_draft_needs_no_title(desk: Any, live_server: Any) -> None:
    newsroom = NewsroomPage.objects.get()
    tab = desk.new_page()
    tab.goto(f"/admin/pages/add/press/pressreleasepage/{newsroom.pk}/")
    typed(tab)
    tab.wait_for_url(re.compile(r"/edit/"))
    saved = PressReleasePage.objects.get(title=untitled())
    assert teaser(saved) == SENTENCE
    assert tab.locator("#id_title").input_value() == ""
    tab.locator("#id_title").fill("Über uns")
    keeps(tab, 0)
    tab.close()
    again = opened(desk, saved)
    assert again.locator("#id_title").input_value() == "Über uns"
    assert again.locator(".kitt-unsaved--offer").count() == 0


def test_typed_without_a_connection(desk: Any, draft: StandardPage) -> None:
    """The window is closed before the connection is back."""
    tab = opened(desk, draft)
    desk.set_offline(True)
    typed(tab)
    tab.get_by_text("Keine Verbindung.").wait_for()
    assert SENTENCE not in tab.evaluate("() => JSON.stringify(localStorage)")
    tab.close()
    desk.set_offline(False)
    assert teaser(draft) != SENTENCE
    again = opened(desk, draft)
    again.get_by_role("button", name="Wieder einsetzen").click()
    again.wait_for_load_state()
    assert again.locator("#id_teaser").input_value() == SENTENCE
    keeps(again, 0)
    assert teaser(draft) == SENTENCE


def test_the_connection_comes_back(desk: Any, draft: StandardPage) -> None:
    tab = opened(desk, draft)
    desk.set_offline(True)
    typed(tab)
    tab.get_by_text("Keine Verbindung.").wait_for()
    desk.set_offline(False)
    tab.get_by_text("Alles ist wieder gespeichert.").wait_for()
    assert teaser(draft) == SENTENCE
    keeps(tab, 0)


def test_the_session_is_over(desk: Any, draft: StandardPage, live_server: Any) -> None:
    officer = User.objects.get(email="presse@kitt.example")
    tab = opened(desk, draft)
    Session.objects.all().delete()
    typed(tab)
    tab.get_by_text("Ihre Anmeldung ist abgelaufen.").wait_for()
    other = User.objects.create_superuser("andere@kitt.example", "x")
    sign_in(desk, other, live_server.url)
    tab.get_by_text("jetzt jemand anderes angemeldet").wait_for()
    assert teaser(draft) != SENTENCE
    sign_in(desk, officer, live_server.url)
    tab.get_by_text("Alles ist wieder gespeichert.").wait_for()
    assert teaser(draft) == SENTENCE


def test_what_is_kept_is_for_one_person(desk: Any, draft: StandardPage, live_server: Any) -> None:
    tab = opened(desk, draft)
    desk.set_offline(True)
    typed(tab)
    tab.get_by_text("Keine Verbindung.").wait_for()
    tab.close()
    desk.set_offline(False)
    officer = User.objects.get(email="presse@kitt.example")
    sign_in(desk, User.objects.create_superuser("andere@kitt.example", "x"), live_server.url)
    again = opened(desk, draft)
    assert again.locator(".kitt-unsaved--offer").count() == 0
    again.close()
    sign_in(desk, officer, live_server.url)
    home = desk.new_page()
    home.goto("/admin/")
    home.locator(".kitt-unsaved--offer a", has_text="Probe").click()
    home.get_by_role("button", name="Verwerfen").wait_for()
    home.once("dialog", lambda dialog: dialog.accept())
    home.get_by_role("button", name="Verwerfen").click()
    keeps(home, 0)


def test_two_windows(desk: Any, draft: StandardPage) -> None:
    """The second one to save is told; what it has typed stays in its form and is kept."""
    first, second = opened(desk, draft), opened(desk, draft)
    typed(first, "Zuerst.")
    first.wait_for_function(SAVED)
    keeps(first, 0)
    typed(second)
    keeps(second, 1)
    second.get_by_role("button", name="Entwurf speichern").click()
    second.wait_for_load_state()
    assert second.locator("#id_teaser").input_value() == SENTENCE
    assert teaser(draft) == "Zuerst."
