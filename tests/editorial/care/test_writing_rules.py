"""Each rule of writing: what it finds, what it proposes, and what it leaves alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override
from pieces import BODY, TEASER, found, of_html, of_link, of_picture, of_text, only, rules

from pages.editorial.care.checks.gender import pair
from pages.editorial.care.checks.wording import divided
from pages.editorial.care.document import Document, Figure, Film, Link, Table, Text
from pages.editorial.care.language import readability, sentences, words


@pytest.fixture(autouse=True)
def _in_german() -> Any:
    with override("de"):
        yield


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Wir beraten derzeit elf Vereine.", "relative-date"),
        ("Inzwischen sind nun elf Kreise dabei.", "relative-date"),
        ("Der Aufruf startet in Kürze.", "relative-date"),
        ("In diesem Jahr sind es mehr.", "relative-date"),
        ("Aktuell gibt es 16 Zentren.", "relative-date"),
        ("Das zurzeit größte Zentrum berät.", "relative-date"),
        ("Klicken Sie auf das Formular.", "direction"),
        ("Die Liste finden Sie unten.", "direction"),
        ("Das Formular steht in der rechten Spalte.", "direction"),
        ("Das ist WICHTIG für alle.", "capitals"),
        ("Bewerben Sie sich BIS MORGEN bei uns.", "capitals"),
        ("Alle Bürger*innen sind willkommen.", "gender-sign"),
        ("Alle Bürger_innen sind willkommen.", "gender-sign"),
        ("Alle Bürger:innen sind willkommen.", "gender-sign"),
        ("Alle BürgerInnen sind willkommen.", "gender-sign"),
        ("Alle Bürger/-innen sind willkommen.", "gender-sign"),
        ("Jede*r ist willkommen.", "gender-sign"),
        ("Kommen Sie vorbei!!!", "exclamation"),
        ("• Anmelden und kommen", "typed-list"),
        ("✅ Kostenlos dabei sein", "typed-list"),
        ("Der Termin folgt noch.", "placeholder"),
        ("Lorem ipsum dolor sit amet.", "placeholder"),
        ("Schreiben Sie an rat@kreis.example.", "contact-text"),
        ("Rufen Sie an: 069 90009-110.", "contact-text"),
        ("Ein Satz  mit Lücke.", "typing"),
        ("Ein Wort , dann noch eines.", "typing"),
        ("Er sagte, „das -kommt noch.", "typing"),
        ("Ehrenamtskoordinierungsstelle für alle.", "long-word"),
        ("Please find more information on the website of our partner.", "foreign-words"),
        (" ".join(["Wort"] * 26) + ".", "long-sentence"),
    ],
)
def test_words_are_found(text: str, rule: str) -> None:
    [one, *_more] = [one for one in found(of_text(text)) if one.rule == rule]
    assert one.message and one.proposal and one.why
    assert (one.field, one.label) == ("body", "Text")


@pytest.mark.parametrize(
    "text",
    [
        "Die EAD und die LAGFA fördern das PDF der LEAH in Hessen.",
        "Die Hessische Landesregierung sagt: „Heute ist ein guter Tag.“",
        "Am 26. Juni 2020, z. B. um 10 Uhr, kamen 24 Gäste aus dem ganzen Land zusammen.",
        "Bürgerinnen und Bürger, Freiwillige und Engagierte kommen von 9 bis 12 Uhr.",
        "Der Verein hält seine Seite aktuell und denkt nicht von heute auf morgen.",
        "Was nun? Sobald Sie Zeit haben, melden Sie sich bei LinkedIn oder im Verein.",
        "Das E-Mail-Postfach der Geschäftsstelle ist täglich geöffnet, auch am Wochenende.",
        "Vor- und Nachteile - ganz in Ruhe - besprechen wir am Telefon.",
        'Das "Haus der Hilfe" steht in Rosbach v. d. Höhe.',
        "Morgens und am Morgen ist am meisten los; am Nachmittag ist es ruhig.",
        "Jetzt mitmachen und den Bus fahren!",
        "Der Kurs kostet 1.200 Euro und dauert 3,5 Stunden.",
        "Suchen Sie nach oben offene Fragen, und legen Sie den Stift rechts neben das Blatt.",
    ],
)
def test_good_german_is_left_alone(text: str) -> None:
    assert rules(of_text(text)) == set()


def test_people_may_say_today() -> None:
    assert "relative-date" not in rules(of_text("Heute ist ein guter Tag.", quoted=True))


@pytest.mark.parametrize(
    "text", ["hier", "Hier klicken", "mehr", "Mehr erfahren", "Link", "weiterlesen", "PDF", " "]
)
def test_link_texts_that_say_nothing(text: str) -> None:
    one = only(of_link(text), "link-text")
    assert one.weight == "must"
    assert text.strip() in one.proposal


@pytest.mark.parametrize("text", ["https://www.example.org/a", "www.example.org", "hessen.de"])
def test_addresses_as_link_text(text: str) -> None:
    assert rules(of_link(text)) == {"link-address"}


@pytest.mark.parametrize(
    "text", ["Mehr über die Förderung", "Hier wohnen: Angebote in Kassel", "Infos zur Karte"]
)
def test_good_link_texts(text: str) -> None:
    assert rules(of_link(text)) == set()


def test_links_with_the_same_words() -> None:
    links = [Link(BODY, "Zum Antrag", "page:1"), Link(BODY, "zum Antrag", "page:2")]
    assert rules(Document("de", links=links)) == {"link-same"}
    assert rules(Document("de", links=links[:1] * 2)) == set()


def test_files_name_kind_and_size() -> None:
    one = only(of_link("Leitfaden", "document:4", document="PDF, 240 KB"), "file-link")
    assert "Leitfaden (PDF, 240 KB)" in one.proposal
    assert rules(of_link("Leitfaden", "https://example.org/leitfaden.pdf")) == {"file-link"}
    assert rules(of_link("Leitfaden (PDF, 240 KB)", "document:4")) == set()


@pytest.mark.parametrize(
    ("alt", "rule"),
    [
        ("", "alt-missing"),
        ("Bild", "alt-words"),
        ("Foto von Menschen", "alt-words"),
        ("Gruppenfoto", "alt-words"),
        ("IMG_2034.jpg", "alt-file"),
        ("DSC04711", "alt-file"),
        ("gruppenbild_final_2", "alt-file"),
        ("Vertragsunterzeichnung, von links: A. Roth", "alt-caption"),
        ("Ein langer Satz. " * 20, "alt-long"),
    ],
)
def test_alternative_texts(alt: str, rule: str) -> None:
    caption = "Vertragsunterzeichnung, von links: A. Roth"
    picture = of_picture(alt, caption=caption, file_name="original_images/gruppe_7.jpg")
    assert rules(picture) == {rule}


def test_good_alternative_texts() -> None:
    assert rules(of_picture("Drei Freiwillige pflanzen einen Baum", caption="Pflanztag")) == set()
    assert rules(of_picture("", decorative=True)) == set()


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<h3>Zu früh</h3>", "heading-skipped"),
        ("<h2>Oben</h2><h4>Zu tief</h4>", "heading-skipped"),
        ("<h2></h2><p>Text.</p>", "heading-empty"),
        ("<h2>Rat</h2><p>Text.</p><h2>Rat</h2>", "heading-repeated"),
        ("<p><b>So geht es</b></p><p>Text.</p>", "heading-bold"),
        ("<h2>BERATUNG UND HILFE</h2>", "capitals"),
        ("<p>Text.</p><p></p><p></p><p>Text.</p>", "empty-lines"),
    ],
)
def test_structure(html: str, rule: str) -> None:
    assert rules(of_html(html)) == {rule}


def test_good_structure() -> None:
    html = "<h2>Rat</h2><p><b>Wichtig:</b> Rufen Sie an.</p><h3>Zeiten</h3><ul><li>Montag</li></ul>"
    assert rules(of_html(html)) == set()


def test_figures_tables_and_films() -> None:
    document = Document(
        "de",
        figures=[Figure(BODY, "Zentren"), Figure(BODY, "Kreise", dated=True)],
        tables=[Table(BODY, "Staffeln", ("Jahr", "")), Table(BODY, "Orte", ("Ort", "Tag"))],
        films=[Film(BODY, "Start"), Film(BODY, "Ende", transcript=True)],
    )
    assert sorted(one.rule for one in found(document)) == [
        "figure-date",
        "film-text",
        "table-header",
    ]


def test_a_teaser_is_a_whole_sentence() -> None:
    cut = Document("de", texts=[Text(TEASER, "Vier Landkreise bauen ein")])
    assert rules(cut) == {"cut-off"}
    assert rules(Document("de", texts=[Text(TEASER, "Vier Kreise bauen auf.")])) == set()


def test_proposals_are_concrete(monkeypatch: pytest.MonkeyPatch) -> None:
    from pages.editorial.care.checks import dates

    monkeypatch.setattr(dates.timezone, "localdate", lambda: dt.date(2026, 11, 22))
    assert "22. November 2026" in only(of_text("Heute beginnt es."), "relative-date").proposal
    assert "„2027“" in only(of_text("Im nächsten Jahr geht es los."), "relative-date").proposal
    assert "November 2026" in only(of_text("Nun elf Kreise."), "relative-date").proposal
    assert "Studierende" in only(of_text("Für Student*innen."), "gender-sign").proposal


def test_both_forms() -> None:
    assert pair("Bürger", plural=True) == "Bürgerinnen und Bürger"
    assert pair("Student", plural=True) == "Studentinnen und Studenten"
    assert pair("Ärzt", plural=True) == "Ärztinnen und Ärzte"
    assert pair("Kolleg", plural=True) == "Kolleginnen und Kollegen"
    assert pair("Bürger", plural=False) == "Bürgerin oder Bürger"


def test_long_words_are_divided_at_a_joint() -> None:
    assert divided("Ehrenamtskoordinierungsstelle") == "Ehrenamts-Koordinierungsstelle"
    assert divided("Insassenunfallversicherung") == "Insassenunfall-Versicherung"


def test_sentences_and_words_as_readers_count_them() -> None:
    text = "Am 26. Juni kam Dr. Roth, z. B. nach Bad Nauheim. Alle 24 Gäste halfen!"
    assert [len(words(one)) for one in sentences(text)] == [11, 4]


def test_readability_tells_easy_from_hard() -> None:
    easy, _count = readability(["Wir helfen Ihnen gern. Rufen Sie an. Wir sind da."])
    hard, _count = readability(
        ["Die Inanspruchnahme der Koordinierungsmöglichkeiten erfordert Antragstellungsverfahren."]
    )
    assert easy > 70
    assert hard < 0


def test_other_languages_have_their_own_words() -> None:
    assert rules(of_text("We currently advise eleven clubs.", language="en")) == {"relative-date"}
    assert rules(of_text("The heute journal reports.", language="en")) == set()
