"""Words and best bets show, before they are saved, what a search finds with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from pages.base.models import User
from pages.demo import builders
from pages.demo.builders import records
from search import resources
from search import site as public_search
from search.admin import trying
from search.engines.tantivy import TantivyEngine
from search.indexes import SITE, Index
from search.models import BestBet, CompoundWord, EmptySearch, SynonymGroup
from search.upkeep import rebuild

BASE = "/admin/snippets/search/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(site: Any, client: Client, tmp_path: Path, monkeypatch: Any) -> Iterator[Client]:
    """Somebody who may edit words, beside an index with two offers."""
    place = builders.municipality("Erbach", district=builders.district("Odenwaldkreis"))
    for title in ("Spaziergänge im Tierheim", "Gugelobacken"):
        records.opportunity(title, municipality=place, categories=[records.category()])
    index = Index(SITE, TantivyEngine(tmp_path), at_once=True)
    monkeypatch.setattr(trying, "indexes", lambda: {SITE: index})
    public_search._breaker.cache_clear()
    resources.forget()
    rebuild(index)
    person = User.objects.create_user("wort@kitt.example", is_staff=True)
    needed = ("access_admin", *(f"{do}_{what}" for do in ("add", "change") for what in _MODELS))
    person.user_permissions.set(Permission.objects.filter(codename__in=needed))
    client.force_login(person)
    yield client
    index.engine.close()
    resources.forget()


_MODELS = ("synonymgroup", "compoundword", "bestbet")


def trial(client: Client, kind: str, query: str, **values: Any) -> Any:
    response = client.post(f"{BASE}{kind}/try/", {"try_query": query, "part": "1", **values})
    assert response.status_code == 200
    return response.context.get("trial")


def titles(hits: trying.Hits) -> list[str]:
    return [one.entry.title for one in hits.shown] if hits.exact else []


def test_a_synonym_that_is_not_saved_finds_more(staff: Client) -> None:
    words = {"language": "de", "words": "Dackelrettung\nTierheim", "narrower": ""}
    found = trial(staff, "synonymgroup", "dackelrettung", **words)
    assert titles(found.now) == []
    assert titles(found.then) == ["Spaziergänge im Tierheim"]
    assert {one.hit.key for one in found.then.shown} == found.new
    assert not SynonymGroup.objects.exists()
    assert not public_search_knows("dackelrettung")
    saved = SynonymGroup.objects.create(**words)
    without = {"language": "de", "words": "Dackelrettung\nHundehilfe", "try_query": "dackelrettung"}
    answer = staff.post(f"{BASE}synonymgroup/try/{saved.pk}/", without)
    assert titles(answer.context["trial"].now) == ["Spaziergänge im Tierheim"]
    assert titles(answer.context["trial"].then) == []
    assert "<html" in answer.content.decode(), "without scripts it is a page of its own"


def public_search_knows(word: str) -> bool:
    """Whether the words of the site have changed."""
    return (word,) in resources.resources().synonyms._others


def test_a_new_part_says_what_it_splits_and_how_much_is_read_again(staff: Client) -> None:
    found = trial(staff, "compoundword", "gugelo", word="gugelo")
    assert titles(found.then) == ["Gugelobacken"]
    assert found.compounds == ("gugelobacken",)
    assert found.anew == 2, "the entry in both languages of the site"
    assert not CompoundWord.objects.exists()
    assert trial(staff, "compoundword", "xyz", word="xyzxyz").anew == 0


def test_a_best_bet_stands_above_its_searches_only(staff: Client) -> None:
    bet = {"queries": "Karte", "language": "de", "title": "Die Karte", "url": "https://example.org"}
    found = trial(staff, "bestbet", "KARTE", **bet)
    assert not found.now.best
    assert [one.title for one in found.then.best] == ["Die Karte"]
    assert not trial(staff, "bestbet", "tierheim", **bet).then.best
    past = {**bet, "until": dt.date(2020, 1, 1)}
    assert not trial(staff, "bestbet", "karte", **past).then.best
    assert not BestBet.objects.exists()


def test_what_is_not_complete_says_so_and_only_editors_may_try(staff: Client) -> None:
    address = f"{BASE}synonymgroup/try/"
    answer = staff.post(address, {"try_query": "x", "part": "1", "words": "eins", "language": "de"})
    assert "trial" not in answer.context
    assert answer.context["form"].errors
    assert staff.get(address).status_code == 405
    reader = User.objects.create_user("lesen@kitt.example", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    staff.force_login(reader)
    assert staff.post(address, {"try_query": "x"}).status_code in {302, 403}
    staff.logout()
    assert staff.post(address, {"try_query": "x"}).status_code == 302


def test_a_dead_index_is_told_and_the_form_still_works(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "indexes", dict)
    answer = staff.post(
        f"{BASE}compoundword/try/", {"try_query": "x", "part": "1", "word": "gugelo"}
    )
    assert answer.context["away"]
    assert "data-kitt-try" in staff.get(f"{BASE}compoundword/add/").content.decode()


def test_a_search_in_vain_becomes_a_group_with_one_click(staff: Client, client: Client) -> None:
    EmptySearch.objects.create(text="gassi gehen", language="en", last_on=dt.date(2026, 6, 1))
    client.force_login(User.objects.create_superuser("chefin@kitt.example"))
    shown = client.get(f"{BASE}emptysearch/").content.decode()
    address = f"{BASE}synonymgroup/add/?words=gassi+gehen&amp;language=en"
    assert address in shown
    form = client.get(address.replace("&amp;", "&")).context["form"]
    assert form.instance.words == "gassi gehen"
    assert form.instance.language == "en"
    assert "gassi gehen" in str(form["words"])
