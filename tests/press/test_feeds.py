"""Feeds as feed readers see them: what is listed, whole, in both languages, fetched once."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import feedparser
import pytest
import time_machine
from django.utils import timezone
from measure import queries_of

from pages.base.feeds import MEDIA
from pages.demo import builders
from pages.press.models import PressReleasePage

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = dt.timedelta(days=1)
ALL = "/de/abonnieren/mitteilungen"


@pytest.fixture(autouse=True)
def _host(site: object, settings: Any) -> None:
    settings.BASE_URL = "https://ehrenamt.example"


def fetch(client: Any, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, path
    kind = "rss" if path.endswith("rss") else "atom"
    assert answer["Content-Type"] == f"application/{kind}+xml; charset=utf-8"
    ET.fromstring(answer.content)
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[kind]
    return feed


def titles(client: Any, path: str) -> list[str]:
    return [entry.title for entry in fetch(client, path).entries]


def release(title: str = "", **fields: Any) -> PressReleasePage:
    page: PressReleasePage = builders.release(title, **fields)
    return page


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_an_item_says_all_that_is_public_of_a_release(client: Any, kind: str) -> None:
    picture = builders.picture(credit="Foto: Kitt & Co", size=(1600, 900))
    body = builders.stream(
        [("picture", {"image": picture.pk, "alt_text": "", "decorative": True})],
        PressReleasePage._meta.get_field("body").stream_block,
    )
    programme = builders.programme(name="Engagierte Stadt")
    builders.programme_page(programme, title="Engagierte Stadt")
    page = release(
        "Vier & fünf <Kreise>",
        teaser="Ein Satz & noch <einer>.",
        body=body,
        topics=[builders.topic()],
        programmes=[programme],
        districts=[builders.district("Odenwaldkreis")],
    )
    feed = fetch(client, f"{ALL}.{kind}")
    (item,) = feed.entries
    assert item.title == "Vier & fünf <Kreise>"
    assert item.link == f"https://ehrenamt.example{page.url}"
    assert "Ein Satz &amp; noch &lt;einer&gt;." in item.summary
    names = [tag.term for tag in item.tags]
    assert names == ["Pressemitteilung", "Förderung", "Engagierte Stadt", "Odenwaldkreis"]
    (enclosure,) = item.enclosures
    served = client.get(enclosure.href.removeprefix("https://ehrenamt.example"))
    assert served.status_code == 200
    assert served["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert int(enclosure.length) == len(b"".join(served.streaming_content))
    assert enclosure.type == "image/jpeg"
    root = ET.fromstring(client.get(f"{ALL}.{kind}").content)
    credits = [one.text for one in root.iter(f"{{{MEDIA}}}credit")]
    assert credits == ["Foto: Kitt & Co"]
    published = page.first_published_at.replace(microsecond=0)
    assert dt.datetime(*item.published_parsed[:6], tzinfo=dt.UTC) == published
    assert dt.datetime(*item.updated_parsed[:6], tzinfo=dt.UTC) >= published
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == [f"https://ehrenamt.example{ALL}.{kind}"]
    assert feed.feed.language == "de"


def test_a_picture_without_rights_is_left_out(client: Any) -> None:
    picture = builders.picture(usable_until=timezone.localdate() - DAY)
    block = PressReleasePage._meta.get_field("body").stream_block
    value = {"image": picture.pk, "alt_text": "", "decorative": True}
    release(body=builders.stream([("picture", value)], block))
    answer = client.get(f"{ALL}.rss").content.decode()
    assert "enclosure" not in answer
    assert "media:content" not in answer


def test_the_id_of_an_item_stays_and_differs_by_language(client: Any, settings: Any) -> None:
    builders.translate(builders.newsroom(), title="News")
    page = release("Alt")
    builders.translate(page, title="Old")
    german, english = (
        fetch(client, f"/{code}/abonnieren/mitteilungen.rss") for code in ("de", "en")
    )
    assert english.entries[0].title == "Old"
    assert german.entries[0].id != english.entries[0].id
    page.title, page.slug, page.change_kind = "Neu", "neu", "small"
    page.save_revision().publish()
    settings.BASE_URL = "https://neu.example"
    for kind in ("rss", "atom"):
        (item,) = fetch(client, f"{ALL}.{kind}").entries
        assert (item.title, item.id) == ("Neu", german.entries[0].id)


def test_english_feeds_hold_german_releases_and_say_so(client: Any) -> None:
    builders.translate(builders.newsroom(), title="News")
    release("Nur deutsch")
    root = ET.fromstring(client.get("/en/abonnieren/mitteilungen.atom").content)
    (item,) = root.findall(f"{ATOM}entry")
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (root.get(xml_lang), item.get(xml_lang)) == ("en", "de")
    (entry,) = fetch(client, "/en/abonnieren/mitteilungen.rss").entries
    assert entry.language == "de"


def test_topics_programmes_and_districts_have_feeds_of_their_own(client: Any) -> None:
    topic, programme = builders.topic(), builders.programme(name="Engagierte Stadt")
    page = builders.programme_page(programme, title="Engagierte Stadt")
    district = builders.district("Odenwaldkreis")
    release("Thema", topics=[topic])
    release("Programm", programmes=[programme])
    release("Kreis", districts=[district])
    builders.opportunity("Vorlesen", district=district)
    builders.opportunity("Woanders", district=builders.district("Landkreis Fulda"))
    builders.event("Treffen", programmes=[programme], districts=[district])
    assert titles(client, f"/de/abonnieren/thema/{topic.code}.rss") == ["Thema"]
    code = programme.code
    assert set(titles(client, f"/de/abonnieren/programm/{code}.atom")) == {
        "Programm",
        "Termin: Treffen",
    }
    feed = fetch(client, f"/de/abonnieren/kreis/{district.slug}.rss")
    found = {item.title for item in feed.entries}
    assert found == {"Kreis", "Angebot: Vorlesen", "Termin: Treffen"}
    assert feed.feed.title.startswith("Aktuelles im Odenwaldkreis")
    assert fetch(client, f"/de/abonnieren/programm/{code}.rss").feed.link.endswith(page.url)
    for path in ("thema/nichts.rss", "programm/nichts.rss", "kreis/nichts.rss", "mitteilungen.xml"):
        assert client.get(f"/de/abonnieren/{path}").status_code == 404


def test_the_feed_of_events_says_when_and_where(client: Any) -> None:
    start = timezone.make_aware(dt.datetime(2199, 7, 1, 10))
    builders.event("Treffen", starts_at=start, venue="Rathaus")
    builders.event("Vorbei", starts_at=timezone.now() - DAY)
    builders.event("Fällt aus", starts_at=start, state="cancelled")
    feed = fetch(client, "/de/abonnieren/termine.rss")
    assert {item.title for item in feed.entries} == {"Treffen", "Abgesagt: Fällt aus"}
    summary = next(item.summary for item in feed.entries if item.title == "Treffen")
    assert "1. Juli 2199" in summary.replace("\xa0", " ")
    assert "Rathaus" in summary


@pytest.mark.parametrize("path", [f"{ALL}.rss", "/de/termine/kalender.ics", "/sitemap-news.xml"])
def test_nothing_is_sent_twice(client: Any, path: str) -> None:
    page = release("Eins")
    builders.event("Treffen")
    first = client.get(path)
    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = client.get(path, headers=header)
        assert (again.status_code, again.content) == (304, b"")
    page.title, page.change_kind = "Eins a", "small"
    page.save_revision().publish()
    if not path.endswith("ics"):
        assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_what_was_withdrawn_is_news_to_those_who_only_know_the_date(client: Any) -> None:
    release("Bleibt")
    gone = release("Geht")
    before = client.get(f"{ALL}.rss")["Last-Modified"]
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=5)):
        gone.withdrawn_at, gone.withdrawn_reason = timezone.now(), "Fehler"
        gone.change_kind = "small"
        gone.save_revision().publish()
        answer = client.get(f"{ALL}.rss", headers={"if-modified-since": before})
        assert answer.status_code == 200
        assert "Geht" not in answer.content.decode()


def test_feeds_need_as_many_queries_for_many_items_as_for_few(client: Any) -> None:
    topic, programme = builders.topic(), builders.programme()
    builders.programme_page(programme)
    district, contact = builders.district("Odenwaldkreis"), builders.contact()
    about = {"topics": [topic], "programmes": [programme], "districts": [district]}
    organisation = builders.organisation()

    def more() -> None:
        release(press_contact=contact, **about)
        offer = builders.opportunity(district=district, organisation=organisation, contact=contact)
        event = builders.event(organiser=organisation, districts=[district], programmes=[programme])
        for record in (offer, event):
            builders.translate(record, title="English")

    more()
    paths = [
        f"{ALL}.rss",
        f"/en/abonnieren/kreis/{district.slug}.atom",
        f"/de/abonnieren/programm/{programme.code}.rss",
        "/de/abonnieren/termine.rss",
        f"/en/termine/kalender/programm/{programme.code}.ics",
        f"/de/termine/kalender/kreis/{district.slug}.ics",
    ]
    few = {path: queries_of(client, path) for path in paths}
    for _turn in range(3):
        more()
    assert {path: queries_of(client, path) for path in paths} == few
    assert max(few.values()) <= 30
    assert few[paths[0]] <= 15
