"""The rule engine, and that nothing incomplete goes live in any way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from pages.base import rules
from pages.demo import builders
from pages.profiles.models import CityPage


@pytest.fixture
def neuhof(site: object) -> CityPage:
    """A profile without a short portrait, as it once stood on a public site."""
    return builders.city("Neuhof", portrait="", publish=False)


def missing(obj: Any) -> list[str]:
    return [finding.field for finding in rules.completeness(obj).missing]


def test_completeness_counts_and_names_what_is_missing(neuhof: CityPage) -> None:
    state = rules.completeness(neuhof)
    assert not state
    assert (state.filled, state.needed) == (3, 4)
    assert missing(neuhof) == ["portrait"]
    neuhof.portrait = "Neuhof bringt Vereine zusammen."
    assert rules.completeness(neuhof)


def test_markup_alone_is_not_content(site: object) -> None:
    page = builders.programme_page(idea="<p> </p>", publish=False)
    assert missing(page) == ["idea"]


def test_publishing_is_refused(neuhof: CityPage) -> None:
    with pytest.raises(rules.Incomplete, match="Neuhof"):
        neuhof.save_revision().publish()
    assert not CityPage.objects.get(pk=neuhof.pk).live


def test_scheduling_is_refused(neuhof: CityPage) -> None:
    neuhof.go_live_at = timezone.now() + dt.timedelta(days=1)
    with pytest.raises(rules.Incomplete):
        neuhof.save_revision().publish()
    assert neuhof.scheduled_revision is None


def test_creating_it_live_is_refused(neuhof: CityPage) -> None:
    with pytest.raises(rules.Incomplete):
        neuhof.get_parent().add_child(
            instance=CityPage(title="Neuhof", slug="neuhof-2", locale=neuhof.locale)
        )


def test_the_form_asks_for_it_and_keeps_the_input(admin_client: Any, neuhof: CityPage) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[neuhof.pk])
    html = admin_client.get(url).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    data["title"] = "Neuhof bei Fulda"
    answer = admin_client.post(url, data | {"action-publish": "1"})
    assert answer.status_code == 200
    assert "portrait" in answer.context["form"].errors
    assert answer.context["form"]["title"].value() == "Neuhof bei Fulda"
    assert not CityPage.objects.get(pk=neuhof.pk).live
    # A draft may be as incomplete as it likes, and the complete form goes live.
    assert admin_client.post(url, data).status_code == 302
    html = admin_client.get(url).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    data["portrait"] = "Neuhof bringt Vereine zusammen."
    assert admin_client.post(url, data | {"action-publish": "1"}).status_code == 302
    assert CityPage.objects.get(pk=neuhof.pk).live
