"""Confirming a profile or an offer: one question, one day, no draft goes live with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from pages.demo import builders
from pages.editorial.confirmation import confirm_url
from pages.profiles.models import CentrePage


@pytest.fixture
def profile(site: object) -> CentrePage:
    return builders.centre(confirmed_on=dt.date(2024, 1, 9))


def test_a_profile_is_confirmed_without_publishing_its_draft(
    admin_client: Any, profile: CentrePage
) -> None:
    draft = CentrePage.objects.get(pk=profile.pk)
    draft.portrait = "Halb fertig"
    draft.save_revision()
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[profile.pk]))
    assert confirm_url(profile) in form.content.decode()
    assert admin_client.get(confirm_url(profile)).status_code == 200
    assert admin_client.post(confirm_url(profile)).status_code == 302
    stored = CentrePage.objects.get(pk=profile.pk)
    assert stored.confirmed_on == timezone.localdate()
    assert stored.portrait != "Halb fertig"
    # Publishing an older draft later does not bring the old day back.
    stored.get_latest_revision().publish()
    assert CentrePage.objects.get(pk=profile.pk).confirmed_on == timezone.localdate()


def test_only_who_may_edit_may_confirm(
    client: Any, django_user_model: Any, profile: CentrePage
) -> None:
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("fremd@kitt.example", "geheim")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.post(confirm_url(profile)).status_code in {302, 403}
    assert CentrePage.objects.get(pk=profile.pk).confirmed_on == dt.date(2024, 1, 9)


def test_what_cannot_be_confirmed_is_not_found(admin_client: Any, profile: CentrePage) -> None:
    from django.contrib.contenttypes.models import ContentType

    other = ContentType.objects.get_for_model(profile.host)
    url = reverse("confirm", args=[other.pk, profile.host_id])
    assert admin_client.get(url).status_code == 404
