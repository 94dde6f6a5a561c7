"""What the audit log notes, who may read it, and that nobody can change it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from pages.base import audit
from pages.base.models import AuditEntry, Team, User
from pages.demo import builders
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles
from pages.press.models import PressReleasePage

pytestmark = pytest.mark.django_db
TRIED = audit.kind("tried", "Ausprobiert")


def kinds() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("kind", flat=True))


def of_kind(kind: str) -> Any:
    return AuditEntry.objects.filter(kind=kind)


def person(*groups: str, email: str = "ida@kitt.example") -> User:
    user = User.objects.create_user(email, "geheim")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def roles(site: Any) -> None:
    sync_roles()


class TestNoting:
    def test_who_belongs_to_which_group(self, roles: None) -> None:
        user = person()
        group = Group.objects.get(name=role("press_officer").label)
        AuditEntry.objects.all().forget(timezone.now() + dt.timedelta(days=1))
        user.groups.add(group)
        group.user_set.remove(user)
        user.groups.add(group)
        user.groups.clear()
        found = [entry.details for entry in of_kind("membership").order_by("pk")]
        names = [group.name]
        assert found == [{"added": names}, {"removed": names}] * 2

    def test_accounts(self, db: None) -> None:
        user = person()
        user.is_superuser = True
        user.save()
        user.last_name = "Muster"
        user.save()
        User.objects.get(pk=user.pk).delete()
        changes = [entry.details["change"] for entry in of_kind("account").order_by("pk")]
        assert changes == ["made", "changed", "deleted"]
        assert of_kind("account").get(details__change="changed").details["is_superuser"] == [
            False,
            True,
        ]

    def test_rights_given_by_hand_and_taken_by_the_table(self, roles: None) -> None:
        group = Group.objects.get(name=role("author").label)
        right = Permission.objects.get(codename="delete_user", content_type__app_label="base")
        group.permissions.add(right)
        assert of_kind("rights").first().details == {"added": ["base.delete_user"]}
        before = of_kind("rights").count()
        sync_roles()
        assert of_kind("rights").count() == before + 1
        assert of_kind("rights").first().details == {"changes": ["revoked base.delete_user"]}
        sync_roles()
        assert of_kind("rights").count() == before + 1

    def test_the_person_at_work_is_named(self, admin_client: Any, roles: None) -> None:
        group = Group.objects.get(name=role("author").label)
        user = person()
        url = reverse("wagtailusers_users:edit", args=[user.pk])
        fields = {"email": user.email, "first_name": "Ida", "last_name": "Muster"}
        admin_client.post(url, {**fields, "groups": [group.pk], "is_active": "on"})
        entry = of_kind("membership").first()
        assert entry is not None
        assert entry.who == "admin@example.com"
        assert entry.details == {"added": [group.name]}

    def test_refused_access(self, client: Client, roles: None) -> None:
        page = builders.standard_page("Seite")
        client.force_login(person(role("translator").label + " Englisch"))
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        for _twice in range(2):
            assert client.get(url).status_code == 302
            entry = of_kind("refused").get()
        client.get(url, headers={"x-requested-with": "XMLHttpRequest"})
        assert of_kind("refused").count() == 1
        assert (entry.who, entry.subject) == ("ida@kitt.example", url)
        client.get(reverse("wagtailadmin_home"))
        assert of_kind("refused").count() == 1

    def test_without_rights_to_the_admin(self, client: Client, roles: None) -> None:
        client.force_login(person())
        client.get(reverse("wagtailadmin_home"))
        assert of_kind("refused").count() == 1

    @pytest.mark.parametrize("view", ["edit", "view_draft", "history", "revisions_index"])
    def test_drafts_under_embargo(self, admin_client: Any, site: Any, view: str) -> None:
        release = builders.release("Geheim", publish=False)
        free = builders.release("Entwurf", publish=False)
        release.go_live_at = timezone.now() + dt.timedelta(days=2)
        release.save_revision().publish()
        for page in (free, release, release):
            admin_client.get(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]), follow=True)
        entry = of_kind("embargo-opened").get()
        assert (entry.object_id, entry.who) == (str(release.pk), "admin@example.com")
        stored = PressReleasePage.objects.get(pk=release.pk)
        stored.go_live_at = None
        stored.save_revision().publish()
        entry.__class__.objects.all().forget(timezone.now() + dt.timedelta(days=1))
        admin_client.get(reverse(f"wagtailadmin_pages:{view}", args=[release.pk]), follow=True)
        assert not of_kind("embargo-opened").exists()

    def test_exports(self, admin_client: Any, site: Any) -> None:
        admin_client.get(reverse("helpful_report"), {"export": "csv"})
        admin_client.get(reverse("helpful_report"))
        assert of_kind("exported").get().details == {"format": "csv"}


class TestReading:
    @pytest.mark.parametrize(
        ("group", "may"),
        [
            (role("approver").label, True),
            (role("operator").label, True),
            (role("press_officer").label, False),
            (role("author").label, False),
        ],
    )
    def test_the_lead_and_the_operator_only(
        self, client: Client, roles: None, group: str, may: bool
    ) -> None:
        audit.note(TRIED, subject="Kanarienvogel")
        client.force_login(person(group))
        for name in ("audit_log", "audit_log_results"):
            for query in ({}, {"export": "csv"}):
                answer = client.get(reverse(name), query)
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                assert (answer.status_code == 200) is may
                assert (b"Kanarienvogel" in content) is may
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (reverse("audit_log") in home) is may

    def test_it_is_searched_and_filtered(self, admin_client: Any) -> None:
        person_ = User.objects.create_user("lena@kitt.example")
        team = Team.objects.create(name="Kreis Muster", kind=Team.Kind.PARTNER)
        audit.note(TRIED, user=person_, subject="Apfel")
        audit.note(audit.kind("other", "Anderes"), of=team, subject="Birne")
        old = AuditEntry(kind="tried", subject="Kirsche", at=timezone.now() - dt.timedelta(days=9))
        old.save()

        def shown(**query: str) -> set[str]:
            html = admin_client.get(reverse("audit_log"), query).content.decode()
            return {word for word in ("Apfel", "Birne", "Kirsche") if word in html}

        assert shown() == {"Apfel", "Birne", "Kirsche"}
        assert shown(kind="other") == {"Birne"}
        assert shown(who="lena") == {"Apfel"}
        assert shown(subject="birn") == {"Birne"}
        assert "Birne" in shown(subject=str(team.pk))
        assert shown(at_from=timezone.localdate().isoformat()) == {"Apfel", "Birne"}
        assert shown(q="lena") == {"Apfel"}

    def test_its_export_is_complete_and_noted_itself(self, admin_client: Any) -> None:
        audit.note(TRIED, subject="=1+1", recipient="Ida", changes=["a", "b"])
        answer = admin_client.get(reverse("audit_log"), {"export": "csv", "kind": "tried"})
        rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
        assert len(rows) == 1
        assert "Ausprobiert" in rows[0].values()
        assert "'=1+1" in rows[0].values()
        assert any("Ida" in value and "a, b" in value for value in rows[0].values())
        sheet = admin_client.get(reverse("audit_log"), {"export": "xlsx", "kind": "tried"})
        book = openpyxl.load_workbook(io.BytesIO(b"".join(sheet.streaming_content)))
        assert book.active is not None
        assert book.active.max_row == 2
        assert of_kind("exported").count() == 2


class TestUnchangeable:
    def test_nothing_in_the_code_changes_or_deletes_it(self, db: None) -> None:
        entry = audit.note(TRIED)
        for attempt in (
            lambda: entry.save(),
            lambda: entry.delete(),
            lambda: AuditEntry.objects.all().delete(),
            lambda: AuditEntry.objects.filter(pk=entry.pk).update(who="x"),
            lambda: AuditEntry.objects.bulk_update([entry], ["who"]),
            lambda: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"who": "x"}),
        ):
            with pytest.raises(TypeError), transaction.atomic():
                attempt()
        assert AuditEntry.objects.get(pk=entry.pk).who == ""

    def test_no_address_of_the_admin_does_either(self, admin_client: Any) -> None:
        entry = audit.note(TRIED)
        permissions = ContentType.objects.get_for_model(AuditEntry).permission_set
        assert set(permissions.values_list("codename", flat=True)) == {"view_auditentry"}
        names = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
        assert not [name for name in names if "auditentry" in name.lower()]
        for tail in ("add/", f"edit/{entry.pk}/", f"delete/{entry.pk}/"):
            answer = admin_client.post(f"/admin/snippets/base/auditentry/{tail}")
            assert answer.status_code == 404
        for name in ("audit_log", "audit_log_results"):
            assert admin_client.post(reverse(name), {"delete": entry.pk}).status_code == 405
        assert AuditEntry.objects.filter(pk=entry.pk).exists()
