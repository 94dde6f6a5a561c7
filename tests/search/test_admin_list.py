"""The list of opportunities in the admin: found in an index of its own, read from the database."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from pages.base import changes
from pages.base.models import Change, Team, User
from pages.demo import builders
from pages.demo.builders import records
from pages.editorial.sync import sync_roles
from pages.opportunities.models import Opportunity
from search import site as public_search
from search.admin import finder
from search.admin.contents import Offers
from search.engines.tantivy import TantivyEngine
from search.indexes import ADMIN, Index, indexes, kept
from search.planner import Request
from search.upkeep import differences, put_in, rebuild

LIST = "/admin/snippets/opportunities/opportunity/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """An index of the admin of its own, kept by its consumer."""
    index = Index(ADMIN, TantivyEngine(tmp_path), at_once=True, contents=Offers())
    index.engine.begin().commit()
    monkeypatch.setattr(finder, "admin_index", lambda: index)
    consumer = changes.Consumer(ADMIN, partial(put_in, index), at_once=True, drafts=True)
    monkeypatch.setitem(changes.consumers, ADMIN, consumer)
    public_search._breaker.cache_clear()
    rebuild(index)
    yield index
    index.engine.close()


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chefin@kitt.example"))
    return client


def offer(title: str, **fields: Any) -> Opportunity:
    """A draft that nobody has published."""
    known = {"teaser": "", "locale": Locale.get_default(), "live": False, **fields}
    return Opportunity.objects.create(title=title, **known)


def listed(client: Client, **asked: Any) -> list[str]:
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return [row.title for row in response.context["page_obj"].object_list]


def test_drafts_are_found_by_their_latest_text_and_only_in_the_admin(
    index: Index, editor: Client
) -> None:
    row = offer("Lesepatin in Erbach", description="<p>Text</p>")
    row.title = "Zauberlehrling in Erbach"
    row.save_revision(clean=False)
    assert changes.drain(ADMIN)
    assert listed(editor, q="zauberlehr") == ["Zauberlehrling in Erbach"]
    assert listed(editor, q="Zauberleerling") == ["Zauberlehrling in Erbach"]
    assert listed(editor, q="lesepatin") == []
    assert not Change.objects.filter(object_id=row.pk).exists(), "no draft reaches the public"
    rebuild(indexes()["search"])
    found = public_search.find(Request("Zauberlehrling", "de", 0))
    assert not found.total
    row.delete()
    changes.drain(ADMIN)
    assert listed(editor, q="zauberlehr") == []
    assert not differences(index)


def test_the_public_search_does_not_know_the_index_of_the_admin() -> None:
    assert ADMIN not in indexes()
    assert ADMIN in kept()
    assert changes.consumers[ADMIN].drafts
    assert not any(changes.consumers[name].drafts for name in indexes())
    root = Path(public_search.__file__).parent
    for path in (
        root / "site.py",
        root / "pending.py",
        *root.glob("pages/*.py"),
        *root.glob("api/*.py"),
    ):
        assert "admin" not in path.read_text().lower(), path


def test_filters_and_orders_are_those_of_the_index(index: Index, editor: Client) -> None:
    today = timezone.localdate()
    district = builders.district("Odenwaldkreis")
    organisation = builders.organisation("Lesefreunde e. V.")
    offer("Ohne Ende", state="paused")
    offer("Vorbei", apply_until=today - dt.timedelta(days=40), district=district)
    offer("Bald", apply_until=today + dt.timedelta(days=3), organisation=organisation)
    offer("Später", period_until=today + dt.timedelta(days=30), effort="once")
    changes.drain(ADMIN)
    assert listed(editor, state="paused") == ["Ohne Ende"]
    assert listed(editor, district=district.pk) == ["Vorbei"]
    assert listed(editor, organisation=organisation.pk) == ["Bald"]
    assert listed(editor, q="lesefreunde") == ["Bald"]
    assert listed(editor, effort="once") == ["Später"]
    assert listed(editor, ends="over") == ["Vorbei"]
    assert listed(editor, ends="14") == ["Bald"]
    assert set(listed(editor, ends="90")) == {"Bald", "Später"}
    assert listed(editor, ends="never") == ["Ohne Ende"]
    assert listed(editor, shown="live") == []
    assert listed(editor, ordering="until") == ["Vorbei", "Bald", "Später", "Ohne Ende"]
    assert listed(editor, ordering="-until") == ["Später", "Bald", "Vorbei", "Ohne Ende"]
    organisation.name = "Bücherwürmer"
    organisation.save()
    changes.drain(ADMIN)
    assert listed(editor, q="bücherwürmer") == ["Bald"]


def test_rows_come_from_what_the_person_may_see(index: Index, client: Client) -> None:
    mine, theirs = (Team.objects.create(name=name, kind="county") for name in ("A", "B"))
    offer("Meins", team=mine)
    stale = offer("Fremd", team=theirs)
    changes.drain(ADMIN)
    editor = client
    person = User.objects.create_user("rike@kitt.example")
    person.groups.add(Team.objects.get(pk=mine.pk).group)
    editor.force_login(person)
    response = editor.get(LIST)
    assert [row.title for row in response.context["page_obj"]] == ["Meins"]
    assert response.context["paginator"].count == 1
    Opportunity.objects.filter(pk=stale.pk).update(team=mine)
    Opportunity.objects.filter(title="Meins").update(team=theirs)
    assert listed(editor) == [], "a stale index shows nothing that is not permitted"
    chooser = editor.get("/admin/snippets/choose/opportunities/opportunity/results/?q=fremd")
    assert "Meins" not in chooser.content.decode()


def test_drafts_of_others_are_not_found_by_their_words(index: Index, client: Client) -> None:
    row = builders.opportunity("Lesepatin in Erbach")
    row.title, row.teaser = "Zauberlehrling in Erbach", "Geheimnisvoll"
    row.save_revision(clean=False)
    changes.drain(ADMIN)
    sync_roles()
    person = User.objects.create_user("uebersetzung@kitt.example")
    person.groups.add(Group.objects.get(name="Übersetzung Englisch"))
    client.force_login(person)
    assert listed(client, q="lesepatin") == ["Lesepatin in Erbach"]
    assert listed(client, q="erbach", locale="de") == ["Lesepatin in Erbach"]
    for word in ("zauberlehrling", "zauberleerling", "geheimnis"):
        response = client.get(LIST, {"q": word})
        assert not response.context["page_obj"].object_list
        assert response.context["paginator"].count == 0
        assert "zauberlehrling" not in response.content.decode().replace(f'"{word}"', "")
    staff = User.objects.create_superuser("chefin@kitt.example")
    client.force_login(staff)
    assert listed(client, q="erbach") == ["Zauberlehrling in Erbach"]
    assert listed(client, q="lesepatin") == []
    row.get_latest_revision().publish()
    changes.drain(ADMIN)
    client.force_login(person)
    assert listed(client, q="zauberlehrling") == ["Zauberlehrling in Erbach"]
    assert listed(client, q="lesepatin") == []
    assert not differences(index)


def test_without_the_index_the_database_finds_titles(
    index: Index, editor: Client, tmp_path: Path
) -> None:
    offer("Vorlesen")
    offer("Kochen", state="paused")
    (tmp_path / "current.json").unlink()
    index.engine.close()
    assert listed(editor, q="vorl") == ["Vorlesen"]
    assert listed(editor, state="paused") == ["Kochen"]
    assert editor.get(LIST).context["view"].object_list.from_database


def test_translations_show_the_german_facts(index: Index, editor: Client) -> None:
    german = records.opportunity("Märchenstunde", categories=[records.category()])
    english = german.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Fairy tales"
    english.save()
    Opportunity.objects.filter(pk=german.pk).update(state="full")
    rebuild(index)
    assert listed(editor, state="full") == ["Märchenstunde"]  # one line for both languages
    assert listed(editor, state="full", locale="en") == ["Fairy tales"]
    assert listed(editor, q="fairy", locale="en") == ["Fairy tales"]


def test_twenty_thousand_take_as_many_queries_as_sixty(index: Index, editor: Client) -> None:
    def queries(**asked: Any) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert len(listed(editor, **asked)) == 50
        assert not any("OFFSET" in one["sql"] for one in captured.captured_queries)
        return len(captured)

    _many(60)
    rebuild(index)
    editor.get(LIST, {"ordering": "until"})  # the order is kept on its first use
    few = [queries(), queries(q="vorlesen"), queries(state="open", ordering="until")]
    _many(20_000)
    rebuild(index)
    many = [queries(), queries(q="vorlesen"), queries(state="open", ordering="until")]
    assert many == few
    assert max(many) <= 30
    response = editor.get(LIST, {"p": "999999"})
    assert response.context["page_obj"].number == 200
    assert response.context["paginator"].count == 20_060


def _many(number: int) -> None:
    locale = Locale.get_default()
    organisation = builders.organisation("Lesefreunde e. V.")
    Opportunity.objects.bulk_create(
        Opportunity(
            title=f"Vorlesen {count}",
            locale=locale,
            organisation=organisation,
            live=False,
            public_id=uuid.uuid4().hex[:8],
            translation_key=uuid.uuid4(),
        )
        for count in range(number)
    )
