"""Programme pages: figures, cohorts, members and map follow the records, in both languages."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from measure import queries_of

from pages.base.models import Contact, Organisation
from pages.demo import builders
from pages.places.models import Border, District
from pages.programmes.models import (
    Cohort,
    KeyFigure,
    KeyFigureText,
    Membership,
    Programme,
    ProgrammePage,
)

pytestmark = pytest.mark.django_db


def source(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return html.unescape(response.content.decode())


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\xa0", " ").split())


def key_figure(programme: Programme, kind: str, label: str, **fields: Any) -> KeyFigure:
    fields.setdefault("sort_order", programme.key_figures.count())
    row: Any = KeyFigure(programme=programme, kind=kind, **fields)
    row.texts = [
        KeyFigureText(language="de", label=label),
        KeyFigureText(language="en", label=f"{label} (en)"),
    ]
    row.save()
    return row


@dataclass
class Network:
    programme: Programme
    page: ProgrammePage
    contact: Contact
    cohorts: list[Cohort]
    districts: list[District]

    @property
    def urls(self) -> list[str]:
        return [self.page.url, self.page.url.replace("/de/", "/en/")]


@pytest.fixture
def network(site: Any) -> Network:
    """Two cohorts; north and middle touch and share a border, middle and south only touch."""
    contact = builders.contact("Mona Muster", function="Beratung")
    programme = builders.programme(
        "Zentren", english="Centres", members_are="districts", contact=contact,
        started_on=dt.date(2020, 6, 26), funders=[builders.organisation("Land")],
    )  # fmt: skip
    cohorts = [
        builders.cohort(programme, signed_on=dt.date(2020, 6, 26), grant_ceiling=100_000),
        builders.cohort(programme, signed_on=dt.date(2023, 6, 26), grant_ceiling=120_000),
    ]
    districts = [
        builders.district(name, plate_code=name[0], tile_column=1, tile_row=row)
        for row, name in enumerate(("Nordkreis", "Mittelkreis", "Südkreis"), 1)
    ]
    Border.between(districts[0], districts[1])
    for district, cohort in zip(districts, [cohorts[0], cohorts[1], cohorts[1]], strict=True):
        builders.membership(cohort=cohort, district=district, joined_on=cohort.signed_on)
    key_figure(programme, KeyFigure.Kind.MEMBERS, "Landkreise", on_home_page=True)
    key_figure(programme, KeyFigure.Kind.GRANT, "höchstens")
    builders.translate(builders.programme_index(), title="Programmes")
    page = builders.programme_page(programme, title="Zentren")
    builders.translate(page, title="Centres", idea="<p>Advice in one place.</p>")
    return Network(programme, page, contact, cohorts, districts)


class TestFacts:
    """What changes in a record changes on the page of every language, without any sync."""

    def test_members_are_counted(self, client: Client, network: Network) -> None:
        for url in [*network.urls, "/de/", "/en/"]:
            assert re.search(r'kitt-figures__value">\s*3\s*</dd>', source(client, url))
        builders.membership(network.programme, district=builders.district("Neukreis"))
        for url in [*network.urls, "/de/", "/en/"]:
            assert re.search(r'kitt-figures__value">\s*4\s*</dd>', source(client, url))

    def test_grant_is_that_of_the_latest_cohort(self, client: Client, network: Network) -> None:
        german, english = network.urls
        assert "120.000\xa0€" in source(client, german)
        assert "120,000\xa0€" in source(client, english)
        network.cohorts[1].grant_ceiling = 130_000
        network.cohorts[1].save()
        assert "130.000\xa0€" in source(client, german)
        assert "130,000\xa0€" in source(client, english)

    def test_contact_is_the_stored_one(self, client: Client, network: Network) -> None:
        network.contact.phone = "069 90009-777"
        network.contact.save()
        for url in network.urls:
            assert 'href="tel:+496990009777"' in source(client, url)
        network.contact.show_phone = False
        network.contact.save()
        for url in network.urls:
            assert "90009-777" not in source(client, url)

    def test_who_has_left_is_named_apart(self, client: Client, network: Network) -> None:
        left = Membership.objects.get(district=network.districts[2])
        left.left_on = dt.date(2024, 12, 31)
        left.save()
        shown = source(client, network.page.url)
        groups, former = shown.split('id="mitgliederliste"')[1].split("kitt-former")
        assert "Südkreis" not in groups
        assert "Südkreis" in former
        assert "31. Dezember 2024" in words(former)

    def test_of_many_figures_three_stand_in_the_band(
        self, client: Client, network: Network
    ) -> None:
        for number in (11, 12, 13):
            key_figure(
                network.programme, KeyFigure.Kind.STATED, f"Zahl {number}", value=number,
                source="Land", sort_order=number,
            )  # fmt: skip
        band, below = source(client, network.page.url).split("kitt-timeline", 1)
        assert band.count("kitt-figures__item") == 3
        assert words(below.split('id="zahlen"')[1]).count(": Land") == 2

    def test_dates_of_the_call_decide_what_is_said(self, client: Client, network: Network) -> None:
        today = timezone.localdate()
        day = dt.timedelta(days=1)
        for opens, closes, state in (
            (today - day, today, "open"), (today + day, None, "coming"),
            (today - 2 * day, today - day, "closed"), (None, None, ""),
        ):  # fmt: skip
            ProgrammePage.objects.filter(pk=network.page.pk).update(
                call_opens_on=opens, call_closes_on=closes
            )
            for url in network.urls:
                shown = source(client, url)
                assert ("kitt-call" in shown) is (state in {"open", "coming"})
                assert ('id="bewerbung"' in shown) is bool(state)

    def test_funder_whose_page_is_not_public_is_not_named(
        self, client: Client, network: Network
    ) -> None:
        assert ">Land</a>" in source(client, network.page.url)
        Organisation.objects.get(name="Land").unpublish()
        assert ">Land</a>" not in source(client, network.page.url)


class TestMap:
    def tiles(self, client: Client, network: Network) -> dict[str, str]:
        shown = source(client, network.page.url)
        found = re.findall(r'<li class="kitt-tile ([^"]+)">(.*?)</li>', shown, re.DOTALL)
        return {words(text).split(" ,")[0]: classes for classes, text in found}

    def test_tiles_stand_where_they_belong_in_the_colour_of_their_cohort(
        self, client: Client, network: Network
    ) -> None:
        assert self.tiles(client, network) == {
            "N": "tx1 ty1 c1 js", "M": "tx1 ty2 c2", "S": "tx1 ty3 c2",
        }  # fmt: skip

    def test_only_members_with_a_common_border_are_joined(
        self, client: Client, network: Network
    ) -> None:
        Membership.objects.filter(district=network.districts[1]).delete()
        assert self.tiles(client, network) == {
            "N": "tx1 ty1 c1", "M": "tx1 ty2", "S": "tx1 ty3 c2",
        }  # fmt: skip

    def test_district_that_has_ended_has_no_tile(self, client: Client, network: Network) -> None:
        network.districts[0].valid_until = dt.date(2025, 12, 31)
        network.districts[0].save()
        assert set(self.tiles(client, network)) == {"M", "S"}

    def test_list_beside_the_map_is_complete(self, client: Client, network: Network) -> None:
        shown = source(client, network.page.url).split('id="mitgliederliste"')[1].split("<p ")[0]
        assert [words(name) for name in re.findall(r'kitt-groups__item">(.*?)</li>', shown)] == [
            "Nordkreis", "Mittelkreis", "Südkreis",
        ]  # fmt: skip


class TestPhases:
    def test_phases_name_those_who_paid(self, client: Client, site: Any) -> None:
        programme = builders.programme(members_are="municipalities")
        sponsors = [builders.organisation("Stiftung A"), builders.organisation("Stiftung B")]
        builders.phase(
            programme, sponsors=sponsors, starts_on=dt.date(2015, 1, 1),
            ends_on=dt.date(2017, 12, 31),
        )  # fmt: skip
        builders.phase(programme, starts_on=dt.date(2023, 1, 1))
        shown = words(source(client, builders.programme_page(programme).url))
        assert "Stiftung A, Stiftung B" in shown
        assert "Januar 2015" in shown
        assert "Dezember 2017" in shown


class TestBudget:
    def grow(self, network: Network, number: int) -> None:
        for count in range(number):
            cohort = builders.cohort(network.programme)
            district = builders.district(f"Kreis {count}", tile_column=2, tile_row=count + 1)
            builders.membership(cohort=cohort, district=district)
            builders.release(
                programmes=[network.programme], announces=cohort,
                issued_at=timezone.now() - dt.timedelta(days=count + 1),
            )  # fmt: skip
            key_figure(
                network.programme, KeyFigure.Kind.MEMBERS, "Zahl", on_home_page=True,
                sort_order=count + 5,
            )  # fmt: skip
            other = builders.programme()
            builders.programme_page(other, title=f"Programm {count}")

    def test_pages_cost_the_same_with_three_and_with_many(
        self, client: Client, network: Network
    ) -> None:
        self.grow(network, 3)
        index = builders.programme_index().url
        urls = [*network.urls, index, index.replace("/de/", "/en/"), "/de/", "/en/"]
        few = [queries_of(client, url) for url in urls]
        assert max(few) <= 20
        for count in range(3, 20):
            builders.membership(network.programme, district=builders.district(f"Kreis {count}"))
            builders.release(programmes=[network.programme])
            builders.programme_page(builders.programme(), title=f"Noch ein Programm {count}")
        assert [queries_of(client, url) for url in urls] == few

    def test_phases_stay_within_the_budget(self, client: Client, site: Any) -> None:
        programme = builders.programme(
            members_are="municipalities", contact=builders.contact(),
            funders=[builders.organisation()],
        )  # fmt: skip
        place = builders.municipality("Beispielstadt")
        for _number in range(4):
            builders.phase(programme, sponsors=[builders.organisation()])
        builders.membership(programme, municipality=place)
        key_figure(programme, KeyFigure.Kind.MEMBERS, "Städte")
        page = builders.programme_page(programme)
        builders.release(programmes=[programme])
        related = builders.standard_page("Dazu")
        page.related_pages.create(page=related)
        assert queries_of(client, page.url) <= 20
