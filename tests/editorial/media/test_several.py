"""Several pictures and documents at once, recognised when they are there already."""

from __future__ import annotations

import io
import random
from typing import Any

import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from pages.base.models import KittDocument, KittImage, Team, User
from pages.base.pictures import picture
from pages.demo import builders
from pages.editorial.sync import sync_roles

pytestmark = pytest.mark.django_db
PICTURES, DOCUMENTS = "/admin/images/multiple/add/", "/admin/documents/multiple/add/"


def photo(seed: int, size: tuple[int, int] = (480, 320), kind: str = "JPEG") -> bytes:
    """Spots of light, different for each seed and the same in each size and format."""
    chance = random.Random(seed)
    spots = Image.new("L", (12, 8))
    spots.putdata([chance.randrange(256) for _spot in range(96)])
    buffer = io.BytesIO()
    large = spots.resize(size, Image.Resampling.BICUBIC).convert("RGB")
    if kind == "HEIF":
        pillow_heif.from_pillow(large).save(buffer)
    else:
        large.save(buffer, kind, quality=88)
    return buffer.getvalue()


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def teams() -> dict[str, Team]:
    builders.site()
    found = {
        name: builders.team(name, Team.Kind.COUNTY)
        for name in ("Landkreis Kassel", "Landkreis Fulda")
    }
    sync_roles()
    return {name: Team.objects.get(pk=team.pk) for name, team in found.items()}


@pytest.fixture
def editor(teams: dict[str, Team]) -> Client:
    user = User.objects.create_user("kassel@example.org")
    user.groups.add(teams["Landkreis Kassel"].group)
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, *files: Any, url: str = PICTURES, **data: Any) -> Any:
    team = Team.objects.get(name="Landkreis Kassel")
    shared = {"collection": team.collection_id, "credit": "Foto: Muster", "licence": "frei"}
    if url == DOCUMENTS:
        shared = {"collection": team.collection_id, "language": "de"}
    return client.post(url, {**shared, "files": list(files), **data})


def test_rights_are_asked_once_and_each_picture_gets_its_words(editor: Client) -> None:
    answer = upload(
        editor,
        file("sommerfest_2026.jpg", photo(1)),
        file("IMG_4711.HEIC", photo(2, kind="HEIF")),
        people_shown="on",
    )
    rows = list(KittImage.objects.order_by("pk"))
    assert rows[0].title == "Sommerfest 2026"
    assert "4711" not in rows[1].title and rows[1].filename.endswith(".jpg")
    assert {(row.credit, row.licence, row.alt_text, row.people_shown) for row in rows} == {
        ("Foto: Muster", "frei", "", True)
    }
    assert picture(rows[0]) is None  # people who have not agreed are not shown
    data = {"describe": "1", "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    for number, row in enumerate(rows):
        data |= {
            f"form-{number}-id": str(row.pk),
            f"form-{number}-title": f"Fest {number}",
            f"form-{number}-alt_text": "Drei Leute tragen eine Bank.",
        }
    assert answer.status_code == 200 and editor.post(PICTURES, data).status_code == 302
    assert set(KittImage.objects.values_list("title", "alt_text")) == {
        ("Fest 0", "Drei Leute tragen eine Bank."),
        ("Fest 1", "Drei Leute tragen eine Bank."),
    }


@pytest.mark.parametrize("name", ["credit", "licence"])
def test_no_picture_without_rights(editor: Client, name: str) -> None:
    answer = upload(editor, file("a.jpg", photo(1)), **{name: " "})
    assert answer.context["form"].errors.keys() == {name}
    assert not KittImage.objects.exists()


@pytest.mark.parametrize(
    ("ending", "again"),
    [
        ("jpg", photo(7)),
        ("jpg", photo(7, (240, 160))),
        ("png", photo(7, (960, 640), "PNG")),
        ("heic", photo(7, kind="HEIF")),
    ],
    ids=["file", "smaller", "format", "phone"],
)
def test_what_is_there_already_is_offered(editor: Client, ending: str, again: bytes) -> None:
    upload(editor, file("erste.jpg", photo(7)))
    first = KittImage.objects.get()
    ending = (
        "heic" if again == photo(7, kind="HEIF") else "png" if again[:4] == b"\x89PNG" else "jpg"
    )
    answer = upload(editor, file(f"zweite.{ending}", again), file("andere.jpg", photo(8)))
    assert f"/admin/images/{first.pk}/" in answer.content.decode()
    assert {row.title for row in KittImage.objects.all()} == {"Erste", "Andere"}
    upload(editor, file(f"zweite.{ending}", again), again="on")
    assert KittImage.objects.count() == 3


def test_nothing_is_told_of_foreign_pictures(editor: Client, teams: dict[str, Team]) -> None:
    upload(editor, file("geheim.jpg", photo(7)))
    foreign = KittImage.objects.get()
    KittImage.objects.update(title="GEHEIM", collection=teams["Landkreis Fulda"].collection)
    answer = upload(editor, file("meins.jpg", photo(7)))
    assert "GEHEIM" not in answer.content.decode()
    assert KittImage.objects.exclude(pk=foreign.pk).get().title == "Meins"
    data = {"describe": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
    data |= {"form-0-id": str(foreign.pk), "form-0-title": "x"}
    said = editor.post(PICTURES, data)
    foreign.refresh_from_db()
    assert foreign.title == "GEHEIM" and "GEHEIM" not in said.content.decode()


def test_limits_say_what_to_do(editor: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40_000
    answer = upload(
        editor,
        file("gross.jpg", photo(1, (3000, 2000))),
        file("plakat.tiff", b"II*"),
        file("kaputt.jpg", photo(1)[:3000]),
        file("gut.jpg", photo(3, (120, 80))),
    )
    problems = {one.name: one.problem for one in answer.context["taken"]}
    assert "verkleinern" in problems["gross.jpg"] and "TIFF" in problems["plakat.tiff"]
    assert problems["kaputt.jpg"] and not problems["gut.jpg"]
    assert [row.title for row in KittImage.objects.all()] == ["Gut"]


def test_documents_with_language_and_a_hint_on_plain_pdfs(editor: Client) -> None:
    answer = upload(
        editor,
        file("satzung.pdf", b"%PDF-1.4 nothing"),
        file("bericht.pdf", b"%PDF-1.7 /StructTreeRoot"),
        url=DOCUMENTS,
        language="en",
    )
    remarks = {one.name: bool(one.remark) for one in answer.context["taken"]}
    assert remarks == {"satzung.pdf": True, "bericht.pdf": False}
    assert set(KittDocument.objects.values_list("title", "language")) == {
        ("Satzung", "en"),
        ("Bericht", "en"),
    }
    again = upload(editor, file("kopie.pdf", b"%PDF-1.4 nothing"), url=DOCUMENTS)
    assert again.context["taken"][0].twin.title == "Satzung"


def test_the_form_says_where_a_picture_is_used(editor: Client, teams: dict[str, Team]) -> None:
    team = teams["Landkreis Kassel"]
    image = builders.picture("Logo", collection=team.collection, licence="frei")
    builders.organisation("Verein Nord", team=team, logo=image)
    draft = builders.organisation("Entwurf", team=teams["Landkreis Fulda"], logo=image)
    type(draft).objects.filter(pk=draft.pk).update(live=False, name="GEHEIM")
    said = editor.get(f"/admin/images/{image.pk}/").content.decode()
    assert "Verein Nord" in said and "GEHEIM" not in said and "an 1 weiteren Stelle" in said
