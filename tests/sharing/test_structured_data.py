"""JSON-LD of every public page: complete, true, and silent about what is not public."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from linked_data import nodes, types
from schema_org import RECOMMENDED, REQUIRED, known
from wagtail.models import Page

from pages.base import kept
from pages.base.choices import Place
from pages.base.models import Organisation, SiteTexts
from pages.base.structured import as_script
from pages.demo import builders
from pages.events.models import Event
from pages.opportunities.models import Opportunity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]
SOON = timezone.now().replace(microsecond=0) + dt.timedelta(days=20)
Graph = Callable[[str], dict[str, Any]]


def everything() -> dict[str, str]:
    """A page of every kind, each with all that it can say: {main type: address}."""
    town = builders.municipality("Erbach", district=builders.district("Odenwaldkreis"))
    authority = builders.organisation("Kreisausschuss", kind="authority", description="Hilft.")
    club = builders.organisation("Verein", kind="association", website="https://verein.example/")
    membership = builders.membership(
        builders.programme(members_are="districts"), district=town.district
    )
    builders.newsroom()
    return {
        "WebSite": "/de/",
        "WebPage": builders.standard_page().url,
        "NewsArticle": builders.release(lead_organisations=[authority]).url,
        "Report": builders.publication(publisher=authority).url,
        "GovernmentOffice": builders.centre(membership=membership, host=authority).url,
        "City": builders.city("Michelstadt").url,
        "Project": builders.programme_page(builders.programme(started_on=dt.date(2020, 1, 1))).url,
        "EventSeries": builders.series_page().url,
        "Event": builders.event(
            starts_at=SOON, ends_at=SOON + dt.timedelta(hours=2), municipality=town,
            street="Am Markt 1", postcode="64711", price=Decimal(0), organiser=club,
        ).get_absolute_url(),
        "Course": builders.course(
            provider=authority, municipality=town, cost=Decimal("12.50"), starts_on=SOON.date(),
        ).get_absolute_url(),
        "JobPosting": builders.opportunity(
            organisation=club, municipality=town, apply_until=SOON.date(),
        ).get_absolute_url(),
        "Organization": builders.contact_point().get_absolute_url(),
        "NGO": club.get_absolute_url(),
        "CollectionPage": "/de/engagement/",
    }  # fmt: skip


def test_every_kind_of_page_says_what_results_need(graph: Graph) -> None:
    for kind, url in everything().items():
        data = graph(url)
        assert kind in {name for node in data.values() for name in types(node)}, url
        for node in nodes(list(data.values())):
            kinds = types(node)
            assert set(node) <= known(kinds), (url, kinds, set(node) - known(kinds))
            for name in kinds:
                assert REQUIRED[name] <= set(node), (url, name, REQUIRED[name] - set(node))
        main = next(node for node in data.values() if kind in types(node))
        assert RECOMMENDED.get(kind, set()) <= set(main), (url, kind)


def test_every_page_belongs_to_the_website_and_knows_its_place(graph: Graph) -> None:
    for url in everything().values():
        data = graph(url)
        page = data.get("WebPage") or data["CollectionPage"]
        address = f"http://testserver{url}"
        assert page["url"] == address
        assert page["isPartOf"] == {"@id": data["WebSite"]["@id"]}
        assert data["WebSite"]["publisher"] == {"@id": data["GovernmentOrganization"]["@id"]}
        assert "potentialAction" not in data["WebSite"]
        known_ids = {node["@id"] for node in data.values()}
        used = {
            value["@id"]
            for node in nodes(list(data.values()))
            for value in node.values()
            if isinstance(value, dict) and set(value) == {"@id"}
        }
        assert used <= known_ids
        if url != "/de/":
            steps = data["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert (steps[0]["item"], steps[-1]["item"]) == ("http://testserver/de/", address)


def test_release_names_its_days_and_who_publishes_it(graph: Graph) -> None:
    chancellery = builders.organisation("Staatskanzlei", kind="authority")
    helper = builders.organisation("Verein")
    issued = dt.datetime(2023, 6, 26, 8, 0, tzinfo=dt.UTC)
    page = builders.release(
        "Fünf Kreise", issued_at=issued, lead_organisations=[chancellery],
        supporting_organisations=[helper],
    )  # fmt: skip
    article = graph(page.url)["NewsArticle"]
    assert article["headline"] == "Fünf Kreise"
    assert article["datePublished"] == "2023-06-26T10:00+02:00"
    assert article["dateModified"][:10] == str(timezone.localdate())
    assert article["author"] == {
        "@type": "GovernmentOrganization",
        "name": "Staatskanzlei",
        "url": f"http://testserver{chancellery.get_absolute_url()}",
    }
    assert article["isAccessibleForFree"] is True


def test_events_say_whether_where_and_for_how_much(graph: Graph) -> None:
    def event(**fields: Any) -> dict[str, Any]:
        return graph(builders.event(starts_at=SOON, **fields).get_absolute_url())["Event"]

    states = {
        Event.State.CANCELLED: "EventCancelled",
        Event.State.ONLINE_INSTEAD: "EventMovedOnline",
        Event.State.PLANNED: "EventScheduled",
    }
    for state, name in states.items():
        assert event(state=state)["eventStatus"] == f"https://schema.org/{name}"
    moved = event(state=Event.State.MOVED, was_at=SOON - dt.timedelta(days=7))
    assert moved["eventStatus"].endswith("EventRescheduled")
    assert moved["previousStartDate"] < moved["startDate"]
    online = event(place_kind=Place.ONLINE, online_url="https://raum.example/1")
    assert online["location"] == {"@type": "VirtualLocation", "url": "https://raum.example/1"}
    assert online["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    both = event(place_kind=Place.HYBRID, online_url="https://raum.example/1", street="Markt 1")
    assert [one["@type"] for one in both["location"]] == ["Place", "VirtualLocation"]
    assert event(price=Decimal(0))["offers"]["price"] == "0.00"
    assert event(price=Decimal(0))["isAccessibleForFree"] is True
    assert event(price=Decimal(15))["isAccessibleForFree"] is False
    assert "offers" not in event()


def test_centre_can_be_rung_up_and_knows_when_it_is_closed(graph: Graph) -> None:
    visiting = builders.visiting(phone="069 90009-365", closed=True)
    visiting.closed_until = timezone.localdate() + dt.timedelta(days=3)
    visiting.save()
    page = builders.centre(visiting=visiting)
    office = graph(page.url)["GovernmentOffice"]
    assert types(office) == ["GovernmentOrganization", "GovernmentOffice"]
    assert office["telephone"] == "+496990009365"
    assert office["address"]["addressLocality"] == "Wetzlar"
    assert office["areaServed"]["name"] == page.membership.district.name
    (week,) = office["openingHoursSpecification"]
    assert week["dayOfWeek"] == ["Tuesday", "Thursday"]
    assert (week["opens"], week["closes"]) == ("09:00", "12:00")
    (closed,) = office["specialOpeningHoursSpecification"]
    assert (closed["opens"], closed["closes"]) == ("00:00", "00:00")
    assert closed["validThrough"] == str(visiting.closed_until)


def test_offer_is_a_posting_for_volunteers_while_one_can_join(graph: Graph) -> None:
    offer = builders.opportunity(requirements="Geduld", apply_until=SOON.date())
    posting = graph(offer.get_absolute_url())["JobPosting"]
    assert posting["employmentType"] == "VOLUNTEER"
    assert posting["validThrough"].startswith(f"{SOON.date()}T23:59")
    assert posting["jobLocation"]["address"]["addressCountry"] == "DE"
    assert "<p>" in posting["description"]
    online = builders.opportunity(place_kind=Place.ONLINE)
    posting = graph(online.get_absolute_url())["JobPosting"]
    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert "jobLocation" not in posting
    everywhere = builders.opportunity(place_kind=Place.STATEWIDE)
    posting = graph(everywhere.get_absolute_url())["JobPosting"]
    assert posting["jobLocation"]["address"] == {"@type": "PostalAddress", "addressCountry": "DE"}
    full = builders.opportunity(state=Opportunity.State.FULL)
    assert "JobPosting" not in graph(full.get_absolute_url())


def test_nothing_in_a_title_ends_the_script(graph: Graph, client: Client) -> None:
    title = 'Ende </script><script>alert("1")</script> & <!-- los \u2028'
    page = builders.standard_page(title)
    assert graph(page.url)["WebPage"]["name"] == title
    source = client.get(page.url).content.decode()
    data = source.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(data)["@context"] == "https://schema.org"
    assert not set("<>&\u2028") & set(as_script({"a": title}))


def test_who_is_not_public_is_not_named(graph: Graph, client: Client) -> None:
    hidden = builders.organisation("Geheimbund", kind="authority")
    page = builders.release(lead_organisations=[hidden])
    event = builders.event(organiser=hidden)
    offer = builders.opportunity(organisation=hidden)
    point = builders.contact_point(organisation=hidden)
    centre = builders.centre(host=hidden)
    SiteTexts.objects.update(operator=hidden)
    urls = [page.url, centre.url, *(one.get_absolute_url() for one in (event, offer, point))]
    assert all("Geheimbund" in json.dumps(graph(url)) for url in urls)
    Organisation.objects.filter(pk=hidden.pk).update(expire_at=timezone.now())
    kept.forget()
    for url in urls:
        assert "Geheimbund" not in json.dumps(graph(url))
        assert "Geheimbund" not in client.get(url).content.decode().split("</head>")[0]


def test_pages_on_the_way_that_are_no_longer_public_are_left_out(graph: Graph) -> None:
    above = builders.standard_page("Versteckt")
    below = builders.standard_page("Sichtbar", parent=above)
    Page.objects.filter(pk=above.pk).update(live=False)
    steps = graph(below.url)["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Start", "Sichtbar"]


def test_untranslated_record_is_described_in_its_language(graph: Graph) -> None:
    offer = builders.opportunity("Vorlesen")
    german = offer.get_absolute_url()
    page = graph(german.replace("/de/", "/en/"))["WebPage"]
    assert page["inLanguage"] == "de"
    assert page["url"] == f"http://testserver{german}"


def test_operator_is_the_organisation_that_runs_the_website(graph: Graph) -> None:
    assert graph("/de/")["GovernmentOrganization"]["name"] == "Ehrenamt im Land"
    foundation = builders.organisation("Stiftung", kind="foundation", phone="069 90009-1")
    SiteTexts.objects.update(operator=foundation)
    kept.forget()
    operator = graph("/en/")["NGO"]
    assert (operator["name"], operator["telephone"]) == ("Stiftung", "+4969900091")


def test_it_costs_no_query_more_than_one(client: Client, monkeypatch: Any) -> None:
    from pages.base import head

    def queries(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    monkeypatch.setattr(kept, "_LIFETIME", dt.timedelta(hours=1))
    urls = everything()
    with_data = {kind: queries(url) for kind, url in urls.items()}
    monkeypatch.setattr(head, "_add_what_is_public", lambda *_arguments: None)
    without = {kind: queries(url) for kind, url in urls.items()}
    more = {kind: with_data[kind] - without[kind] for kind in urls}
    assert max(more.values()) <= 1, more
