"""A list of old addresses is taken over as a whole or not at all, and says what is wrong."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from pages.addresses.old_list import Plan, Unreadable, plan, read
from pages.demo import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object, settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.example"


def check(text: str) -> Plan:
    return plan(read(text.encode()))


def errors(text: str) -> list[tuple[int, str]]:
    return check(text).errors


def test_targets_are_paths_full_addresses_and_ids(client: Any, tmp_path: Path) -> None:
    page, other = builders.standard_page("Rat"), builders.standard_page("Tat")
    event = builders.event("Treffen")
    path = tmp_path / "alt.csv"
    path.write_text(
        "Alt;Neu\n"
        "/alt/rat.html;/de/rat/\n"
        f"https://alt.example/tat.html;https://ehrenamt.example{other.url}\n"
        f"/alt/3;{page.pk}\n"
        "/alt/termine;/de/termine/?seite=1\n"
        f"/alt/treffen;{event.get_absolute_url()}\n"
        "\n",
        "utf-8",
    )
    call_command("import_redirects", path, dry_run=True, stdout=io.StringIO())
    assert not Redirect.objects.exists()
    out = io.StringIO()
    call_command("import_redirects", path, stdout=out)
    assert "5 new, 0 changed, 0 unchanged" in out.getvalue()
    for old, new in (
        ("/alt/rat.html", page.url),
        ("/tat.html", other.url),
        ("/alt/3", page.url),
        ("/alt/termine", "/de/termine/?seite=1"),
        ("/alt/treffen", event.get_absolute_url()),
    ):
        assert client.get(old)["Location"] == new
    assert set(Redirect.objects.filter(redirect_page__isnull=False).values_list("old_path")) == {
        ("/alt/rat.html",), ("/tat.html",), ("/alt/3",),
    }  # fmt: skip
    again = check(path.read_text("utf-8"))
    assert (again.new, again.changed, again.unchanged) == ([], [], 5)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf/alt;/de/\n",
        "/ältere;/de/\n".encode("cp1252"),
        b"/alt,/de/\r\n",
        b"/alt\t/de/\n",
        b'"/alt";"/de/"\n',
    ],
)
def test_files_of_all_programs_are_read(data: bytes) -> None:
    (row,) = read(data)
    assert row.old in {"/alt", "/ältere"}
    assert (row.line, row.new) == (1, "/de/")


def test_every_error_names_its_line_and_nothing_is_imported(tmp_path: Path) -> None:
    builders.standard_page("Rat")
    path = tmp_path / "alt.csv"
    path.write_text(
        "\n".join(
            (
                "Alte Adresse;Neue Adresse",
                "/gut;/de/rat/",
                "alt;/de/rat/",
                "/ohne-ziel;",
                "/fremd;https://anderswo.example/",
                "/nirgends;/de/gibt-es-nicht/",
                "/nummer;999999",
                "/de/rat/;/de/",
                "/gut/;/de/",
                "/;/de/",
                "/" + "x" * 300 + ";/de/",
                "/kreis-a;/kreis-b",
                "/kreis-b;/kreis-a",
            )
        ),
        "utf-8",
    )
    out = io.StringIO()
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_redirects", path, stdout=out)
    assert not Redirect.objects.exists()
    lines = out.getvalue().splitlines()
    found = {int(line.split(":")[1]): line.split(":", 2)[2] for line in lines}
    assert set(found) == {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}
    assert "beginnen" in found[3]
    assert "Ziel fehlt" in found[4]
    assert "nicht auf dieser Website" in found[5]
    assert "Am Ziel gibt es nichts" in found[6]
    assert "Nummer 999999" in found[7]
    assert "nie wirken" in found[8]
    assert "schon in Zeile 2" in found[9]
    assert "Startseite" in found[10]
    assert "zu lang" in found[11]
    assert "im Kreis: /kreis-a → /kreis-b → /kreis-a" in found[12]


def test_a_chain_inside_the_list_leads_to_its_end(client: Any) -> None:
    page = builders.standard_page("Rat")
    result = check("/a;/b\n/b;/c\n/c;/de/rat/\n/d;/e\n/e;/de/termine/\n")
    assert result.errors == []
    assert [row.redirect_page_id for row in result.new[:3]] == [page.pk] * 3
    assert [row.redirect_link for row in result.new[3:]] == ["/de/termine/"] * 2


def test_a_target_that_is_another_old_address_is_followed(client: Any) -> None:
    page = builders.standard_page("Rat")
    Redirect.add_redirect("/frueher", page)
    (row,) = check("/noch-frueher;/frueher/").new
    assert row.redirect_page_id == page.pk
    Redirect.add_redirect("/b", "/a")
    assert errors("/a;/b")


def test_a_draft_as_target_is_a_note_and_no_error(client: Any) -> None:
    draft = builders.standard_page("Entwurf", publish=False)
    result = check(f"/a;/de/entwurf/\n/b;{draft.pk}")
    assert [line for line, _text in result.notes] == [1, 2]
    assert not result.errors


def test_another_target_changes_the_stored_one(client: Any) -> None:
    page, other = builders.standard_page("Rat"), builders.standard_page("Tat")
    Redirect.add_redirect("/alt", page, automatically_created=True)
    result = check("/alt;/de/tat/")
    assert [row.redirect_page_id for row in result.changed] == [other.pk]
    assert not result.changed[0].automatically_created


@pytest.mark.parametrize("data", [b"", b"Alt;Neu\n", b"\x00\x01PK"])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_many_lines_need_as_many_queries_as_few(django_assert_max_num_queries: Any) -> None:
    for number in range(4):
        builders.standard_page(f"Seite {number}")
    text = "\n".join(f"/alt/{number};/de/seite-{number % 4}/" for number in range(300))
    with django_assert_max_num_queries(8):
        assert len(check(text).new) == 300


def upload(client: Any, text: str, **data: str) -> Any:
    file = SimpleUploadedFile("alt.csv", text.encode(), "text/csv")
    return client.post(reverse("wagtailredirects:start_import"), {"file": file, **data})


def test_the_admin_checks_first_and_takes_over_all_or_nothing(admin_client: Any) -> None:
    builders.standard_page("Rat")
    good, bad = "/a;/de/rat/\n/b;/de/rat/", "/a;/de/rat/\n/b;/de/nichts/"
    assert admin_client.get(reverse("wagtailredirects:start_import")).status_code == 200
    answer = upload(admin_client, bad, **{"take-over": "1"}).content.decode()
    assert "1 Zeile hat einen Fehler. Es wurde nichts übernommen." in answer
    assert "<td>2</td><td>Am Ziel gibt es nichts: /de/nichts/</td>" in answer
    assert "Keine Fehler" in upload(admin_client, good).content.decode()
    assert not Redirect.objects.exists()
    assert upload(admin_client, good, **{"take-over": "1"}).status_code == 302
    assert Redirect.objects.count() == 2
    process = admin_client.post(reverse("wagtailredirects:process_import"))
    assert process.status_code == 302


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"old_path": "/de/rat/", "redirect_link": "/de/"}, "nie wirken"),
        ({"old_path": "/"}, "Startseite"),
        ({"old_path": "/alt"}, "wählen Sie eine Seite oder"),
        ({"old_path": "/alt", "redirect_link": "/de/nichts/"}, "Am Ziel gibt es nichts"),
        ({"old_path": "/alt", "redirect_link": "/alt/"}, "Am Ziel gibt es nichts"),
        ({"old_path": "/alt", "redirect_link": "javascript:alert(1)"}, "keine Adresse"),
    ],
)
def test_the_form_refuses_what_leads_nowhere(admin_client: Any, data: Any, words: str) -> None:
    builders.standard_page("Rat")
    answer = admin_client.post(reverse("wagtailredirects:add"), {"is_permanent": "on", **data})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Redirect.objects.exists()


def test_a_path_to_a_page_is_kept_as_the_page(admin_client: Any) -> None:
    page = builders.standard_page("Rat")
    data = {"old_path": "https://alt.example/x", "redirect_link": "/de/rat/", "is_permanent": "on"}
    assert admin_client.post(reverse("wagtailredirects:add"), data).status_code == 302
    row = Redirect.objects.get()
    assert (row.redirect_page_id, row.redirect_link, row.old_path) == (page.pk, "", "/x")
    edit = reverse("wagtailredirects:edit", args=[row.pk])
    assert admin_client.get(edit).status_code == 200
    data = {"old_path": "/x", "redirect_link": "/de/termine/", "redirect_page": ""}
    assert admin_client.post(edit, data).status_code == 302
    row.refresh_from_db()
    assert (row.redirect_page_id, row.redirect_link) == (None, "/de/termine/")
