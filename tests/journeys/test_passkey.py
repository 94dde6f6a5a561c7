"""A press officer who must have a second factor sets up a passkey, and signs in with it alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from pages.base.models import AuditEntry, User
from pages.demo import builders
from pages.editorial.publishing.access import plan_url
from pages.editorial.roles import role
from pages.editorial.sync import sync_roles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "Kirschbaum-am-Fluss-7"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def release(transactional_db: None, settings: Any) -> Any:
    settings.MFA_REQUIRED = True
    builders.site()
    release = builders.release("Neue Staffel", publish=False)
    release.save_revision()
    sync_roles()
    user = User.objects.create_user("presse@kitt.example", PASSWORD)
    user.groups.add(Group.objects.get(name=role("press_officer").label))
    return release


def test_sets_up_a_passkey_and_publishes_after_signing_in_with_it(
    visits: Callable[..., Any], release: Any
) -> None:
    edit = f"/admin/pages/{release.pk}/edit/"
    with visits(width=1280) as page:
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto(edit)
        page.locator("input[name=login]").fill("presse@kitt.example")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form:has(input[name=password]) button[type=submit]").first.click()
        page.wait_for_url("**/sicherheit/einrichten/")
        page.goto(edit)
        page.wait_for_url("**/sicherheit/einrichten/")  # nothing else before the second factor

        page.locator("a[href$='/passkeys/neu/']").click()
        page.locator("input[name=name]").fill("Bürorechner")
        page.locator("input[name=passwordless]").check()
        page.locator("#passkey-add").click()
        page.wait_for_url(lambda url: "/passkeys/neu/" not in url)
        assert AuditEntry.objects.filter(details__factor="webauthn").count() == 1

        page.goto("/admin/logout/")
        page.locator("main button[type=submit]").click()
        page.goto(edit)
        page.wait_for_url("**/admin/login/**")
        page.locator("#passkey-login").click()
        page.wait_for_url(lambda url: "/login/" not in url)
        page.locator("#page-edit-form").wait_for()
        day = (timezone.localdate() + dt.timedelta(days=3)).isoformat()
        page.goto(plan_url(release))
        page.locator("input[name=day]").fill(day)
        page.locator("input[name=time]").fill("10:00")
        page.locator("button[name=plan]").click()
        page.wait_for_url("**/edit/**")
        page.goto(plan_url(release))
        page.locator("button[name=now]").click()
        page.wait_for_url("**/edit/**")
    with visits() as visitor:
        visitor.goto(release.url)
        assert visitor.locator("h1").inner_text() == "Neue Staffel"
    assert AuditEntry.objects.filter(kind="signed-in").count() == 2
