"""Releases that are short, long, full of pictures, withdrawn, corrected; the newsroom filtered."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from pages.demo import builders
from pages.places.models import District
from pages.press.models import NewsroomPage, PressReleasePage, Topic
from pages.programmes.models import Programme

LONG = "Koordinierungszentrenübergreifende Nachbarschaftshilfevereinbarung " * 2
TALE = "Ein Satz, der so lang ist, dass er in keiner Liste in eine einzige Zeile passt. " * 6
TEXT = f"<p>{TALE}</p>"
CHAPTERS = "".join(f"<h2>Kapitel {number}</h2>{TEXT * 3}<h3>Teil</h3>{TEXT}" for number in range(6))


def make() -> list[str]:
    """Publish them; returns their addresses."""
    pages = [_short(), _long(), _pictures(), _without_rights(), _withdrawn(), _corrected()]
    twin = builders.translate(pages[2], title="Many pictures")
    room = NewsroomPage.objects.get(locale__language_code="de")
    topic = Topic.objects.first()
    chosen = f"?thema={topic.code}" if topic else ""
    lists = [
        f"{room.url}{chosen}",
        f"{room.url}?jahr=1999&seite=2",
        f"{room.twin('en').url}{chosen}",
    ]
    nothing = f"{room.url}{chosen}&jahr={timezone.localdate().year}&kreis=odenwaldkreis"
    return [page.url for page in [*pages, twin]] + [*lists, nothing]


def _release(title: str, body: list[tuple[str, Any]], **fields: Any) -> PressReleasePage:
    page: PressReleasePage = builders.release(
        title, body=builders.stream(body), parent=_room(), **fields
    )
    return page


def _room() -> NewsroomPage:
    return NewsroomPage.objects.get(locale__language_code="de")


def _short() -> PressReleasePage:
    return _release("Kurz", [("text", "<p>Ein Satz.</p>")], lead="Noch einer.")


def _long() -> PressReleasePage:
    points = "".join(f"<li>{TALE}</li>" for _ in range(8))
    return _release(
        LONG.strip(),
        [
            ("text", CHAPTERS),
            ("quote", {"text": TALE * 2, "speaker": LONG[:120], "office": TALE[:160]}),
            ("fact_box", {"heading": LONG[:80], "text": f"<ul>{points}</ul>"}),
        ],
        subline=TALE[:200],
        lead=TALE,
        place_line="Rosbach v. d. Höhe",
        programmes=list(Programme.objects.all()),
        topics=list(Topic.objects.all()),
        districts=list(District.objects.all()),
        taken_over_from=LONG[:160],
        government="Landesregierung 2019–2024",
    )


def _pictures() -> PressReleasePage:
    shown = [builders.picture(f"Bild {number}") for number in range(6)]
    tall = builders.picture("Hoch", size=(600, 1000), caption=TALE, licence="frei zum Abdruck")
    blocks = [("picture", {"image": image.pk}) for image in [shown[0], tall, *shown[1:]]]
    return _release("Viele Bilder", [*blocks[:2], ("text", TEXT), *blocks[2:]])


def _without_rights() -> PressReleasePage:
    image = builders.picture("Ohne Nachweis", credit="")
    return _release("Ein Bild ohne Nachweis", [("picture", {"image": image.pk}), ("text", TEXT)])


def _withdrawn() -> PressReleasePage:
    page = _release("Zurückgezogen", [("text", TEXT)])
    page.withdrawn_at, page.withdrawn_reason = timezone.now(), TALE[:250]
    page.change_kind = PressReleasePage.ChangeKind.SMALL
    page.save_revision().publish()
    return page


def _corrected() -> PressReleasePage:
    page = _release("Berichtigt", [("text", TEXT)])
    for note in ("Der Name der Vorsitzenden war falsch geschrieben.", TALE[:250]):
        page = PressReleasePage.objects.get(pk=page.pk)
        page.change_kind, page.change_note = PressReleasePage.ChangeKind.NOTED, note
        page.save_revision().publish()
    return page
