"""The pages of the room `base` and the frame of all pages, as visitors see them."""

from __future__ import annotations

import datetime as dt
import html
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from measure import queries_of
from wagtail.models import Locale, Page

from pages.base.models import AlertBanner, SiteTexts
from pages.base.presentation import contact_card, opening_hours, picture
from pages.demo import builders

pytestmark = pytest.mark.django_db


def source(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    text = html.unescape(response.content.decode())
    return text.replace("\xa0", " ").replace("\u202f", " ").replace("\xad", "")


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\xa0", " ").split())


def item(label: str, page: Page | None = None, route: str = "") -> dict[str, Any]:
    value = {"label": label, "page": page.pk if page else None, "route": route, "url": ""}
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


@pytest.fixture
def menus(site: Any) -> Callable[..., SiteTexts]:
    def make(*items: dict[str, Any], **fields: Any) -> SiteTexts:
        texts = SiteTexts(
            locale=Locale.objects.get(language_code="de"), operator_name="Ehrenamt", **fields
        )
        texts.main = texts.legal = list(items)
        column = {"heading": "Mehr", "links": list(items)}
        texts.footer = [{"type": "column", "value": column, "id": str(uuid.uuid4())}]
        texts.save()
        return texts

    return make


class TestFrame:
    def test_menus_lead_to_the_pages_of_the_language(
        self, client: Client, menus: Callable[..., SiteTexts]
    ) -> None:
        advice = builders.standard_page("Beratung")
        builders.translate(advice, title="Advice", teaser="Who helps.")
        draft = builders.standard_page("Entwurf", publish=False)
        menus(
            item("Rat", advice), item("Noch nicht", draft), item("Angebote", None, "opportunities")
        )
        german, english = source(client, advice.url), source(client, "/en/")
        assert german.count(f'href="{advice.url}"') >= 3
        assert f'<a class="kitt-menu__link" href="{advice.url}" aria-current="page">Rat' in german
        assert english.count('href="/en/beratung/"') == 3
        assert 'href="/en/engagement/"' in english
        assert "Noch nicht" not in german

    def test_menus_cost_the_same_however_long_they_are(
        self, client: Client, menus: Callable[..., SiteTexts]
    ) -> None:
        pages = [builders.standard_page(f"Seite {number}") for number in range(12)]
        texts = menus(item("Eins", pages[0]))
        short = queries_of(client, "/de/")
        texts.main = [item(page.title, page) for page in pages]
        texts.save()
        assert queries_of(client, "/de/") == short

    def test_language_switch_leads_to_the_twin_or_says_that_there_is_none(
        self, client: Client, site: Any
    ) -> None:
        both, one = builders.standard_page("Beide"), builders.standard_page("Nur deutsch")
        builders.translate(both, title="Both", teaser="In two languages.")
        assert 'href="/en/beide/" lang="en" hreflang="en">English</a>' in source(client, both.url)
        switch = source(client, one.url).split('class="kitt-languages"')[1].split("</ul>")[0]
        assert 'href="/en/"' in switch
        assert "(start page)" in switch
        back = source(client, "/en/beide/").split('class="kitt-languages"')[1].split("</ul>")[0]
        assert f'href="{both.url}"' in back

    def test_head_names_the_page_its_address_and_its_versions(
        self, client: Client, menus: Callable[..., SiteTexts]
    ) -> None:
        menus()
        page = builders.standard_page("Beratung", teaser="Wer vor Ort hilft.")
        builders.translate(page, title="Advice", teaser="Who helps near you.")
        head = source(client, page.url).split("</head>")[0]
        assert "<title>Beratung – Ehrenamt</title>" in head
        assert '<meta name="description" content="Wer vor Ort hilft.">' in head
        assert '<meta property="og:title" content="Beratung">' in head
        assert '<link rel="canonical" href="http://testserver/de/beratung/">' in head
        for code, url in (("de", "/de/"), ("en", "/en/"), ("x-default", "/de/")):
            assert f'hreflang="{code}" href="http://testserver{url}beratung/">' in head

    def test_page_that_asks_for_it_stays_out_of_search_engines(
        self, client: Client, settings: Any, site: Any
    ) -> None:
        hidden = builders.standard_page("Hidden", not_indexed=True)
        builders.translate(hidden, title="Hidden", teaser="Not for search.")
        shown = builders.standard_page("Shown")
        assert '<meta name="robots" content="noindex">' in source(client, hidden.url)
        assert '<meta name="robots" content="noindex">' in source(client, "/en/hidden/")
        assert "noindex" not in source(client, shown.url)
        settings.TEST_SYSTEM = True
        assert "noindex, nofollow" in source(client, shown.url)

    def test_unknown_address_answers_inside_the_site_in_its_language(
        self, client: Client, menus: Callable[..., SiteTexts]
    ) -> None:
        menus()
        response = client.get("/en/no-such-page/")
        assert response.status_code == 404
        text = response.content.decode()
        assert '<html lang="en">' in text
        assert "kitt-footer" in text
        assert 'href="/en/"' in text

    def test_breadcrumb_leads_from_the_start_page_down(self, client: Client, site: Any) -> None:
        parent = builders.standard_page("Oben")
        child = builders.standard_page("Unten", parent=parent)
        trail = source(client, child.url).split("kitt-breadcrumb__list")[1].split("</nav>")[0]
        assert words(trail.split(">", 1)[1]) == "Start Oben Unten"
        assert trail.index('href="/de/"') < trail.index(f'href="{parent.url}"')


class TestAlert:
    @pytest.fixture
    def banner(self, site: Any) -> Callable[..., AlertBanner]:
        german = Locale.objects.get(language_code="de")

        def make(heading: str, **fields: Any) -> AlertBanner:
            row: AlertBanner = AlertBanner.objects.create(
                locale=german, heading=heading, text="Ein Satz.", **fields
            )
            return row

        return make

    def test_highest_level_wins_then_the_narrowest_section(
        self, client: Client, banner: Callable[..., AlertBanner]
    ) -> None:
        section = builders.standard_page("Bereich")
        below = builders.standard_page("Darunter", parent=section)
        banner("Überall", level=AlertBanner.Level.NOTICE)
        banner("Im Bereich", level=AlertBanner.Level.NOTICE, section=section)
        assert "Im Bereich:" in source(client, below.url)
        assert "Überall:" in source(client, "/de/")
        banner("Sturm", level=AlertBanner.Level.EMERGENCY)
        assert "Sturm:" in source(client, below.url)

    def test_times_are_those_of_the_german_banner(
        self, client: Client, banner: Callable[..., AlertBanner]
    ) -> None:
        german = banner("Wartung")
        shown = source(client, "/en/")
        assert 'lang="de">' in shown.split('class="kitt-alert"')[1].split("<div")[0] + ">"
        english = german.copy_for_translation(Locale.objects.get(language_code="en"))
        english.heading, english.text = "Maintenance", "One sentence."
        english.save()
        assert "Maintenance:" in source(client, "/en/")
        german.ends_at = timezone.now() - dt.timedelta(minutes=1)
        german.save()
        assert "Maintenance:" not in source(client, "/en/")


class TestTexts:
    def test_plain_language_and_its_source_lead_to_each_other(
        self, client: Client, site: Any
    ) -> None:
        page = builders.standard_page("Förderung")
        assert "kitt-other-version" not in source(client, page.url)
        plain = builders.plain_language_page(source_page=page, checked_by="Prüfgruppe")
        with translation.override("de"):
            assert f'href="{plain.url}"' in source(client, page.url)
            assert f'href="{page.url}"' in source(client, plain.url)
        page.unpublish()
        assert f'href="{page.url}"' not in source(client, plain.url)

    def test_statement_has_all_its_parts_in_both_languages(self, client: Client, site: Any) -> None:
        statement = builders.accessibility_statement(
            reviewed_on=dt.date(2026, 2, 1), feedback_phone="069 90009-102"
        )
        builders.translate(statement, title="Accessibility", method="Self-assessment.")
        for url, renewal in ((statement.url, "1. Februar 2027"), (None, "1 February 2027")):
            shown = source(client, url or "/en/" + statement.slug + "/")
            assert renewal in shown
            assert 'href="tel:+496990009102"' in shown
            assert 'href="mailto:barriere@kitt.example"' in shown
        statement.feedback_phone = "069 90009-103"
        statement.save()
        assert 'href="tel:+496990009103"' in source(client, f"/en/{statement.slug}/")

    def test_publication_lists_its_chapters_and_leads_to_them(
        self, client: Client, site: Any
    ) -> None:
        first = "<h2>Anfangen</h2><p>a</p><h3>Satzung</h3><p>b</p>"
        second = "<h2>Geld</h2><h3>Satzung</h3><p>c</p>"
        page = builders.publication(body=builders.stream([("text", first), ("text", second)]))
        shown = source(client, page.url)
        contents, text = shown.split('class="kitt-columns__main"')
        links = re.findall(r'href="#(k-[^"]+)">([^<]+)</a>', contents)
        assert [title for _id, title in links] == ["Anfangen", "Satzung", "Geld", "Satzung"]
        assert re.findall(r'<h[23] id="([^"]+)"', text) == [key for key, _title in links]
        assert len({key for key, _title in links}) == 4

    def test_every_block_is_shown(self, client: Client, site: Any) -> None:
        image = builders.picture(caption="Von links: zwei Personen.")
        target = builders.standard_page("Ziel")
        blocks = [
            ("text", "<h2>Absatz</h2><p>Text</p>"),
            ("picture", {"image": image.pk, "alt_text": "Anders", "decorative": False}),
            ("quote", {"text": "Wer hilft?", "speaker": "Jana", "office": "Vorsitz"}),
            ("fact_box", {"heading": "Kurz", "text": "<ul><li>vier</li></ul>"}),
            ("links", {"heading": "Weiter", "links": [{"label": "Hin", "page": target.pk}]}),
            ("steps", {"heading": "So", "steps": [{"title": "Eins", "text": "<p>Tun</p>"}]}),
            ("video", {"title": "Film", "length": "3:40 Minuten", "transcript": "<p>Gut.</p>"}),
            ("table", {"caption": "Tafel", "columns": ["A", "B"], "rows": [["1", "2"]]}),
        ]
        page = builders.standard_page("Alles", body=builders.stream(blocks))
        shown = source(client, page.url)
        for part in (
            '<h2 id="k-absatz">Absatz</h2>', 'alt="Anders"', "Von links: zwei Personen.",
            f'<a href="{target.url}">Hin</a>', "Eins", "3:40 Minuten", "Gut.", "Wer hilft?", "Kurz",
            '<th scope="col">B</th>', '<th scope="row">1</th>',
        ):  # fmt: skip
            assert part in shown
        target.unpublish()
        assert "Hin</a>" not in source(client, page.url)

    def test_links_lead_to_public_pages_in_the_language_of_the_text(
        self, client: Client, site: Any
    ) -> None:
        both, draft = builders.standard_page("Beide"), builders.standard_page("X", publish=False)
        builders.translate(both, title="Both")
        text = "".join(
            f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in (both, draft)
        )
        links = {"heading": "", "links": [{"label": "Auch", "page": both.pk}]}
        body = builders.stream([("text", text), ("links", links)])
        page = builders.standard_page("Text", body=body)
        builders.translate(page, title="Text")
        assert source(client, page.url).count(f'href="{both.url}"') == 2
        assert "<a>X</a>" in source(client, page.url)
        assert source(client, "/en/text/").count('href="/en/beide/"') == 2

    def test_links_cost_the_same_however_many_there_are(self, client: Client, site: Any) -> None:
        targets = [builders.standard_page(f"Ziel {number}") for number in range(8)]
        targets.append(builders.legal_page())

        def page(pages: list[Any]) -> Any:
            text = "".join(f'<p><a linktype="page" id="{one.pk}">x</a></p>' for one in pages)
            links = [{"label": one.title, "page": one.pk} for one in pages]
            blocks = [("text", text), ("links", {"heading": "", "links": links})]
            return builders.standard_page("Text", body=builders.stream(blocks))

        few, many = page(targets[:1]), page(targets)
        assert queries_of(client, few.url) == queries_of(client, many.url) <= 20

    def test_pages_below_cost_the_same_however_many_there_are(
        self, client: Client, site: Any
    ) -> None:
        parent = builders.standard_page("Oben", show_children=True)
        first = builders.standard_page("Unten", parent=parent)
        few = queries_of(client, parent.url)
        for number in range(8):
            builders.standard_page(f"Unten {number}", parent=parent)
        assert queries_of(client, parent.url) == few
        first.unpublish()
        assert f'href="{first.url}"' not in source(client, parent.url)

    def test_picture_without_rights_is_not_shown(self, client: Client, site: Any) -> None:
        image = builders.picture()
        body = builders.stream([("picture", {"image": image.pk})])
        page = builders.standard_page("Bild", body=body)
        assert "kitt-figure" in source(client, page.url)
        image.credit = ""
        image.save()
        assert "kitt-figure" not in source(client, page.url)
        assert picture(image) is None


class TestRecords:
    def test_contact_shows_only_what_is_ticked(self, site: Any) -> None:
        contact = builders.contact("Mona Muster", function="Beratung", show_name=False)
        card = contact_card(contact)
        assert card
        assert (card.name, card.role, card.phone) == ("", "Beratung", "069 90009-100")
        contact.show_phone = contact.show_email = contact.show_function = False
        assert contact_card(contact) is None

    def test_hours_join_equal_days_and_end_their_special_days(self, site: Any) -> None:
        visiting = builders.visiting(closed=True, closed_until=dt.date(2026, 5, 2))
        tuesday, thursday = visiting.hours.all()
        thursday.weekday = 2
        visiting.hours = [tuesday, thursday]
        visiting.save()
        with translation.override("en"):
            hours = opening_hours(visiting, dt.date(2026, 5, 2))
            assert hours
            assert hours.closed
            assert [row["days"] for row in hours.rows] == ["Tuesday and Wednesday"]
            assert hours.rows[0]["times"].replace("\xa0", " ") == "9 a.m. to noon"
            later = opening_hours(visiting, dt.date(2026, 5, 3))
            assert later
            assert not later.closed

    def test_organisation_has_a_page_and_a_line(self, client: Client, site: Any) -> None:
        one = builders.organisation("Verein Ö", description="Er hilft.", phone="069 90009-1")
        listed = source(client, "/de/organisationen/")
        assert one.get_absolute_url() in listed
        shown = source(client, one.get_absolute_url())
        assert "Er hilft." in shown
        assert 'href="tel:+4969900091"' in shown
        assert f'href="http://testserver{one.get_absolute_url()}"' in shown


class TestDrawings:
    def test_pages_show_a_drawn_picture_by_day_and_by_night(
        self, client: Client, site: Any
    ) -> None:
        shown = source(client, builders.standard_page("Seite").url)
        day, night = (
            next(iter(re.findall(rf'"(/medien/zeichnungen/[^"]+/{light}\.svg)"', shown)))
            for light in ("tag", "nacht")
        )
        pictures = [client.get(url) for url in (day, night)]
        assert all(one["Content-Type"] == "image/svg+xml" for one in pictures)
        assert pictures[0].content != pictures[1].content

    @pytest.mark.parametrize("path", ["wald/3x2/x/tag", "alle/9x9/x/tag", "alle/3x2/x/dawn"])
    def test_only_known_drawings_are_drawn(self, client: Client, path: str) -> None:
        assert client.get(f"/medien/zeichnungen/{path}.svg").status_code == 404


def test_pages_stay_within_the_budget_in_both_languages(client: Client, site: Any) -> None:
    pages = [
        builders.standard_page(show_children=True),
        builders.legal_page(),
        builders.accessibility_statement(),
        builders.plain_language_page(),
        builders.sign_language_page(),
        builders.publication(publisher=builders.organisation()),
    ]
    builders.standard_page("Darunter", parent=pages[0])
    for page in pages:
        twin = builders.translate(page, title=page.title)
        assert queries_of(client, page.url) <= 20
        assert queries_of(client, twin.url) <= 20
    assert queries_of(client, "/de/") <= 20
    assert queries_of(client, "/en/") <= 20
    assert queries_of(client, "/en/organisationen/") <= 20


def test_organisations_cost_the_same_however_many_there_are(client: Client, site: Any) -> None:
    for _number in range(3):
        builders.organisation(description="Text")
    few = queries_of(client, "/de/organisationen/")
    for _number in range(20):
        builders.organisation(description="Text")
    assert queries_of(client, "/de/organisationen/") == few
