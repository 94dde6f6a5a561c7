"""One address of the website, in the settings and in the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Site

from pages.base.site_address import keep_site_address
from pages.demo import builders

pytestmark = pytest.mark.django_db


def test_record_of_the_site_follows_the_setting(site: Any, settings: Any) -> None:
    assert (site.hostname, site.port) == ("testserver", 80)
    for url, record in (
        ("https://ehrenamt.example", ("ehrenamt.example", 443)),
        ("http://127.0.0.1:9000", ("127.0.0.1", 9000)),
    ):
        settings.BASE_URL = url
        call_command("migrate", verbosity=0)  # what every start and every upgrade does
        row = Site.objects.get()
        assert (row.hostname, row.port) == record
        assert builders.standard_page("Rat").full_url.startswith(f"{url}/de/rat")
    assert not keep_site_address()


def test_several_sites_stay_as_they_are(site: Any, settings: Any) -> None:
    Site.objects.create(hostname="zweite.example", port=80, root_page=site.root_page)
    settings.BASE_URL = "https://ehrenamt.example"
    assert not keep_site_address()
    assert Site.objects.get(is_default_site=True).hostname == "testserver"
