"""The admin speaks German: to every role, whatever the browser prefers; English on request."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import wagtail.admin
from desk_people import entries
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from pages.base.models import User
from pages.profiles.models import CentrePage

pytestmark = pytest.mark.django_db
ENGLISH = re.compile(
    r"\b(Wagtail|Dashboard|Settings|Workflows?|Snippets?|Schnipsel\w*|Locales?|Pages?|Search|Edit|"
    r"Delete|Save|Publish|Unpublish|Drafts?|Live|Welcome|Add|Choose|Title|Updated|Created|Reports?|"
    r"Collections?|Sync|Submit|Cancel|Usage|History|Explorer|Logins?|Users?|Images?|Documents?|"
    r"Tags|Slug|Upload|Shortcuts?|Sign|Account|Password|No|Yes|All|Show|View|More|Close|Next|"
    r"Previous|There|Your|You|the|and|with|Du|du|dein\w*|Dein\w*)\b"
)
STORED = "Welcome to your new Wagtail site!"
"""The title of the page that migrations leave behind."""
ADDRESSED = ("title", "aria-label", "placeholder", "alt")
UNSEEN = {"script", "style", "template", "noscript", "svg", "code", "pre"}
VOID = {"input", "link", "meta", "br", "img", "hr", "source", "path", "use", "wbr", "col"}


class Words(HTMLParser):
    """What people see or hear of a page in German: not what is marked as another language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.path: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = tag in UNSEEN or (given.get("lang") or "de") != "de"
        if not self._hidden() and not foreign:
            self.texts += [given[name] or "" for name in ADDRESSED if given.get(name)]
        if tag not in VOID:
            self.path.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._hidden():
            self.texts.append(data.strip())

    def _hidden(self) -> bool:
        return any(foreign for _tag, foreign in self.path)


def english_in(html: str) -> set[str]:
    words = Words()
    words.feed(html)
    return {text[:90] for text in words.texts if ENGLISH.search(text.replace(STORED, ""))}


def get(user: User, url: str, **headers: str) -> str:
    client = Client(headers={"accept-language": "en-US,en;q=0.9", **headers})
    client.force_login(user)
    response = client.get(url, follow=True)
    assert response.status_code == 200, url
    return str(response.content.decode())


def places(who: str, user: User) -> list[str]:
    """The main pages of the admin for a role: the desk, the menus, forms, the account."""
    found = ["/admin/", reverse("wagtailadmin_account")]
    found += [item.url for item in entries(user) if item.url.startswith("/")]
    if who in {"district", "lead"}:
        profile = CentrePage.objects.get()
        found += [
            reverse("wagtailadmin_pages:edit", args=[profile.pk]),
            reverse("wagtailadmin_pages:history", args=[profile.pk]),
            reverse("wagtailsnippets_opportunities_opportunity:add"),
            reverse("wagtailimages:add_multiple"),
        ]
    return found


@pytest.mark.parametrize("who", ["district", "author", "press", "lead", "translator", "operator"])
def test_the_admin_speaks_german(people: dict[str, User], who: str) -> None:
    found = {}
    for url in places(who, people[who]):
        html = get(people[who], url)
        assert '<html lang="de"' in html, url
        assert re.search(r"<title>[^<]+ – Kitt</title>", html), url
        if words := english_in(html):
            found[url] = words
    labels = {str(item.label) for item in entries(people[who]) if ENGLISH.search(str(item.label))}
    assert not found and not labels, f"{labels}\n" + "\n".join(
        f"{k}: {v}" for k, v in found.items()
    )


def test_who_chose_english_gets_it(people: dict[str, User]) -> None:
    profile = UserProfile.get_for_user(people["press"])
    profile.preferred_language = "en"
    profile.save()
    client = Client(headers={"accept-language": "de"})
    client.force_login(User.objects.get(pk=people["press"].pk))
    html = client.get("/admin/").content.decode()
    assert "Hello, Press" in html and '<html lang="en"' in html


def test_signing_in_is_german_and_ours(db: None) -> None:
    html = Client(headers={"accept-language": "en"}).get("/admin/login/").content.decode()
    assert "Anmelden – Kitt" in html and "Wagtail" not in "".join(_texts(html))
    assert "kitt-brand-mark" in html


def _texts(html: str) -> list[str]:
    words = Words()
    words.feed(html)
    return words.texts


def test_our_frame_has_the_blocks_of_wagtails() -> None:
    """What templates of Wagtail fill must be there after an upgrade, too."""
    block = re.compile(r"{% block (\w+) %}")
    theirs = Path(wagtail.admin.__file__).parent / "templates/wagtailadmin/skeleton.html"
    ours = Path(__file__).parents[3] / "templates/wagtailadmin/skeleton.html"
    assert set(block.findall(theirs.read_text())) <= set(block.findall(ours.read_text()))
