"""The PDF of a release: read by parsers that know nothing of what wrote it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import ImageFile
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from pages.demo import builders
from pages.press.kit import pdf
from pages.press.kit.files import PressKit
from pages.press.models import NewsroomPage, PressReleasePage

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]

STRICT = os.environ.get("KITT_STRICT") == "1"
CHECKER = os.environ.get("KITT_VERAPDF", "")
SECONDS = 2.0
LONG = "<h2>Kapitel</h2>" + "<p>Wer sich engagiert, braucht Rat und einen Ort.</p>" * 60
ALT = "Zeichnung: Sechs Personen stehen nebeneinander."


@pytest.fixture(autouse=True)
def _own_shelf(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


@pytest.fixture
def release(site: Any) -> PressReleasePage:
    """A release with every block, and with everything that is hard on a tagged PDF."""
    image = builders.picture(alt_text=ALT, caption="Von links: Jana Roth", size=(320, 180))
    plain = builders.picture(alt_text="", size=(180, 320))
    target = builders.standard_page("Ziel")
    body = [
        ("picture", {"image": image.pk}),
        ("text", "<h3>Zuerst ein Abschnitt</h3><p>Ein <a href='https://a.example/'>Verweis mit "
                 "<b>Nachdruck</b></a> und <b>fett</b>.</p><ul><li>Punkt</li></ul>"),
        ("text", f'<h2>Ein Kapitel</h2><p><a linktype="page" id="{target.pk}">Zum Ziel</a></p>'),
        ("picture", {"image": plain.pk, "decorative": True}),
        ("quote", {"text": "Gut so.", "speaker": "Jana Roth", "office": "Vorsitz"}),
        ("fact_box", {"heading": "Kurz", "text": "<ol><li>eins</li><li>zwei</li></ol>"}),
        ("links", {"heading": "", "links": [{"label": "Ziel", "page": target.pk, "url": ""}]}),
    ]  # fmt: skip
    page: PressReleasePage = builders.release(
        "Fünf Landkreise", body=builders.stream(body), subline="Verträge sind unterschrieben",
        place_line="Wiesbaden", lead_organisations=[builders.organisation("Staatskanzlei")],
    )  # fmt: skip
    return page


def twin_of(page: PressReleasePage) -> PressReleasePage:
    builders.translate(NewsroomPage.objects.get(locale__language_code="de"), title="News")
    twin: PressReleasePage = builders.translate(page, title="Five counties", lead="A lead.")
    return twin


def pdf_of(page: PressReleasePage) -> bytes:
    response = Client().get(f"{page.url}mitteilung.pdf")
    assert response["Content-Type"] == "application/pdf"
    return b"".join(response)


def read(page: PressReleasePage) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(page)))


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """The structure of a PDF in reading order."""

    def walk(node: Any) -> Iterator[DictionaryObject]:
        node = node.get_object()
        if isinstance(node, DictionaryObject) and "/S" in node:
            yield node
        children = node.get("/K", []) if isinstance(node, DictionaryObject) else []
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child.get_object(), DictionaryObject):
                yield from walk(child)

    return walk(reader.trailer["/Root"]["/StructTreeRoot"])


def words_by_mark(reader: PdfReader) -> dict[tuple[int, int], str]:
    """{(page, mark): words}: what is drawn between the marks that the structure points to."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(reader.pages):
        mark = [None]

        def before(operator: bytes, operands: Any, *_: Any, mark: Any = mark) -> None:
            if operator == b"BDC" and "/MCID" in operands[1]:
                mark[0] = operands[1]["/MCID"]
            elif operator == b"BMC":
                mark[0] = None

        def text(words: str, *_: Any, mark: Any = mark, number: int = number) -> None:
            if mark[0] is not None:
                found[number, mark[0]] = found.get((number, mark[0]), "") + words

        page.extract_text(visitor_operand_before=before, visitor_text=text)
    return found


def read_aloud(reader: PdfReader) -> str:
    """The words of the first page in the order of the structure, as a screen reader says them."""
    words = words_by_mark(reader)
    said = []
    for element in elements(reader):
        children = element.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child, int) and element["/Pg"] == reader.pages[0]:
                said += [words.get((0, int(child)), "")]
    return " ".join(" ".join(said).split())


