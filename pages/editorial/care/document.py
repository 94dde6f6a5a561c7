"""A page or record as readers meet it: its texts, links, pictures, films, tables and figures.

Taken once from any object (`extract`); the rules of writing know nothing else. Every piece says
where it stands, so that a remark can lead to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands. `field` is the name in the form, `path` the way below it.

    `path` is what Wagtail writes into `data-contentpath`, joined by dots: the id of a block, then
    the names within it. `label` is what people read: “Text › Bild”.
    """

    field: str
    label: str
    path: str = ""

    def below(self, step: str, label: str = "") -> Self:
        """A place within this one."""
        words = [self.label, label] if label else [self.label]
        path = f"{self.path}.{step}" if self.path else step
        return replace(self, path=path, label=" › ".join(words))


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a heading, an item of a list, or the one line of a field.

    `kind`: line, paragraph, item, heading. `unlinked` is the text without that of its links,
    `bold` what is set in bold. `words_of_a_person`: a quotation, which is not ours to change.
    """

    place: Place
    text: str
    kind: str = "line"
    level: int = 0
    unlinked: str = ""
    bold: tuple[str, ...] = ()
    rich: bool = False
    words_of_a_person: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `document`: “PDF, 240 KB” when it leads to a file whose kind and size are known."""

    place: Place
    text: str
    target: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the text for those who do not see it. `chosen`: whether there is one."""

    place: Place
    alt: str
    decorative: bool = False
    caption: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """A film. On other sites nobody can know whether it has subtitles."""

    place: Place
    title: str
    own_file: bool = False
    subtitles: bool = False
    transcript: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading cells."""

    place: Place
    caption: str
    columns: tuple[str, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of which readers must know of when it is. `dated`: or from where."""

    place: Place
    text: str
    dated: bool = False


@dataclass(slots=True)
class Document:
    """All pieces in the order of the form. `language` is that of the whole.

    `heading_above`: by field, the level of the heading that the page itself puts above it.
    `boxes`: the paths of fact boxes, in which figures stand.
    """

    language: str
    title: str = ""
    texts: list[Text] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    films: list[Film] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    heading_above: dict[str, int] = field(default_factory=dict)
    boxes: set[str] = field(default_factory=set)

    @property
    def headings(self) -> list[Text]:
        """The headings in order."""
        return [one for one in self.texts if one.kind == "heading"]

    @property
    def running(self) -> list[Text]:
        """What is read as text: no headings, no empty pieces."""
        return [one for one in self.texts if one.kind != "heading" and one.text.strip()]
