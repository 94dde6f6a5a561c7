"""Pictures and documents are not overwritten silently either."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from newsroom_people import World, form_of

from pages.base.models import AuditEntry, KittDocument
from pages.demo import builders


def fresh(obj: Any) -> Any:
    return type(obj).objects.get(pk=obj.pk)


@pytest.fixture(params=["picture", "document"])
def medium(request: Any, world: World) -> Any:
    collection = world.team.collection
    if request.param == "picture":
        return builders.picture("Fest", licence="frei", collection=collection)
    file = ContentFile(b"%PDF-1.4", name="plan.pdf")
    return KittDocument.objects.create(title="Fest", file=file, collection=collection)


def url(medium: Any) -> str:
    room = "wagtaildocs" if isinstance(medium, KittDocument) else "wagtailimages"
    return reverse(f"{room}:edit", args=[medium.pk])


def test_a_stale_form_saves_nothing_and_shows_what_was_typed(world: World, medium: Any) -> None:
    rike, robin = world.client("rike"), world.client("robin")
    first, second = (form_of(who.get(url(medium)).content.decode()) for who in (rike, robin))
    assert robin.post(url(medium), {**second, "title": "Von Robin"}).status_code == 302
    response = rike.post(url(medium), {**first, "title": "Von Rike"})
    html = response.content.decode()
    assert response.status_code == 409 and fresh(medium).title == "Von Robin"
    assert "Von Rike" in html and "<strong>Robin</strong>" in html and "Titel" in html
    token = re.search(r'name="overwrite-anyway" value="([^"]+)"', html)
    assert token
    again = {**first, "title": "Von Rike", "overwrite-anyway": token[1]}
    assert rike.post(url(medium), again).status_code == 302
    assert fresh(medium).title == "Von Rike"
    assert AuditEntry.objects.filter(kind="overwritten").count() == 1


def test_words_and_files_count_as_well(world: World, medium: Any) -> None:
    rike, robin = world.client("rike"), world.client("robin")
    form = form_of(rike.get(url(medium)).content.decode())
    robin.post(url(medium), {**form, "tags": "Sommer"})
    assert list(fresh(medium).tags.names()) == ["Sommer"]
    assert rike.post(url(medium), {**form, "tags": "Winter"}).status_code == 409
    form = form_of(rike.get(url(medium)).content.decode())
    robin.post(url(medium), {**form, "file": _another(medium)})
    response = rike.post(url(medium), {**form, "file": _another(medium)})
    assert response.status_code == 409
    assert "Datei" in response.content.decode()


def test_foreign_ones_stay_closed(world: World, medium: Any) -> None:
    form = form_of(world.client("rike").get(url(medium)).content.decode())
    fremd = world.client("fremd")
    assert fremd.get(url(medium)).status_code in {302, 403}
    fremd.post(url(medium), {**form, "title": "Von Fremd"})
    assert fresh(medium).title == "Fest"


def _another(medium: Any) -> ContentFile[bytes]:
    if isinstance(medium, KittDocument):
        return ContentFile(b"%PDF-1.4 neu", name="neu.pdf")
    picture = builders.picture("Anderes", size=(32, 18))
    with picture.file.open() as file:
        return ContentFile(file.read(), name="neu.png")
