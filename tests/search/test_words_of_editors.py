"""Words that editors add work at once; only what a new part of compounds touches is made again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from site_index import afresh, stored, work_off

from pages.base import changes
from pages.base.models import Category, Change
from pages.demo import builders
from search import upkeep
from search.analysis.analyser import use_extra_words
from search.documents import Document
from search.indexes import SITE, Index
from search.models import BestBet, CompoundWord, SynonymGroup
from search.upkeep import differences

Look = Callable[..., str]


def test_synonyms_work_at_once(index: Index, look: Look) -> None:
    builders.standard_page("Kaffeekränzchen am Montag")
    work_off()
    assert "am Montag" not in look("Plauderstunde")
    group = SynonymGroup.objects.create(words="Plauderstunde\nKaffeekränzchen")
    assert "am Montag" in look("Plauderstunde")
    group.words = "Plauderstunde\nTanztee"
    group.save()
    assert "am Montag" not in look("Plauderstunde")
    group.words = "Plauderstunde\nKaffeekränzchen"
    group.save()
    assert "am Montag" in look("Plauderstunde")
    group.delete()
    assert "am Montag" not in look("Plauderstunde")


def test_best_bets_work_at_once(index: Index, look: Look) -> None:
    bet = BestBet.objects.create(
        queries="Ehrenamtskarte", title="Alles zur Karte", url="https://karte.example/"
    )
    assert "Alles zur Karte" in look("ehrenamtskarte")
    bet.delete()
    assert "Alles zur Karte" not in look("ehrenamtskarte")


def test_a_renamed_category_is_suggested_by_its_new_name(index: Index, look: Look) -> None:
    row = builders.category("craft", Category.Facet.ACTIVITY, "Töpferscheibe")
    assert "pferscheibe" in look("Töpfer", "/de/suche/vorschlaege/")
    text = row.texts.get(language="de")
    text.name = "Töpferwerkstatt"
    row.texts = [text]
    row.save()
    suggested = look("Töpfer", "/de/suche/vorschlaege/")
    assert "pferwerkstatt" in suggested
    assert "pferscheibe" not in suggested


@pytest.fixture
def made(index: Index, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles of the documents that are made from now on."""
    builders.standard_page("Die Quaxlotsinnen laden ein")
    builders.standard_page("Der Quaxlotse")
    builders.standard_page("Ein Chor")
    work_off()
    seen: list[str] = []
    real = upkeep.documents

    def counted(items: object, *args: object) -> object:
        for document in real(items, *args):  # type: ignore[arg-type]
            assert isinstance(document, Document)
            seen.append(document.texts["title_words"])
            yield document

    monkeypatch.setattr(upkeep, "documents", counted)
    return seen


def test_a_new_part_touches_only_what_has_it(index: Index, made: list[str], look: Look) -> None:
    word = CompoundWord.objects.create(word="quax")
    changes.wake()
    assert made == [], "nobody waits for that"
    assert Change.objects.filter(content_type__model="compoundword").exists()
    while changes.drain(SITE):
        pass
    assert {title for title in made if "chor" in title} == set()
    assert len(made) == 4, "two pages in two languages"
    assert stored(index) == afresh()
    assert not differences(index)
    assert "Der" in look("Lotse")

    made.clear()
    word.delete()
    work_off()
    assert len([title for title in made if "quax" in title]) == 4
    assert not [title for title in made if "chor" in title]
    assert stored(index) == afresh()


def test_another_process_knows_the_words_too(index: Index, made: list[str]) -> None:
    """A worker that has just been started splits with the words of the editors."""
    CompoundWord.objects.create(word="quax")
    work_off()
    before = stored(index)
    use_extra_words(())  # what a new process knows
    upkeep.rebuild(index)
    assert stored(index) == before
    use_extra_words(())
    builders.standard_page("Noch ein Quaxlotse")
    work_off()
    use_extra_words(())
    assert not differences(index)
