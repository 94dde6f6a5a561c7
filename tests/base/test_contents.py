"""The list of contents of long pages."""

from __future__ import annotations

from django.template import engines

from pages.base.contents import with_chapters

LONG = "Wort " * 250


def rendered(text: str) -> str:
    return (
        engines["django"]
        .from_string(  # type: ignore[no-any-return]
            "{% load aids %}{% chapters %}" + text + "{% endchapters %}"
        )
        .render({})
    )


def test_chapters_of_a_long_text_are_listed_and_lead_there() -> None:
    text = (
        f"<h2>Was wir f&ouml;rdern</h2><p>{LONG}</p><h2 class='a' id='wer'>Wer <b>mit</b>macht</h2>"
        f"<p>{LONG}</p><h2 class='kitt-box__heading'>Kontakt</h2><h2>Was wir f&ouml;rdern</h2>"
    )
    html = rendered(text)
    assert html.index("<nav") < html.index("<p>")
    for anchor in ("k-was-wir-foerdern", "wer", "k-was-wir-foerdern-2"):
        assert html.count(f'href="#{anchor}"') == 1
        assert html.replace("'", '"').count(f'id="{anchor}"') == 1
    assert 'href="#wer">Wer mit macht</a>' in html
    assert "#k-kontakt" not in html


def test_short_texts_have_no_list_but_the_same_anchors() -> None:
    html = rendered("<h2>Eins</h2><h2>Zwei</h2><h2>Drei</h2><p>kurz</p>")
    assert "<nav" not in html
    assert '<h2 id="k-zwei">' in html


def test_an_anchor_does_not_change_with_what_stands_before_it() -> None:
    first, _chapters = with_chapters("<h2>Ziele</h2>")
    later, _chapters = with_chapters("<h2>Neues</h2><h2>Ziele</h2>")
    assert str(first) in str(later)
