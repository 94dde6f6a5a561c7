"""One contract for all engines: the same documents, queries, hits and counts."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from engine_contract import AT, ENGINES, NOW, docs, ids, item, query, scratch

from search.documents import FACETS, Document, Item
from search.engines.base import Engine, State
from search.geo import circle, distance_km
from search.queries import (
    AllOf,
    Facet,
    Group,
    Phrase,
    Prefix,
    Query,
    Ring,
    Sort,
    Where,
    Word,
)

DAY = dt.timedelta(days=1)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    yield from scratch(request.param)


def found(engine: Engine, asked: Query) -> set[str]:
    return set(ids(engine.search(asked).hits))


def test_words_are_found_in_every_field_and_title_counts_most(engine: Engine) -> None:
    engine.upsert(
        docs(
            item(1, "Vorlesen in der Kita"),
            item(2, body="Einmal in der Woche vorlesen."),
            item(3, organisation="Verein Vorlesen"),
            item(4, categories=("Vorlesen",)),
            item(5, summary="Hier wird vorgelesen, hier kann man vorlesen."),
            item(6, place_names=("Vorlesen",)),
            item(7, "Kochen"),
        )
    )
    result = engine.search(query("vorles"))
    assert result.total == 6
    assert ids(result.hits)[:2] == ["1", "4"]
    assert ids(result.hits)[-1] == "2"


def test_compound_parts_are_found_and_count_less_than_the_word(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Hausaufgabenhilfe"), item(2, "Hilfe"), item(3, "Chor")))
    assert ids(engine.search(query("hilf")).hits) == ["2", "1"]
    both = query(groups=(Group((AllOf(("haus", "aufgab")),)),))
    assert found(engine, both) == {"1"}


def test_groups_are_joined_by_and_their_alternatives_by_or(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Rote Katze"), item(2, "Roter Hund"), item(3, "Blauer Hund")))
    red, blue = Group((Word("rot"),)), Group((Word("blau"),))
    pet = Group((Word("katz"), Word("hund", 0.5)))
    assert ids(engine.search(query(groups=(red, pet))).hits) == ["1", "2"]
    assert found(engine, query(groups=(red, blue))) == set()
    assert found(engine, query(groups=(red, blue, pet), minimum=2)) == {"1", "2", "3"}
    wish = Group((Word("blau"),), optional=True)
    assert ids(engine.search(query(groups=(pet, wish))).hits)[0] in {"1", "3"}
    assert engine.search(query(groups=(pet, wish))).total == 3


def test_the_rarer_group_decides(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Rot"), item(2, "Hund")))
    groups = (Group((Word("rot"),), rarity=0.9), Group((Word("hund"),), rarity=0.2))
    assert ids(engine.search(query(groups=groups, minimum=1)).hits) == ["1", "2"]


def test_phrases_prefixes_and_facets_are_alternatives(engine: Engine) -> None:
    engine.upsert(
        docs(
            item(1, body="Für junge Menschen."),
            item(2, body="Menschen, die jung sind."),
            item(3, "Märchenstunde"),
            item(4, facets={"audience": ("families",)}),
        )
    )
    assert found(engine, query(groups=(Group((Phrase(("jung", "mensch")),)),))) == {"1"}
    assert found(engine, query(groups=(Group((Prefix("marchens"),)),))) == {"3"}
    family = Group((Facet("audience", ("families", "minors")),))
    assert found(engine, query(groups=(family,))) == {"4"}


def test_scores_are_the_same_everywhere(engine: Engine) -> None:
    """Whole numbers from weights alone: neither length nor frequency of anything counts."""
    engine.upsert(
        docs(
            item(1, "Garten", quality=0.0),
            item(2, "Garten " * 20 + "und viel mehr", quality=0.0),
            *(item(number, body="Garten") for number in range(3, 40)),
        )
    )
    hits = engine.search(query("gart")).hits
    assert sorted(ids(hits)[:2]) == ["1", "2"]
    assert hits[0].score == pytest.approx(1001, rel=0.03)
    assert hits[0].score == pytest.approx(hits[1].score, rel=0.001)


def test_equal_fit_is_ordered_by_quality_then_by_date(engine: Engine) -> None:
    engine.upsert(
        docs(
            item(10, "Chor", quality=0.2),
            item(20, "Chor", quality=0.9),
            item(400, "Chor", quality=0.5),
            item(30, "Chor", quality=0.5),
        )
    )
    assert ids(engine.search(query("chor")).hits) == ["20", "30", "400", "10"]
    assert ids(engine.search(query()).hits) == ["20", "30", "400", "10"]


def test_languages_are_kept_apart(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Sport"), item(1, "Sport", locale="en")))
    assert engine.search(query("sport")).total == 1
    assert engine.search(query("sport", locale="en")).hits[0].key == "opportunity:1:en"
    assert engine.count() == 2


def test_nothing_is_seen_before_or_after_its_time(engine: Engine) -> None:
    engine.upsert(
        docs(
            item(1, "Heute", facets={"type": ("a",)}),
            item(2, "Heute", facets={"type": ("b",)}, visible_from=NOW + DAY),
            item(3, "Heute", facets={"type": ("c",)}, visible_until=NOW),
            item(4, "Heute", facets={"type": ("d",)}, visible_from=NOW, visible_until=NOW + DAY),
        )
    )
    result = engine.search(query("heut"))
    assert set(ids(result.hits)) == {"1", "4"}
    assert result.total == 2
    assert result.counts["type"] == {"a": 1, "d": 1}
    assert set(ids(engine.titles("de", AT, ["heut"], [], 10))) == {"1", "4"}
    later = int((NOW + 2 * DAY).timestamp())
    assert found(engine, query("heut", at=later)) == {"1", "2"}


def test_facets_are_disjunctive(engine: Engine) -> None:
    engine.upsert(
        docs(
            item(1, facets={"field": ("sport", "social"), "effort": ("once",)}),
            item(2, facets={"field": ("sport",), "effort": ("regular",)}),
            item(3, facets={"field": ("culture",), "effort": ("once",)}),
        )
    )
    result = engine.search(query(filters={"field": ("sport",)}))
    assert set(ids(result.hits)) == {"1", "2"}
    assert result.counts["field"] == {"sport": 2, "social": 1, "culture": 1}
    assert result.counts["effort"] == {"once": 1, "regular": 1}
    either = query(filters={"field": ("social", "culture")})
    assert found(engine, either) == {"1", "3"}
    both = engine.search(query(filters={"field": ("sport",), "effort": ("once",)}))
    assert set(ids(both.hits)) == {"1"}
    assert both.counts["field"] == {"sport": 1, "social": 1, "culture": 1}
    assert both.counts["effort"] == {"once": 1, "regular": 1}
    none = engine.search(query(filters={"field": ("no-such-code",)}))
    assert none.total == 0
    assert none.counts["field"]["sport"] == 2
    assert engine.search(query(counted=("effort",))).counts.keys() == {"effort"}


def test_counts_equal_those_counted_by_hand(engine: Engine) -> None:
    chance = Random(7)
    items = [_random_item(number, chance) for number in range(300)]
    engine.upsert(docs(*items))
    for filters in ({}, {"field": ("a", "b")}, {"field": ("c",), "mode": ("online", "hybrid")}):
        result = engine.search(query("gart", filters=filters, limit=300))
        with_word = [one for one in items if "Garten" in one.title]
        assert set(ids(result.hits)) == {one.id for one in with_word if _fits(one, filters)}
        for facet in ("field", "mode", "district"):
            others = {name: codes for name, codes in filters.items() if name != facet}
            counted = Counter(
                code for one in with_word if _fits(one, others) for code in one.facets[facet]
            )
            assert result.counts[facet] == dict(counted)


def _random_item(number: int, chance: Random) -> Item:
    return item(
        number,
        chance.choice(["Garten", "Gartenarbeit im Garten", "Chor"]),
        facets={
            "field": tuple(chance.sample("abcd", chance.randint(0, 3))),
            "mode": (chance.choice(["onsite", "online", "hybrid"]),),
            "district": (str(chance.randint(1, 40)),),
        },
    )


def _fits(one: Item, filters: dict[str, tuple[str, ...]]) -> bool:
    return all(set(codes) & set(one.facets[facet]) for facet, codes in filters.items())


def test_a_radius_finds_what_lies_in_it(engine: Engine) -> None:
    chance, centre = Random(3), (50.58, 8.67)
    points = [
        (50.58 + chance.uniform(-0.6, 0.6), 8.67 + chance.uniform(-0.9, 0.9)) for _ in range(400)
    ]
    engine.upsert(docs(*(item(number, point=point) for number, point in enumerate(points))))
    for km in (3.0, 25.0, 60.0):
        inside = {str(n) for n, point in enumerate(points) if distance_km(centre, point) <= km}
        near_rim = {str(n) for n, p in enumerate(points) if abs(distance_km(centre, p) - km) < 0.7}
        result = engine.search(query(where=Where(circle(centre, km), (), centre), limit=400))
        assert set(ids(result.hits)) ^ inside <= near_rim
        assert all(hit.distance is not None for hit in result.hits)


def test_near_comes_first_and_online_counts_where_wanted(engine: Engine) -> None:
    centre = (50.58, 8.67)
    engine.upsert(
        docs(
            item(1, "Chor", point=(50.6, 8.9)),
            item(2, "Chor", point=(50.581, 8.671)),
            item(3, "Chor"),
            item(4, "Chor", point=(51.3, 9.5)),
            item(5, "Chor", districts=(9,), point=(51.3, 9.5)),
        )
    )
    rings = (Ring(circle(centre, 5.0), 0.2), Ring(circle(centre, 25.0), 0.3))
    cells = circle(centre, 25.0)
    with_online = Where((*cells, "everywhere", "d9"), rings, centre)
    assert ids(engine.search(query("chor", where=with_online)).hits)[:2] == ["2", "1"]
    assert found(engine, query("chor", where=with_online)) == {"1", "2", "3", "5"}
    assert found(engine, query("chor", where=Where(cells, rings, centre))) == {"1", "2"}
    nearest = engine.search(query("chor", where=Where((), rings, centre), sort=Sort.DISTANCE))
    assert ids(nearest.hits)[:2] == ["2", "1"]
    assert nearest.total == 5


def test_orders_by_date_and_pages_without_gaps(engine: Engine) -> None:
    items = [
        item(
            number,
            starts=NOW + number * DAY if number % 2 else None,
            deadline=NOW + (40 - number) * DAY if number % 3 else None,
        )
        for number in range(25)
    ]
    engine.upsert(docs(*items))
    assert _all_pages(engine, Sort.NEWEST) == [str(number) for number in range(25)]
    assert _all_pages(engine, Sort.OLDEST) == [str(number) for number in reversed(range(25))]
    starts = _all_pages(engine, Sort.STARTS)
    assert starts[:12] == [str(number) for number in range(1, 25, 2)]
    assert len(set(starts)) == 25
    assert _all_pages(engine, Sort.LAST_STARTS)[-12:] == starts[11::-1]
    deadlines = _all_pages(engine, Sort.DEADLINE)
    assert deadlines[:16] == [str(number) for number in reversed(range(25)) if number % 3]
    relevance = _all_pages(engine, Sort.RELEVANCE)
    assert sorted(relevance) == sorted(one.id for one in items)


def _all_pages(engine: Engine, sort: Sort) -> list[str]:
    return [
        key
        for offset in range(0, 25, 7)
        for key in ids(engine.search(query(sort=sort, offset=offset, limit=7)).hits)
    ]


def test_depths_nobody_reads_are_no_error(engine: Engine) -> None:
    engine.upsert(docs(item(1)))
    result = engine.search(query(offset=10**9, limit=50))
    assert result.hits == ()
    assert result.total == 1
    assert engine.search(query(limit=0)).hits == ()


def test_documents_are_replaced_and_deleted(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Alt"), item(2, "Bleibt")))
    before = engine.version()
    engine.upsert(docs(item(1, "Neu"), item(1, "Neuer")))
    assert engine.version() != before
    assert found(engine, query("alt")) == set()
    assert [hit.stored["title"] for hit in engine.search(query("neu")).hits] == ["Neuer"]
    assert engine.count() == 2
    engine.delete(["opportunity:1:de", "opportunity:99:de"])
    assert set(engine.keys()) == {"opportunity:2:de"}
    assert engine.get(["opportunity:1:de", "opportunity:2:de"]).keys() == {"opportunity:2:de"}


def test_a_failure_of_the_caller_is_not_one_of_the_engine(engine: Engine) -> None:
    def failing() -> Iterator[Document]:
        yield from docs(item(1))
        raise KeyError("not the engine")

    with pytest.raises(KeyError):
        engine.upsert(failing())
    generation = engine.begin()
    with pytest.raises(KeyError):
        generation.add(failing())
    generation.abort()
    engine.upsert(docs(item(2)))
    assert "opportunity:2:de" in set(engine.keys())


def test_what_is_stored_comes_back(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Märchen „lesen“", stored={"url": "/x/", "list": [1, {"a": None}]})))
    hit = engine.search(query()).hits[0]
    assert hit.stored["title"] == "Märchen „lesen“"
    assert hit.stored["list"] == [1, {"a": None}]
    assert engine.get([hit.key])[hit.key] == hit.stored


def test_tags_filter(engine: Engine) -> None:
    engine.upsert(docs(item(1, tags=("organisation:5", "x")), item(2, tags=("x",)), item(3)))
    assert found(engine, query(tags=("organisation:5",))) == {"1"}
    assert found(engine, query(tags=("x",))) == {"1", "2"}
    assert found(engine, query(one_of=(("organisation:5", "y"),))) == {"1"}
    assert found(engine, query(one_of=(("organisation:5", "x"), ("x",)))) == {"1", "2"}
    assert found(engine, query(one_of=(("x",), ("y", "z")))) == set()


def test_words_and_frequencies(engine: Engine) -> None:
    engine.upsert(
        docs(
            item(1, "Vorlesen"), item(2, "Vorlesen in Gießen"), item(3, "Lesepatin", body="Märchen")
        )
    )
    words = dict(engine.words())
    assert words["vorlesen"] == 2
    assert {"gießen", "märchen", "lesepatin"} <= words.keys()
    assert "in" not in words
    assert dict(engine.words("vor")) == {"vorlesen": 2}
    assert engine.words(limit=1) == [("vorlesen", 2)]
    assert engine.frequencies(["vorles", "pat", "nothing"]) == {
        "vorles": 2,
        "pat": 1,
        "nothing": 0,
    }


def test_words_come_in_one_order(engine: Engine) -> None:
    """In that of the alphabet, or the most frequent ones first and equal ones by the alphabet."""
    engine.upsert(
        docs(
            item(1, "Zaun Birne"),
            item(2, "Birne Äpfel"),
            item(3, "Kirsche Kirschbaum Zaun"),
            item(4, "Kirsche Alt", body="Zaun"),
            item(5, "Alt"),
        )
    )
    engine.upsert(docs(item(4, "Kirsche", body="Zaun"), item(6, "Vorbei")))
    engine.upsert(docs(item(5, "Neu")))
    engine.delete(["opportunity:6:de"])
    words = [("birne", 2), ("kirschbaum", 1), ("kirsche", 2), ("neu", 1), ("zaun", 3), ("äpfel", 1)]
    assert engine.words() == words
    frequent = sorted(words, key=lambda pair: (-pair[1], pair[0]))
    for limit in (1, 2, 3, 4, 6, 50):
        assert engine.words(limit=limit) == frequent[:limit]
    assert engine.words("kirsch") == [("kirschbaum", 1), ("kirsche", 2)]
    assert engine.words("kirsch", 1) == [("kirsche", 2)]
    assert engine.words("kirsche") == [("kirsche", 2)]
    for nothing in ("kirschen", "k.r", ".", "[", "~", '"'):
        assert engine.words(nothing) == []
        assert engine.words(nothing, 5) == []
    assert engine.words(limit=0) == []


def test_what_has_no_date_keeps_one_order_behind_what_has_one(engine: Engine) -> None:
    far = dt.datetime(2060, 1, 1, tzinfo=dt.UTC)
    made = docs(*(item(number) for number in range(40)), item(99, starts=far, deadline=far))
    for part in (made[20:], made[:20][::-1]):
        engine.upsert(part)
    for sort, name in ((Sort.STARTS, "starts"), (Sort.DEADLINE, "deadline")):
        keys = [document.key for document in sorted(made, key=lambda one: getattr(one, name))]
        hits = engine.search(query(sort=sort, limit=50)).hits
        assert [hit.key for hit in hits] == keys
        assert keys[0] == "opportunity:99:de"


def test_titles_for_suggestions(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Vorlesen in der Kita"), item(2, "Vorlesen"), item(3, body="Kita")))
    assert ids(engine.titles("de", AT, ["vorles"], ["kita", "kind"], 5)) == ["1"]
    assert set(ids(engine.titles("de", AT, [], ["vorlesen"], 5))) == {"1", "2"}
    assert len(engine.titles("de", AT, [], ["vorlesen"], 1)) == 1
    assert engine.titles("de", AT, [], [], 5) == []


def test_a_new_generation_takes_over_in_one_step(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Alt")))
    generation = engine.begin()
    generation.add(docs(item(2, "Neu"), item(3, "Neu")))
    engine.upsert(docs(item(4, "Dazwischen")))
    assert set(engine.keys()) == {"opportunity:1:de", "opportunity:4:de"}
    generation.replace(docs(item(3, "Neuer"), item(4, "Dazwischen")))
    generation.delete(["opportunity:2:de"])
    generation.commit()
    assert set(engine.keys()) == {"opportunity:3:de", "opportunity:4:de"}
    assert engine.health().generation == generation.name
    dropped = engine.begin()
    dropped.add(docs(item(5)))
    dropped.abort()
    assert engine.count() == 2


def test_health_tells_how_it_is(engine: Engine) -> None:
    engine.upsert(docs(item(1), item(2)))
    health = engine.health()
    assert (health.state, health.documents) == (State.READY, 2)
    assert health.size > 0


def test_terms_that_look_like_syntax_are_only_terms(engine: Engine) -> None:
    engine.upsert(docs(item(1, "Ein Titel")))
    for text in ('"', "*", "a:b", "(", "\\", "~2", "/x/", "AND", "é", "🎻", "x" * 5000):
        asked = query(
            groups=(Group((Word(text), AllOf((text, text)), Phrase((text, text)))),),
            filters={"field": (text,)},
            where=Where((text,)),
        )
        assert engine.search(asked).total == 0
        assert engine.frequencies([text]) == {text: 0}
        assert engine.titles("de", AT, [text], [text], 3) == []


def test_all_facets_can_be_counted_and_filtered(engine: Engine) -> None:
    engine.upsert(docs(item(1, facets=dict.fromkeys(FACETS, ("x",)))))
    result = engine.search(query(filters=dict.fromkeys(FACETS, ("x", "y"))))
    assert result.total == 1
    assert result.counts == {facet: {"x": 1} for facet in FACETS}


def test_threads_search_and_write_at_once(engine: Engine) -> None:
    engine.upsert(docs(*(item(number, "Chor") for number in range(20))))
    failures: list[BaseException] = []

    def search() -> None:
        try:
            for _ in range(30):
                assert engine.search(query("chor")).total >= 20
        except BaseException as error:
            failures.append(error)

    def write(start: int) -> None:
        try:
            for number in range(start, start + 5):
                engine.upsert(docs(item(number, "Chor")))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    threads += [threading.Thread(target=write, args=(start,)) for start in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert engine.count() == 30
