"""From what people type to what they find."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.places.gazetteer import DATA, Gazetteer, regions, spots_of_file
from search.analysis.documents import document
from search.documents import Item
from search.engines.base import Engine
from search.engines.scratch import scratch_engine
from search.planner import Answer, Near, Request, Resources, Step, SynonymGroup, search
from search.planner.groups import Grouping
from search.planner.keeping import vocabulary
from search.planner.suggesting import Kind, suggest, suggest_places
from search.planner.understanding import Reader
from search.queries import Sort

AT = 1_800_000_000
PLACES = {
    "Gießen": (50.587, 8.675),
    "Marburg": (50.81, 8.77),
    "Kassel": (51.31, 9.48),
    "Oberursel (Taunus)": (50.2, 8.58),
}


def offer(number: int, title: str, body: str = "", place: str = "", **values: object) -> Item:
    facets = {"type": ("opportunity",), **values.pop("facets", {})}  # type: ignore[dict-item]
    return Item(
        type="opportunity",
        id=str(number),
        locale="de",
        title=title,
        body=body,
        place_names=(place,) if place else (),
        point=values.pop("point_of", None) or PLACES.get(place),  # type: ignore[arg-type]
        facets=facets,
        **values,  # type: ignore[arg-type]
    )


OFFERS = [
    offer(1, "Vorlesestunde in der Kita", "Sie lesen Märchen vor.", "Gießen"),
    offer(2, "Vorlesen im Krankenhaus", "Bücher am Bett.", "Marburg"),
    offer(3, "Lesementorin an der Grundschule", "Lesen üben mit einem Kind.", "Gießen"),
    offer(4, "Gassi gehen", "Hunde aus dem Tierheim ausführen.", "Kassel"),
    offer(5, "Katzen füttern", "Futterstellen für Tiere.", "Kassel"),
    offer(6, "Wandergruppe führen", "Leichte Wege für Ältere.", "Oberursel (Taunus)"),
    offer(7, "Wandern mit Trauernden", "Gemeinsam unterwegs.", "Kassel"),
    offer(8, "Blumenbeete gießen", "Wasser für den Stadtgarten.", "Kassel"),
    offer(
        9,
        "Familientag im Wald",
        "Bäume pflanzen.",
        "Marburg",
        facets={"audience": ("families",)},
    ),
    offer(10, "Bäume schneiden", "Obstbäume pflegen.", "Marburg"),
    offer(11, "Telefonieren gegen Einsamkeit", "Von zu Hause aus.", facets={"mode": ("online",)}),
    offer(12, "Seniorennachmittag", "Kaffee und Kuchen.", "Gießen"),
    offer(13, "Hausaufgabenhilfe", "Deutsch und Mathematik.", "Gießen"),
    offer(14, "Sanitätsdienst bei Festen", "Mit dem Rettungsdienst.", "Kassel"),
    offer(15, "Kochkurs", "Junge Menschen kochen.", "Marburg", categories=("Kultur und Musik",)),
    offer(16, "Chor im Dorf", "Menschen, die jung sind.", "Marburg"),
]
ENGLISH = [
    Item("opportunity", "1", "en", "Story time at the nursery", body="Read to children."),
    Item("opportunity", "4", "en", "Gassi gehen", language="de", body="Hunde ausführen."),
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with scratch_engine("tantivy") as made:
        generation = made.begin()
        generation.add(map(document, [*OFFERS, *ENGLISH]))
        generation.commit()
        yield made


@pytest.fixture(scope="module")
def resources() -> Resources:
    gazetteer = Gazetteer()
    gazetteer.add(spots_of_file(DATA / "hessen.json"))
    gazetteer.add(regions())
    groups = [SynonymGroup(("Sause", "Remmidemmi"), narrower=("Kochkurs",))]
    names = {"de": [("field:culture", "Kultur und Musik"), ("field:sport", "Sport")]}
    return Resources.make(gazetteer, groups, names)


@pytest.fixture
def ask(engine: Engine, resources: Resources):
    def asked(text: str, locale: str = "de", **values: object) -> Answer:
        request = Request(text, locale, AT, **values)  # type: ignore[arg-type]
        return search(engine, request, resources)

    return asked


def ids(answer: Answer) -> list[str]:
    return [str(hit.stored["id"]) for hit in answer.result.hits]


def test_the_sentence_of_the_start(ask) -> None:
    answer = ask("vorlessen in giesen")
    assert ids(answer)[0] == "1"
    assert dict(answer.understanding.corrections) == {
        "vorlessen": "vorlesen",
        "giesen": "gießen",
    }
    assert "Gießen" in [spot.name for spot in answer.understanding.place]
    assert answer.understanding.place_in_words
    assert set(ids(answer)) <= {"1", "2", "3"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Märchen", "1"),
        ("Maerchen", "1"),
        ("marchen", "1"),
        ("MÄRCHEN!!!", "1"),
        ("Lesementor*innen", "3"),
        ("LesementorIn", "3"),
        ("Vorlesepatin Kita", "1"),
        ("Kita Vorlesestunde", "1"),
        ("Hilfe bei Hausaufgaben", "13"),
        ("hausaufgabn", "13"),
        ("Hausaufgabenhilffe", "13"),
        ("Katze", "5"),
        ("Krankenwagen", "14"),
        ("Ich möchte gern mit Hunden spazieren gehen", "4"),
        ("musik", "15"),
        ("Kindergarten", "1"),
    ],
)
def test_the_right_one_comes_first(ask, text: str, first: str) -> None:
    assert ids(ask(text))[0] == first


def test_slips_are_corrected_and_real_words_are_not(ask) -> None:
    assert dict(ask("Kazten").understanding.corrections) == {"kazten": "katzen"}
    assert not ask("Katzen").understanding.corrections
    assert not ask("Schaukelpferd").understanding.corrections
    assert not ask("Wiesbaden").understanding.corrections
    assert not ask("Kazten", literally=True).understanding.corrections


def test_the_ladder_says_which_step_answered(ask) -> None:
    assert ask("Vorlesen").step is Step.EXACT
    some = ask("Katzen Sanitätsdienst Chor Kochkurs")
    assert some.step is Step.SOME
    assert len(ids(some)) >= 3
    assert ask("Märchenerzählerin").step in (Step.PARTS, Step.SIMILAR, Step.EXACT)
    assert "1" in ids(ask("Märchenerzählerin"))
    nothing = ask("qqqqqwwww")
    assert nothing.step is Step.NOTHING
    assert nothing.result.total == 0


def test_looser_hits_fill_the_first_page_and_are_not_counted(ask) -> None:
    answer = ask("Lesen üben")
    assert answer.more
    assert not {hit.key for hit in answer.more} & {hit.key for hit in answer.result.hits}
    assert answer.result.total == len(answer.result.hits)
    assert len(answer.more) + len(answer.result.hits) <= 10
    assert ask("Lesen üben", offset=10).more == ()
    assert ask("Lesen üben", sort=Sort.NEWEST).more == ()


def test_the_word_itself_before_its_synonyms(ask) -> None:
    assert ids(ask("Kochkurs"))[0] == "15"
    assert ids(ask("Remmidemmi")) == ["15"]
    animals = ask("Tier")
    assert ids(animals)[0] == "5"
    assert "4" in ids(animals)


@pytest.mark.parametrize(
    ("text", "place", "first"),
    [
        ("wandern taunus", "Taunus", "6"),
        ("wandern kassel", "Kassel", "7"),
        ("vorlesen 35390", "Gießen", "1"),
        ("vorlesen Landkreis Giessen", "Landkreis Gießen", "1"),
        ("wandern Oberursel", "Oberursel (Taunus)", "6"),
        ("Senioren in GIESSEN", "Gießen", "12"),
    ],
)
def test_places_in_the_words(ask, text: str, place: str, first: str) -> None:
    answer = ask(text)
    assert place in [spot.name for spot in answer.understanding.place]
    assert ids(answer)[0] == first


def test_the_radius_holds_for_a_place_in_the_words(ask) -> None:
    near, far = ask("vorlesen in Gießen", km=5.0), ask("vorlesen in Gießen", km=100.0)
    assert (near.km, far.km) == (5.0, 100.0)
    assert set(ids(near)) < set(ids(far))


def test_a_verb_is_no_town(ask) -> None:
    answer = ask("Blumen gießen")
    assert answer.understanding.place == ()
    assert ids(answer)[0] == "8"


def test_too_little_nearby_widens_the_circle_and_says_so(ask) -> None:
    answer = ask("Wandern Gießen")
    assert answer.step is Step.WIDER
    assert answer.km == 50.0
    assert ids(answer) == ["6"]
    assert answer.more[0].stored["id"] == "7"


def test_the_place_box(ask) -> None:
    near = ask("", near=Near(name="Marburg"))
    assert set(ids(near)) >= {"2", "9", "10", "11"}
    assert "4" not in ids(near)
    assert near.km == 25.0
    assert ids(near)[-1] == "11", "online counts, behind what is near"
    assert all(hit.distance is not None for hit in near.result.hits[:-1])
    narrow = ask("", near=Near(name="35037", km=2.0))
    assert set(ids(narrow)) >= {"2"}
    point = ask("vorlesen", near=Near(point=PLACES["Marburg"], km=5.0))
    assert ids(point)[0] == "2"
    unknown = ask("vorlesen", near=Near(name="Atlantis"))
    assert unknown.understanding.unknown_place == "Atlantis"
    assert "1" in ids(unknown)


def test_nearest_first(ask) -> None:
    answer = ask("", near=Near(name="Marburg", km=100.0), sort=Sort.DISTANCE, limit=20)
    distances = [hit.distance for hit in answer.result.hits if hit.distance is not None]
    assert distances == sorted(distances)
    assert len(distances) > 8


def test_facets_in_the_words(ask) -> None:
    answer = ask("Bäume als Familie")
    assert dict(answer.understanding.facets) == {"audience": ("families",)}
    assert ids(answer)[0] == "9"
    assert "10" in ids(answer), "a preference, no filter"
    weekend = ask("Bäume am Wochenende").understanding.facets
    assert dict(weekend) == {"weekday": ("5", "6")}
    assert ids(ask("online"))[0] == "11"
    assert not ask("Bäume als Familie", literally=True).understanding.facets


def test_filters_hold_on_every_step(ask) -> None:
    answer = ask("Bäume", filters={"audience": ("families",)})
    assert set(ids(answer)) == {"9"}
    assert all(hit.stored["id"] == "9" for hit in answer.more)
    assert answer.result.counts["audience"] == {"families": 1}


def test_filler_words_do_not_count_unless_they_are_all(ask) -> None:
    answer = ask("Ich suche ein Ehrenamt mit Katzen")
    assert answer.understanding.ignored == ("suche", "ehrenamt")
    assert ids(answer)[0] == "5"
    assert ask("helfen").understanding.ignored == ()


def test_quotes_are_taken_at_their_word(ask) -> None:
    assert ids(ask('"junge Menschen"')) == ["15"]
    assert set(ids(ask("junge Menschen"))) >= {"15", "16"}


def test_english_finds_what_is_not_translated_too(ask) -> None:
    assert ids(ask("stories for kids", "en"))[0] == "1"
    answer = ask("Hunde", "en")
    assert ids(answer) == ["4"]
    assert answer.result.hits[0].stored["language"] == "de"


def test_marks_are_the_terms_to_highlight(ask) -> None:
    marks = ask("Hausaufgabenhilfe").understanding.marks
    assert {"hausaufgabenhilf", "aufgab", "hilf"} <= marks


def test_nothing_typed_browses_everything(ask) -> None:
    answer = ask("")
    assert answer.result.total == len(OFFERS)
    assert answer.step is Step.EXACT
    assert answer.more == ()


HOSTILE = [
    '"',
    '"""',
    "*",
    "%",
    ":",
    "\\",
    "a\x00b",
    "\x00",
    "🎻🎻🎻",
    "x" * 10_000,
    "wort " * 2_000,
    "'; DROP TABLE",
    "<script>",
    "AND OR NOT",
    "title:x^5 ~2 [a TO b]",
    "\u202eabc",
    "und der die das",
    "„“ ‚‘",
    "-",
    "a-b-c-d-e-f",
    "ﬁ ǅ İ ẞ",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_input_is_only_input(ask, engine: Engine, resources: Resources, text: str) -> None:
    assert ask(text).result.total >= 0
    assert ask(text, near=Near(name=text)).result.total >= 0
    assert ask(text, filters={"field": (text,)}).result.total == 0
    assert len(suggest(engine, text, "de", AT, resources)) <= 8
    assert len(suggest_places(text, resources)) <= 8


