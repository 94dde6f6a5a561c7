"""Demo logins: one per role, and never on a public installation."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from kitt.guards import refuse_demo_logins
from pages.base.auth import Backend
from pages.base.models import Team, User
from pages.demo.logins import DEMO_PASSWORD, create_demo_logins, demo_logins, remove_demo_logins
from pages.editorial.roles import groups

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def logins(db: None) -> list[User]:
    return create_demo_logins([Team.objects.create(name="Landkreis Groß-Gerau", kind="county")])


def test_there_is_one_per_role_and_one_per_team(logins: list[User]) -> None:
    assert {user.email for user in logins} == {
        "betrieb@kitt.example",
        "leitung@kitt.example",
        "pressestelle@kitt.example",
        "redaktion@kitt.example",
        "uebersetzung@kitt.example",
        "landkreis-gross-gerau@kitt.example",
    }
    assert all(user.is_demo and not user.is_superuser for user in logins)
    roles = [login.role for login in demo_logins()]
    assert roles == [*(one.label for one in groups()), "Redaktion: Landkreis Groß-Gerau"]
    for user in logins:
        assert user.has_perm("wagtailadmin.access_admin")


def test_a_second_run_changes_nobody(logins: list[User]) -> None:
    User.objects.filter(email="leitung@kitt.example").update(first_name="Petra")
    assert create_demo_logins(Team.objects.all()) == []
    assert User.objects.get(email="leitung@kitt.example").first_name == "Petra"


def test_a_real_person_never_becomes_a_demo_login(db: None) -> None:
    User.objects.create_user("leitung@kitt.example", "geheim-und-lang")
    create_demo_logins()
    real = User.objects.get(email="leitung@kitt.example")
    assert not real.is_demo
    assert real.check_password("geheim-und-lang")


def test_the_table_shows_what_works(logins: list[User]) -> None:
    out = StringIO()
    call_command("demo_logins", stdout=out)
    lines = out.getvalue().splitlines()[1:]
    assert len(lines) == len(logins)
    for line in lines:
        email, password = line.split()[-2:]
        assert authenticate(username=email, password=password)


def test_without_demo_the_command_says_so(db: None) -> None:
    out = StringIO()
    call_command("demo_logins", stdout=out)
    assert "no demo logins" in out.getvalue()


def test_removing_takes_only_them(logins: list[User]) -> None:
    User.objects.create_user("echt@thueringen.example")
    assert remove_demo_logins() == len(logins)
    assert [user.email for user in User.objects.all()] == ["echt@thueringen.example"]


class TestPublicInstallation:
    """Under production settings demo logins are impossible."""

    @pytest.fixture(autouse=True)
    def _public(self, logins: list[User], settings: Any) -> None:
        settings.DEMO_LOGINS = False

    def test_they_cannot_sign_in(self, logins: list[User]) -> None:
        backend = Backend()
        assert not any(backend.user_can_authenticate(user) for user in logins)
        assert not authenticate(username=logins[0].email, password=DEMO_PASSWORD)
        real = User.objects.create_user("echt@thueringen.example", "geheim-und-lang")
        assert backend.user_can_authenticate(real)

    def test_they_cannot_keep_a_session(self, logins: list[User], client: Any) -> None:
        client.force_login(logins[0])
        assert client.get("/admin/").status_code == 302

    def test_the_start_is_refused(self) -> None:
        with pytest.raises(ImproperlyConfigured, match="demo logins"):
            refuse_demo_logins()
        remove_demo_logins()
        refuse_demo_logins()

    def test_none_can_be_made(self) -> None:
        remove_demo_logins()
        with pytest.raises(ImproperlyConfigured, match="public password"):
            create_demo_logins()
        assert not User.objects.exists()

    def test_none_are_printed(self) -> None:
        with pytest.raises(CommandError, match="public password"):
            call_command("demo_logins")


def start(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Load the web server's entry point under production settings, in a process of its own."""
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "kitt.settings.production",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
        **variables,
    }
    command = [sys.executable, "-c", "import kitt.wsgi; print('started')"]
    return subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_does_not_start_without_its_secrets(tmp_path: Path, missing: str) -> None:
    variables = {"SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "ehrenamt.example"}
    variables.pop(missing)
    result = start(tmp_path, **variables)
    assert result.returncode != 0
    assert missing in result.stderr
    assert "started" not in result.stdout


def test_production_starts_with_its_secrets(tmp_path: Path) -> None:
    result = start(tmp_path, SECRET_KEY="x" * 50, ALLOWED_HOSTS="ehrenamt.example")
    assert result.stdout == "started\n", result.stderr
