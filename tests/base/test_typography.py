"""What visitors read is typeset; addresses and data are not."""

from __future__ import annotations

import pytest

from pages.base.typography import set_markup, set_text

N, S = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("z. B. oder z.B.", f"z.{N}B. oder z.{N}B."),
        ("i. d. R. beim e. V.", f"i.{N}d.{N}R. beim e.{N}V."),
        ("Rosbach v. d. Höhe", f"Rosbach v.{N}d.{N}Höhe"),
        ("Rosbach v.d.H.", f"Rosbach v.{N}d.{N}H."),
        ("26. Juni 2023, 4. Staffel", f"26.{S}Juni{S}2023, 4.{S}Staffel"),
        ("9 bis 15 Uhr", f"9{S}bis{S}15{S}Uhr"),
        ("9 bis 12 und 14 bis 17.30 Uhr", f"9{S}bis{S}12 und 14{S}bis{S}17.30{S}Uhr"),
        ("9 bis 12 Personen", f"9 bis 12{S}Personen"),
        ("120.000 €, 5 km, 3 %", f"120.000{S}€, 5{S}km, 3{S}%"),
        ("64711 Erbach", f"64711{S}Erbach"),
        ("069 90009-365", f"069{N}90009-365"),
        ("Telefon 0561 787 20 10.", f"Telefon 0561{N}787{N}20{N}10."),
        ("+49 611 32 123456", f"+49{N}611{N}32{N}123456"),
        ("vom 01.07.2023 bis 02.2024", "vom 01.07.2023 bis 02.2024"),
        ("Nr. 5, § 7, Dr. Roth", f"Nr.{S}5, §{S}7, Dr.{S}Roth"),
        ("2018-2020, 2015-07-01", "2018–2020, 2015-07-01"),
        ("Hier - dort ...", "Hier – dort …"),
        ("Geht's? “Ja”, sagt 'er'.", "Geht’s? „Ja“, sagt ‚er‘."),
        ("Das ist gut. Alles a. Tag.", "Das ist gut. Alles a. Tag."),
        ("https://ehrenamt.example/a.pdf", "https://ehrenamt.example/a.pdf"),
    ],
)
def test_german(typed: str, set_: str) -> None:
    assert set_text(typed, "de") == set_
    assert set_text(set_, "de") == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("26 June 2023", f"26{S}June 2023"),
        ("9 a.m. to 3 p.m.", f"9{S}a.m. to 3{S}p.m."),
        ("€120,000 or 5 km", f"€120,000 or 5{S}km"),
        ("e.g. 069 90009-365", f"e.g. 069{N}90009-365"),
        ("the city's 'Kitt'", "the city’s ‘Kitt’"),
        ("4. Staffel", "4. Staffel"),
    ],
)
def test_english(typed: str, set_: str) -> None:
    assert set_text(typed, "en") == set_


def test_each_part_follows_its_language() -> None:
    html = '<p>Say "yes".</p><p lang="de">Sag "ja". <span lang="en">Or "no".</span> "Gut"</p>'
    assert set_markup(html, "en") == (
        '<p>Say “yes”.</p><p lang="de">Sag „ja“. <span lang="en">Or “no”.</span> „Gut“</p>'
    )


def test_quotation_goes_on_across_words_in_bold_but_not_across_paragraphs() -> None:
    assert set_markup('<p>"<b>Eins</b> und <a href="#">zwei</a>".</p>', "de") == (
        '<p>„<b>Eins</b> und <a href="#">zwei</a>“.</p>'
    )
    assert set_markup('<li>"auf</li><li>"zu"</li>', "de") == "<li>„auf</li><li>„zu“</li>"
    assert set_markup("<p>&quot;Ja&quot;, 5&quot; breit, geht&#x27;s</p>", "de") == (
        '<p>„Ja“, 5" breit, geht’s</p>'
    )


def test_addresses_code_and_typed_values_stay_as_they_are() -> None:
    kept = (
        '<a href="tel:+4969 90009" data-copy="069 90009-365" title="z. B."><img alt="z. B."></a>'
        "<textarea>z. B.</textarea><code>z. B.</code><option>z. B.</option>"
        '<script type="application/ld+json">{"a": "z. B."}</script><!-- z. B. -->'
    )
    assert set_markup(kept, "de") == kept
    assert set_markup('<option value="1">z. B.</option>', "de") == (
        f'<option value="1">z.{N}B.</option>'
    )


def test_only_german_headings_get_soft_hyphens() -> None:
    html = '<h1>Koordinierungszentren <b lang="en">Koordinierungszentren</b></h1><p>Förderprogramm'
    assert set_markup(html, "de") == html.replace(
        "<h1>Koordinierungszentren", "<h1>Koordinierungs\u00adzentren"
    )


def test_closing_tags_end_the_language_of_their_element_only() -> None:
    html = '<p lang="en"><br>26 June<img><path/></p></b><p>26 June</p>'
    assert set_markup(html, "de") == html.replace("26 June", f"26{S}June", 1)