@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(alphabet=st.characters() | st.sampled_from(string.punctuation + "äöü "), max_size=60)
)
def test_nothing_typed_is_an_error(ask, text: str) -> None:
    answer = ask(text)
    assert (answer.step is Step.NOTHING) == (answer.result.total == 0)


def test_suggestions_of_every_kind(engine: Engine, resources: Resources) -> None:
    def texts(typed: str) -> list[tuple[Kind, str]]:
        return [(one.kind, one.text) for one in suggest(engine, typed, "de", AT, resources)]

    assert (Kind.TITLE, "Vorlesestunde in der Kita") in texts("vorles")
    assert (Kind.CATEGORY, "Kultur und Musik") in texts("mus")
    assert (Kind.PLACE, "Gießen") in texts("giess")
    assert (Kind.TITLE, "Vorlesen im Krankenhaus") in texts("vorlesen kra")
    assert texts("vorlesen xyz") == []
    assert texts("v") == []
    assert len(texts("ma")) <= 8


def test_suggested_places_by_name_and_postcode(resources: Resources) -> None:
    assert suggest_places("kass", resources)[0].text == "Kassel"
    assert [one.text for one in suggest_places("35390", resources)] == ["Gießen"]
    assert suggest_places("", resources) == []


def test_a_city_and_the_county_around_it_are_told_apart(resources: Resources) -> None:
    spots = {spot.name: spot for spot in spots_of_file(DATA / "hessen.json")}
    city, county = spots["Kassel"], spots["Landkreis Kassel"]
    items = [
        offer(1, "Chor", point_of=city.point, districts=(city.district,)),
        offer(2, "Chor", point_of=(51.32, 9.51), districts=(county.district,)),
        offer(3, "Chor", point_of=(50.1, 8.6), districts=(1,)),
    ]
    with scratch_engine("tantivy") as made:
        made.begin().commit()
        made.upsert(map(document, items))

        def found(text: str) -> list[str]:
            return ids(search(made, Request(text, "de", AT, counted=()), resources))

        assert found("Chor Kassel") == ["1", "2"]
        assert found("Chor Landkreis Kassel") == ["2"]
        assert found("Landkreis Kassel") == ["2"]


