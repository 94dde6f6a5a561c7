"""Public pages score A+ by the rules of the MDN HTTP Observatory, with the production settings.

Rules and points: github.com/mdn/mdn-http-observatory, src/grader/charts.js (2025). Everybody starts
with 100; bonus points count only for those who have at least 90 without them; A+ begins at 100.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
A_PLUS = 100
HALF_A_YEAR = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "kitt.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRS",
    "ALLOWED_HOSTS": "kitt.example",
    "BASE_URL": "https://kitt.example",
    "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
}
SHOW = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.startswith(("SECURE_", "SESSION_COOKIE", "CSRF_",
         "X_FRAME", "CONTENT_SECURITY"))]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def in_production(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with the settings of a public installation."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env = {**kept, **PRODUCTION, "VAR_DIR": str(folder)}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Those settings that decide about headers and cookies."""
    shown = in_production(["-c", SHOW], tmp_path_factory.mktemp("production"))
    values: dict[str, Any] = json.loads(shown.stdout)
    assert values["SECURE_SSL_REDIRECT"] and values["SESSION_COOKIE_SECURE"]
    return values


@pytest.fixture
def visit(production: dict[str, Any], settings: Any, site: Any) -> Any:
    """Fetch a path as in production: status, headers, cookies and the page."""
    for name, value in production.items():
        setattr(settings, name, value)

    def fetch(path: str, secure: bool = True) -> dict[str, Any]:
        answer = Client().get(path, secure=secure)
        return {
            "status": answer.status_code,
            "headers": {name.lower(): value for name, value in answer.items()},
            "cookies": [str(one.OutputString()) for one in answer.cookies.values()],
            "html": answer.content.decode(),
        }

    return fetch


def policy(headers: Mapping[str, str]) -> dict[str, list[str]]:
    parts = (part.split() for part in headers.get("content-security-policy", "").split(";"))
    return {name: values for name, *values in filter(None, parts)}


def score(seen: dict[str, Any]) -> tuple[int, int, list[str]]:
    """Points without and with bonus, and what cost some."""
    headers, csp = seen["headers"], policy(seen["headers"])
    scripts = csp.get("script-src", csp.get("default-src", ["*"]))
    styles = csp.get("style-src", csp.get("default-src", ["*"]))
    sources = [value for values in csp.values() for value in values]
    age = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    foreign = re.findall(r"<script[^>]+src=[\"'](?:https?:)?//", seen["html"])
    framed = csp.get("frame-ancestors") in (["'none'"], ["'self'"])
    minus = {
        "csp missing": (25, not csp),
        "csp allows inline scripts": (20, "'unsafe-inline'" in scripts or "*" in scripts),
        "csp allows eval": (10, "'unsafe-eval'" in scripts),
        "csp allows http": (20, any(value.startswith("http:") for value in sources)),
        "cookie without Secure": (20, any("Secure" not in one for one in seen["cookies"])),
        "open to other origins": (50, headers.get("access-control-allow-origin") == "*"),
        "hsts": (20, not age or int(age[1]) < HALF_A_YEAR),
        "referrer policy": (5, headers.get("referrer-policy") not in PRIVATE),
        "scripts from elsewhere": (5, bool(foreign)),
        "sniffing": (5, headers.get("x-content-type-options") != "nosniff"),
        "framing": (20, not framed and "x-frame-options" not in headers),
        "resource policy": (5, headers.get("cross-origin-resource-policy") == "cross-origin"),
    }
    strict = csp.get("default-src") == ["'none'"] and "'unsafe-inline'" not in styles
    plus = {
        "default-src none": (10, strict),
        "frame-ancestors": (5, framed),
        "private referrer": (5, headers.get("referrer-policy") in PRIVATE),
        "own resources": (10, headers.get("cross-origin-resource-policy") == "same-origin"),
    }
    lost = [name for name, (_points, found) in minus.items() if found]
    points = 100 - sum(minus[name][0] for name in lost)
    bonus = sum(points for points, found in plus.values() if found) if points >= 90 else 0
    return points, points + bonus, lost


@pytest.mark.parametrize("path", ["/de/", "/en/", "/de/suche/", "/de/gibt-es-nicht/"])
def test_public_pages_score_a_plus(visit: Any, path: str) -> None:
    seen = visit(path)
    points, total, lost = score(seen)
    assert not lost
    assert (points, total) == (100, 130) and total >= A_PLUS
    assert not seen["cookies"]


def test_http_leads_to_https_of_the_same_host(visit: Any) -> None:
    plain = visit("/de/", secure=False)
    assert plain["status"] == 301
    assert plain["headers"]["location"] == "https://testserver/de/"
    assert "preload" in visit("/de/")["headers"]["strict-transport-security"]


def test_the_admin_loses_only_what_wagtail_needs(visit: Any) -> None:
    seen = visit("/admin/login/")
    assert score(seen)[2] == ["csp allows inline scripts"]
    assert seen["cookies"] and all("SameSite=Lax" in one for one in seen["cookies"])


def test_the_check_for_deployment_finds_nothing(tmp_path: Path) -> None:
    check = in_production(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], tmp_path)
    assert check.returncode == 0, check.stderr
    assert "WARNING" not in check.stderr
