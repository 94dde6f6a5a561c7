"""A real browser on a running site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = os.environ.get("KITT_CHROMIUM") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    # Playwright runs an event loop of its own, in which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visits(chromium: Any, live_server: Any) -> Callable[..., Any]:
    """Opens a screen, of a phone by default; fails on script errors and requests to other hosts."""

    @contextmanager
    def visit(*, scripts: bool = True, width: int = 360) -> Iterator[Any]:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            base_url=live_server.url,
            locale="de-DE",
            java_script_enabled=scripts,
        )
        page = context.new_page()
        errors: list[str] = []
        own = (live_server.url, "data:")
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.on(
            "request",
            lambda sent: None if sent.url.startswith(own) else errors.append(sent.url),
        )
        yield page
        context.close()
        assert errors == []

    return visit


@pytest.fixture
def officer(live_server: Any) -> list[dict[str, str]]:
    """The cookie of a press officer who is signed in."""
    from django.conf import settings
    from django.contrib.auth.models import Group
    from django.test import Client

    from pages.base.models import User
    from pages.demo import builders
    from pages.editorial.roles import role
    from pages.editorial.sync import sync_roles

    builders.site()
    builders.newsroom()
    sync_roles()
    user = User.objects.create_user("presse@kitt.example", "x")
    user.groups.add(Group.objects.get(name=role("press_officer").label))
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]