def test_words_of_a_topic_find_what_belongs_to_it() -> None:
    items = [
        offer(1, "Gruppe am Dienstag", "Wir treffen uns.", facets={"field": ("migration",)}),
        offer(2, "Gruppe am Mittwoch", "Wir treffen uns.", facets={"field": ("sport",)}),
        offer(3, "Nähstube", "Mit Asylbewerbern.", facets={"field": ("culture",)}),
    ]
    with scratch_engine("tantivy") as made:
        made.begin().commit()
        made.upsert(map(document, items))
        answer = search(made, Request("Asylbewerber", "de", AT, counted=()), Resources.make())
        assert ids(answer) == ["3"]
        assert next(hit.stored["id"] for hit in answer.more) == "1"


def test_words_written_apart_are_one_word(ask) -> None:
    assert ids(ask("haus aufgaben hilfe"))[0] == "13"
    assert ids(ask("Hausaufgaben-Hilfe"))[0] == "13"


def test_a_place_alone_browses_it_whatever_opens_the_question(ask) -> None:
    answer = ask("Ehrenamt in Marburg")
    assert set(ids(answer)) >= {"2", "9", "10", "15"}
    assert answer.step is Step.EXACT


def test_scattered_words_do_not_count_as_one_where_it_stands_together() -> None:
    items = [
        offer(1, "Hausaufgaben betreuen", "In der Schule."),
        offer(2, "Haus im Wald", "Viele Aufgaben, auch im Garten, für alle."),
    ]
    with scratch_engine("tantivy") as made:
        made.begin().commit()
        made.upsert(map(document, items))
        answer = search(made, Request("Hausaufgabenhilfe", "de", AT, counted=()), Resources.make())
        assert ids(answer) == ["1"]


