"""What wagtail-localize leaves open: reading drafts, publishing, links to scripts, locks, files."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from matrix_world import World
from test_admin_matrix import client_of, said
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

pytestmark = pytest.mark.django_db


def url(name: str, *args: Any) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


def of_page(world: World) -> tuple[Any, Translation]:
    page = world.more["english page KASSEL"]
    return page, Translation.objects.get(source__object_id=page.translation_key)


def test_only_who_may_edit_a_page_sends_it_for_translation(world: World) -> None:
    """The press office may translate, and may not edit the profiles of districts."""
    client = client_of(world, "press_officer")
    foreign = client.get(url("submit_page_translation", world.more["unborn FULDA"].pk))
    assert foreign.status_code == 302 and "KANARI" not in said(foreign)
    own = client.get(url("submit_page_translation", world.pages["LAND"].pk))
    assert own.status_code == 200


def test_synchronising_publishes_only_what_the_person_may_publish(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    _page, translation = of_page(world)
    address = url("update_translations", translation.source_id)
    for role in ("translator", "kassel", "press_officer"):
        with django_capture_on_commit_callbacks(execute=True):
            client_of(world, role).post(address, {"publish_translations": "on"})
        assert not translation.get_target_instance().live
    draft = world.pages["KASSEL"]
    Page.objects.filter(pk=draft.pk).update(live=False)
    with django_capture_on_commit_callbacks(execute=True):
        client_of(world, "approver").post(address, {"publish_translations": "on"})
    assert not translation.get_target_instance().live, "the source is no longer public"


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", " JaVa\tScript:alert(1)", "&#106;avascript:x", "data:text/html,x"],
)
def test_links_to_scripts_are_refused(world: World, value: str) -> None:
    client = client_of(world, "translator")
    _page, translation = of_page(world)
    segment = translation.source.overridablesegment_set.first()
    string = translation.source.stringsegment_set.first()
    before = StringTranslation.objects.count()
    data = {"content_type": "application/x-www-form-urlencoded"}
    override = url("edit_override", translation.pk, segment.pk if segment else 1)
    client.put(override, urlencode({"value": value}), **data)
    text = urlencode({"value": f'<a href="{value}">Mehr</a>'})
    client.put(url("edit_string_translation", translation.pk, string.pk), text, **data)
    assert not SegmentOverride.objects.exists()
    assert StringTranslation.objects.count() == before
    assert not StringTranslation.objects.filter(data__contains="script").exists()


def test_a_locked_translation_stays_as_it_is(world: World) -> None:
    page, translation = of_page(world)
    type(page).objects.filter(pk=page.pk).update(locked=True, locked_by=world.users["approver"].pk)
    client = client_of(world, "translator")
    string = translation.source.stringsegment_set.first()
    before = list(StringTranslation.objects.values_list())
    address = url("edit_string_translation", translation.pk, string.pk)
    kind = "application/x-www-form-urlencoded"
    client.put(address, "value=Anders", content_type=kind)
    client.post(url("stop_translation", translation.pk))
    assert list(StringTranslation.objects.values_list()) == before
    assert Translation.objects.get(pk=translation.pk).enabled


@pytest.mark.parametrize("content", [b"", b"\xff\x00\x01", b"/etc/passwd", b"#" * 1_000_001])
def test_a_file_that_is_no_po_file_is_answered_with_a_sentence(
    world: World, content: bytes
) -> None:
    _page, translation = of_page(world)
    client = client_of(world, "translator")
    file = SimpleUploadedFile("texte.po", content)
    response = client.post(url("upload_pofile", translation.pk), {"file": file})
    assert response.status_code == 302
    assert "PO" in said(response)


def test_a_po_file_is_taken(world: World) -> None:
    _page, translation = of_page(world)
    client = client_of(world, "translator")
    string = translation.source.stringsegment_set.first().string
    po = translation.export_po()
    next(entry for entry in po if entry.msgid == string.data).msgstr = "By file"
    file = SimpleUploadedFile("texte.po", str(po).encode())
    client.post(url("upload_pofile", translation.pk), {"file": file})
    assert StringTranslation.objects.filter(data="By file").exists()


def test_a_po_file_brings_no_links_to_scripts_and_no_flood(world: World) -> None:
    _page, translation = of_page(world)
    client = client_of(world, "translator")
    po = translation.export_po()
    before = StringTranslation.objects.count()
    po[0].msgstr = '<a href="javascript:alert(1)">More</a>'
    flood = str(translation.export_po()).encode() + b'\n\nmsgid "%d"\nmsgstr "x"' * 20_000
    for content in (str(po).encode(), flood):
        file = SimpleUploadedFile("texte.po", content)
        started = time.monotonic()
        response = client.post(url("upload_pofile", translation.pk), {"file": file})
        assert "PO" in said(response)
        assert time.monotonic() - started < 1
    assert StringTranslation.objects.count() == before


def test_nobody_makes_a_page_private_or_an_alias_of_a_release(world: World) -> None:
    client = client_of(world, "operator")
    release = world.pages["LAND"]
    privacy = reverse("wagtailadmin_pages:set_privacy", args=[release.pk])
    client.post(privacy, {"restriction_type": "login"})
    assert not PageViewRestriction.objects.exists()
    copy = reverse("wagtailadmin_pages:copy", args=[release.pk])
    parent = release.get_parent().pk
    data = {"new_title": "X", "new_slug": "x", "new_parent_page": parent, "alias": "on"}
    client.post(copy, data)
    api = reverse("wagtailadmin_api:pages:action", args=[release.pk, "create_alias"])
    client.post(api, {"destination_page_id": parent})
    page, _translation = of_page(world)
    client.post(url("convert_to_alias", page.pk))
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_everyday_work_of_a_translator(world: World) -> None:
    client = client_of(world, "translator")
    page, translation = of_page(world)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    string = translation.source.stringsegment_set.first()
    address = url("edit_string_translation", translation.pk, string.pk)
    kind = "application/x-www-form-urlencoded"
    assert client.put(address, "value=Our centre", content_type=kind).status_code in (200, 201)
    english = world.more["english KASSEL"]
    edit = reverse("wagtailsnippets_opportunities_opportunity:edit", args=[english.pk])
    assert client.get(edit).status_code == 200
