"""Journalists see a release before its time, and nobody else does."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from test_links import days, link_to, words

from pages.base import kept
from pages.base.models import AuditEntry, KittDocument, OutgoingMail
from pages.demo import builders
from pages.editorial.links import making
from pages.editorial.links.hooks import new_link_url
from pages.editorial.models import Link
from pages.editorial.sync import sync_roles
from pages.press.models import PressReleasePage

pytestmark = pytest.mark.django_db


def schedule(release: Any, at: dt.datetime) -> Any:
    release.go_live_at = at
    release.save_revision().publish()
    return PressReleasePage.objects.get(pk=release.pk)


@pytest.fixture
def image(site: Any) -> Any:
    return builders.picture(size=(300, 200), credit="Zeichnung: Kitt")


@pytest.fixture
def release(image: Any) -> Any:
    programme = builders.programme(members_are="districts")
    cohort = builders.cohort(programme, number=7)
    builders.membership(programme, district=builders.district("Landkreis Fulda"), cohort=cohort)
    blocks = [
        ("picture", {"image": image.pk, "alt_text": "", "decorative": True}),
        ("text", "<p>Sieben Zentren kommen dazu.</p>"),
    ]
    body = builders.stream(blocks, PressReleasePage.body.field.stream_block)
    release = builders.release("Geheime Staffel", body=body, announces=cohort, publish=False)
    return schedule(release, days(2))


@pytest.fixture
def path(release: Any) -> str:
    return link_to(release, kind="embargo", name="Jo Presse", email="jo@zeitung.example")


def test_it_opens_before_the_time_with_the_embargo_on_top(
    client: Client, release: Any, path: str
) -> None:
    answer = client.get(path)
    text = words(answer)
    assert answer.status_code == 200
    assert "Geheime Staffel" in text
    assert "Jo Presse" in text
    line = "Embargo:" if "Embargo:" in text else "Sperrfrist:"
    assert text.index(line) < text.index("Geheime Staffel", len("Geheime Staffel"))
    assert "Landkreis Fulda" in text  # what it announces
    assert "noindex" in answer["X-Robots-Tag"]
    assert AuditEntry.objects.filter(kind="link-opened", object_id=str(release.pk)).count() == 1
    # For everybody else nothing has changed, in this process neither.
    assert client.get(release.url).status_code == 404
    assert "Fulda" not in str(kept._items)


def test_its_files_open_too(client: Client, path: str, image: Any) -> None:
    item = Link.objects.get().items.get().pk
    html = client.get(path).content.decode()
    for name in ("mitteilung.txt", "pressemappe.zip", f"bild-{image.pk}.png"):
        assert f'"{path}{item}/{name}"' in html
    text = client.get(f"{path}{item}/mitteilung.txt").content.decode()
    assert "Sieben Zentren" in text
    assert "Embargo:" in text or "Sperrfrist:" in text
    package = client.get(f"{path}{item}/pressemappe.zip")
    assert client.get(f"{path}{item}/bild-{image.pk}.png").status_code == 200
    names = zipfile.ZipFile(io.BytesIO(package.content)).namelist()
    assert any(name.endswith(".png") for name in names)
    assert client.get(f"{path}{item}/bild-999.png").status_code == 404
    making.revoke(Link.objects.get(), None)
    assert client.get(f"{path}{item}/mitteilung.txt").status_code == 404


@pytest.mark.pdf
def test_the_pdf_opens_too(client: Client, path: str) -> None:
    item = Link.objects.get().items.get().pk
    answer = client.get(f"{path}{item}/mitteilung.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]


def test_documents_and_the_english_version_open_too(client: Client, site: Any) -> None:
    paper = KittDocument.objects.create(title="Zahlen", file=ContentFile(b"%PDF-1.4", "z.pdf"))
    other = KittDocument.objects.create(title="Anderes", file=ContentFile(b"%PDF-1.4", "a.pdf"))
    block = ("documents", {"heading": "", "documents": [paper.pk]})
    body = builders.stream([block], PressReleasePage.body.field.stream_block)
    german = builders.release("Geheime Zahlen", body=body, publish=False)
    builders.translate(german.get_parent().specific, title="News")
    english = builders.translate(german, title="Secret figures", publish=False)
    rows = [schedule(type(one).objects.get(pk=one.pk), days(2)) for one in (german, english)]
    path = link_to(*rows, kind="embargo", name="Jo Presse")
    listed = client.get(path).content.decode()
    first, second = re.findall(rf'href="({path}\d+/)"', listed)
    text = client.get(first).content.decode()
    assert "Geheime Zahlen" in text
    (url,) = set(re.findall(rf'"({path}dokumente/[^"]+)"', text))
    assert b"".join(client.get(url).streaming_content) == b"%PDF-1.4"
    assert client.get(url.removeprefix(path.rstrip("/"))).status_code == 404
    assert client.get(path + other.url.lstrip("/")).status_code == 404
    answer = client.get(second)
    assert "Secret figures" in words(answer) and "Embargo:" in words(answer)
    assert answer["Content-Language"] == "en"
    assert "Secret figures" in client.get(f"{second}mitteilung.txt").content.decode()


def test_it_ends_with_the_right_to_publish(
    client: Client, release: Any, django_user_model: Any
) -> None:
    sync_roles()
    user = django_user_model.objects.create_user("presse@kitt.example")
    user.groups.add(Group.objects.get(name="Pressestelle"))
    path = link_to(release, kind="embargo", name="Jo Presse", user=user)
    image = path + "medien/images/" + builders.picture().get_rendition("width-30").file.name[7:]
    assert client.get(path).status_code == 200
    user.groups.set([Group.objects.get(name="Autorinnen und Autoren")])
    assert client.get(path).status_code == 410
    item = Link.objects.get().items.get().pk
    for url in (f"{path}{item}/mitteilung.txt", f"{path}{item}/pressemappe.zip", image):
        assert client.get(url).status_code == 404


def test_it_leads_to_the_public_page_afterwards(client: Client, release: Any, path: str) -> None:
    release.go_live_at = None
    release.save_revision().publish()
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].endswith(release.url)
    assert client.get(release.url).status_code == 200
    with time_machine.travel(days(30)):
        assert client.get(path).status_code == 302
    making.revoke(Link.objects.get(), None)
    assert client.get(path).status_code == 410


def test_a_new_time_is_shown(client: Client, release: Any, path: str) -> None:
    at = timezone.make_aware(dt.datetime(2031, 5, 7, 10, 30))
    with time_machine.travel(at - dt.timedelta(days=5), tick=False):
        Link.objects.update(expires_at=at)
        schedule(release, at)
        text = words(client.get(path))
    assert "2031" in text
    assert "10.30" in text or "10:30" in text


def test_called_off_it_says_so(client: Client, release: Any, path: str) -> None:
    release.scheduled_revision.__class__.objects.filter(object_id=release.pk).update(
        approved_go_live_at=None
    )
    answer = client.get(path)
    assert answer.status_code == 410
    assert "Sieben Zentren" not in words(answer)
    assert "Geheime Staffel" in words(answer)


def test_taken_back_or_deleted_it_says_so(client: Client, release: Any, path: str) -> None:
    release.go_live_at = None
    release.save_revision().publish()
    PressReleasePage.objects.get(pk=release.pk).unpublish()
    assert client.get(path).status_code == 410
    PressReleasePage.objects.get(pk=release.pk).delete()
    answer = client.get(path)
    assert answer.status_code == 410
    assert "Geheime Staffel" in words(answer)


def test_the_scheduled_version_is_shown_and_no_later_draft(
    client: Client, release: Any, path: str
) -> None:
    release.title = "Noch geheimer"
    release.save_revision()
    assert "Noch geheimer" not in words(client.get(path))


def test_it_is_made_for_one_person_and_mailed(admin_client: Any, release: Any) -> None:
    other = schedule(builders.release("Zweite", publish=False), days(2))
    draft = builders.release("Ohne Zeit", publish=False)
    for one in (other, draft):
        type(one).objects.get(pk=one.pk).save_revision(user=_admin(admin_client))
    keys = {one: f"{one.content_type_id}-{one.pk}" for one in (release, other, draft)}
    form = {
        "kind": "embargo",
        "objects": [keys[release]],
        "valid_until": (timezone.localdate() + dt.timedelta(days=9)).isoformat(),
    }
    url = new_link_url(release)
    admin_client.post(url, form)
    assert not Link.objects.exists()
    person = {"recipient_name": "Jo Presse", "recipient_email": "jo@zeitung.example"}
    admin_client.post(url, {**form, **person, "objects": [keys[release], keys[draft]]})
    assert not Link.objects.exists()
    admin_client.post(url, {**form, **person})
    mail = OutgoingMail.objects.get()
    assert "Geheime Staffel" in mail.body
    assert Link.objects.get().recipient_name == "Jo Presse"
    # Who may not publish it does not give it away either.
    admin_client.post(new_link_url(draft), {**form, **person, "objects": [keys[draft]]})
    assert Link.objects.count() == 1


def _admin(admin_client: Any) -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=admin_client.session["_auth_user_id"])