def test_what_is_translated_comes_first(resources: Resources) -> None:
    items = [
        Item("opportunity", "1", "en", "Singing at the choir", language="de", body="choir"),
        Item("opportunity", "2", "en", "Evenings", body="A choir for everybody."),
    ]
    with scratch_engine("tantivy") as made:
        made.begin().commit()
        made.upsert(map(document, items))
        assert ids(search(made, Request("choir", "en", AT, counted=()), resources)) == ["2", "1"]


def test_who_one_is_and_what_is_not_wanted_is_not_looked_for(ask) -> None:
    answer = ask("Ich bin Rentner und möchte mit Hunden spazieren gehen")
    assert answer.understanding.facets == {"audience": ("seniors",)}
    assert ids(answer)[0] == "4"
    answer = ask("nicht mit Katzen, lieber mit Hunden")
    assert ids(answer)[0] == "4"
    assert "katzen" in [word.lower() for word in answer.understanding.ignored]
    assert ids(ask("Katzen"))[0] == "5"


@pytest.mark.parametrize(
    ("typed", "name"), [("Marbrug", "Marburg"), ("Kasel", "Kassel"), ("wiesbadn", "Wiesbaden")]
)
def test_the_place_box_knows_what_a_slip_meant(resources: Resources, typed: str, name: str) -> None:
    assert suggest_places(typed, resources)[0].text == name
    assert resources.gazetteer.like(name, 3) == []