class TestStructure:
    def test_is_tagged_and_says_its_language_and_title(self, release: PressReleasePage) -> None:
        root = (reader := read(release)).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "de"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata.title == "Fünf Landkreise"
        assert reader.metadata.author == "Staatskanzlei"
        assert b"pdfuaid:part" in root["/Metadata"].get_data()

    def test_damaged_pictures_stay_damaged_afterwards(self, release: PressReleasePage) -> None:
        ImageFile.LOAD_TRUNCATED_IMAGES = True  # as WeasyPrint leaves it when it is loaded
        pdf_of(release)
        assert not ImageFile.LOAD_TRUNCATED_IMAGES

    def test_headings_go_down_step_by_step(self, release: PressReleasePage) -> None:
        kinds = [element["/S"] for element in elements(read(release))]
        levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_pictures_have_words_or_are_no_pictures(self, release: PressReleasePage) -> None:
        figures = [one for one in elements(read(release)) if one["/S"] == "/Figure"]
        assert [figure["/Alt"] for figure in figures] == [ALT]

    def test_is_read_in_order(self, release: PressReleasePage) -> None:
        said = read_aloud(read(release))
        order = [
            "Pressemitteilung", "Pressekontakt", "069 90009-100", "Fünf Landkreise",
            "Verträge sind", "Wiesbaden", "Vier Landkreise bauen",
        ]  # fmt: skip
        places = [said.find(words) for words in order]
        assert -1 not in places
        assert places == sorted(places)

    def test_has_bookmarks_links_and_page_numbers(self, release: PressReleasePage) -> None:
        reader = read(release)
        titles = [item.title for item in _flat(reader.outline)]
        assert titles[:3] == ["Fünf Landkreise", "Zuerst ein Abschnitt", "Ein Kapitel"]
        links = {
            annotation.get_object()["/A"]["/URI"]
            for page in reader.pages
            for annotation in page.get("/Annots", [])
        }
        assert {"https://a.example/", "http://testserver/de/ziel/", "tel:+496990009100"} <= links
        assert f"Seite 1 von {len(reader.pages)}" in reader.pages[0].extract_text()

    def test_fonts_are_ours_and_inside(self, release: PressReleasePage) -> None:
        fonts = [
            font.get_object()["/DescendantFonts"][0].get_object()
            for page in read(release).pages
            for font in page["/Resources"]["/Font"].values()
        ]
        assert all("Kitt-Sans" in font["/BaseFont"] for font in fonts)
        assert all({"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"]) for font in fonts)

    def test_english_names_its_german_parts(self, release: PressReleasePage) -> None:
        reader = read(twin_of(release))
        assert reader.trailer["/Root"]["/Lang"] == "en"
        assert "Press release" in reader.pages[0].extract_text()
        german = [one for one in elements(reader) if one.get("/Lang") == "de"]
        inside = {kind["/S"] for one in german for kind in _below(one)}
        assert "/Figure" in inside


class TestStates:
    @pytest.fixture
    def states(self, release: PressReleasePage) -> dict[str, PressReleasePage]:
        images = [builders.picture(alt_text=ALT, size=(200, 120)) for _ in range(9)]
        many = [("picture", {"image": image.pk}) for image in images]
        withdrawn = builders.release("Zurückgezogen")
        withdrawn.withdrawn_at, withdrawn.change_kind = timezone.now(), "small"
        withdrawn.withdrawn_reason = "Die Zahlen waren falsch."
        withdrawn.save_revision().publish()
        corrected = builders.release("Berichtigt")
        corrected.change_kind, corrected.change_note = "noted", "Der Name war falsch."
        corrected.save_revision().publish()
        return {
            "every block": release,
            "English": twin_of(release),
            "short": builders.release("Kurz"),
            "long": builders.release("Lang " * 30, body=builders.stream([("text", LONG)])),
            "many pictures": builders.release("Viele Bilder", body=builders.stream(many)),
            "withdrawn": withdrawn,
            "corrected": corrected,
        }

    def test_all_are_what_the_standard_asks_for(
        self, states: dict[str, PressReleasePage], tmp_path: Path
    ) -> None:
        if not CHECKER and not STRICT:
            pytest.skip("veraPDF is missing")
        for number, page in enumerate(states.values()):
            (tmp_path / f"{number}.pdf").write_bytes(pdf_of(page))
        wrapper = "org.verapdf.apps.GreenfieldCliWrapper"
        command = ["java", "-Djava.awt.headless=true", "-cp", CHECKER, wrapper, "-f", "ua1"]
        files = [str(tmp_path / f"{number}.pdf") for number in range(len(states))]
        options = ["--format", "text", "-v", *files]
        said = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
        verdicts = [line for line in said.stdout.splitlines() if line.endswith(" ua1")]
        assert len(verdicts) == len(states), said.stderr
        assert all(line.startswith("PASS") for line in verdicts), said.stdout

    def test_each_says_what_it_is(self, states: dict[str, PressReleasePage]) -> None:
        assert "Die Zahlen waren falsch." in _text(states["withdrawn"])
        assert "Der Name war falsch." in _text(states["corrected"])
        assert len(read(states["long"]).pages) > 2
        assert "Lang Lang" in read(states["long"]).pages[1].extract_text()  # its title on top


class TestMaking:
    def test_takes_little_time(self, release: PressReleasePage) -> None:
        kit = PressKit(release)
        pdf.render(kit.paper, kit.sheet)  # the first one loads the libraries
        started = time.process_time()
        assert pdf.render(kit.paper, kit.sheet)
        assert time.process_time() - started < SECONDS

    @pytest.mark.parametrize("url", ["https://a.example/x.png", "file:///etc/passwd"])
    def test_nothing_else_is_loaded(self, release: PressReleasePage, url: str) -> None:
        kit = PressKit(release)
        html = kit.paper.html.replace("<main>", f'<main><img src="{url}" alt="x">')
        with pytest.raises(BaseException, match="may not load"):
            pdf.render(replace(kit.paper, html=html), kit.sheet)


def _text(page: PressReleasePage) -> str:
    return "\n".join(one.extract_text() for one in read(page).pages)


def _flat(outline: list[Any]) -> Iterator[Any]:
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def _below(element: Any) -> Iterator[DictionaryObject]:
    for child in element.get("/K", []):
        child = child.get_object()
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child
            yield from _below(child)