def test_what_kind_of_help_it_is_says_more_than_whom_it_is_for(resources: Resources) -> None:
    items = [
        offer(1, "Reparieren", "Kleine Schäden im Haushalt."),
        offer(2, "Witwen treffen sich", "Kaffee und Kuchen."),
    ]
    with scratch_engine("tantivy") as made:
        made.begin().commit()
        made.upsert(map(document, items))
        first = {
            text: ids(search(made, Request(text, "de", AT, counted=()), resources))[0]
            for text in ("Haushalt Witwen", "Haushalt für Witwen")
        }
    assert first == {"Haushalt Witwen": "2", "Haushalt für Witwen": "1"}


@pytest.mark.parametrize(
    ("text", "facet", "code"),
    [
        ("ich bin 16 und mag Hunde", "audience", "minors"),
        ("mit 67 Jahren noch Bäume schneiden", "audience", "seniors"),
        ("ich lerne gerade noch Deutsch", "audience", "german-beginners"),
        ("Bäume pflanzen mit unseren Kindern", "audience", "families"),
    ],
)
def test_age_and_company_are_read_out_of_a_sentence(ask, text: str, facet: str, code: str) -> None:
    assert ask(text).understanding.facets[facet] == (code,)


def test_everyday_words_beside_telling_ones_do_not_count(ask) -> None:
    plain, wordy = ask("Trauernde wandern"), ask("gerade bekommen wissen Trauernde wandern 40")
    assert ids(plain)[0] == ids(wordy)[0] == "7"
    assert plain.step == wordy.step
    assert {"bekommen", "40"} <= set(wordy.understanding.ignored)
    assert ask("gerade bekommen").understanding.ignored == ()


def test_english_words_are_not_taken_for_slips(resources: Resources) -> None:
    with scratch_engine("tantivy") as engine:
        generation = engine.begin()
        rose = Item("opportunity", "1", "en", "One more step to lose weight", body="Stairs.")
        generation.add(map(document, [rose]))
        generation.commit()
        answer = search(engine, Request("love to stop", "en", AT), resources)
    assert answer.understanding.corrections == {}


def test_a_long_text_is_a_bounded_query(engine: Engine, resources: Resources) -> None:
    text = (
        "Hunde Katzen Bäume Chor Märchen Kochkurs Trauernde Kinder Krankenhaus Telefon Fest Garten"
    )
    words = vocabulary(engine)
    meaning = Reader(engine, words, resources, "de").understand(text)
    groups = Grouping(engine, words, resources, "de").groups(meaning)
    assert sum(not group.optional for group in groups) == 8
    assert sum(len(group.alternatives) for group in groups if not group.optional) <= 8 * 16
