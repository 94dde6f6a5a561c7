"""Links without an account: what they show, to whom, for how long, and what they never show."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.base.models import AuditEntry, OutgoingMail
from pages.demo import builders
from pages.editorial.links import confirming, making
from pages.editorial.links.hooks import new_link_url
from pages.editorial.models import Link, LinkAnswer
from pages.profiles.models import CentrePage

pytestmark = pytest.mark.django_db


def days(number: int) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=number)


def link_to(*objects: Any, kind: str = "preview", **more: Any) -> str:
    """The path of a new link."""
    _link, url = making.make(kind, objects, more.pop("expires_at", days(7)), **more)
    return url.removeprefix("http://testserver")


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def page(site: Any) -> Any:
    page = builders.standard_page("Seite", publish=True)
    page.title = "Ganz neuer Titel"
    page.save_revision()
    return page


class TestPreview:
    def test_it_shows_the_newest_draft_and_tells_nobody(self, client: Client, page: Any) -> None:
        path = link_to(page)
        answer = client.get(path)
        assert answer.status_code == 200
        assert "Ganz neuer Titel" in words(answer)
        assert "Entwurf: noch nicht öffentlich" in words(answer) or "Draft" in words(answer)
        assert answer["X-Robots-Tag"].startswith("noindex")
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        # Only links below the address itself repeat the secret: no form or report carries it away.
        assert path.split("/")[2] not in answer.content.decode()

    def test_a_record_and_a_translation(self, client: Client, site: Any) -> None:
        offer = builders.opportunity("Alt", live=False)
        offer.title = "Vorlesen, neu"
        offer.save_revision()
        german = builders.standard_page("Helfen")
        english = builders.translate(german, title="Helping")
        english.title = "Helping, new"
        english.save_revision()
        path = link_to(offer, english)
        both = words(client.get(path))
        assert "Vorlesen" in both or "Alt" in both
        found = re.findall(rf'href="({path}\d+/)"', client.get(path).content.decode())
        texts = [words(client.get(one)) for one in found]
        assert "Vorlesen, neu" in texts[0]
        assert "Helping, new" in texts[1]
        assert client.get(found[1])["Content-Language"] == "en"

    @pytest.mark.parametrize("end", ["revoked", "expired"])
    def test_it_ends(self, client: Client, page: Any, end: str) -> None:
        path = link_to(page)
        link = Link.objects.get()
        if end == "revoked":
            making.revoke(link, None)
        with time_machine.travel(days(8) if end == "expired" else timezone.now()):
            answer = client.get(path)
            assert answer.status_code == 410
            assert "Ganz neuer Titel" not in answer.content.decode()
            assert "no-store" in answer["Cache-Control"]
            assert client.get(f"{path}{link.items.get().pk}/").status_code == 410

    def test_the_secret_is_not_stored_and_not_guessable(self, client: Client, page: Any) -> None:
        tokens = {link_to(page).split("/")[2] for _number in range(20)}
        assert len(tokens) == 20
        assert all(len(token) == 32 for token in tokens)  # 192 bits in base64
        for link in Link.objects.all():
            assert not any(token in str(vars(link)) for token in tokens)
            assert client.get(f"/link/{link.token_hash}/").status_code == 404
        stored = str(list(AuditEntry.objects.values()))
        assert not any(token in stored for token in tokens)
        assert client.get(f"/link/{'a' * 32}/").status_code == 404

    def test_it_shows_nothing_else(self, client: Client, page: Any) -> None:
        secret = builders.standard_page("Kanarienvogel", publish=False)
        path, other = link_to(page), link_to(secret)
        theirs = Link.objects.first().items.get()  # type: ignore[union-attr]
        assert theirs.title == "Kanarienvogel"
        for tail in (f"{theirs.pk}/", f"{theirs.pk}/antwort/", f"{theirs.pk}/mitteilung.txt"):
            answer = client.get(path + tail)
            assert answer.status_code == 404
            assert b"Kanarienvogel" not in answer.content
        assert client.get(f"{path}?page={secret.pk}").status_code == 200
        assert b"Kanarienvogel" in client.get(other).content
        assert b"Kanarienvogel" not in client.get(path).content

    def test_openings_are_counted_and_noted(self, client: Client, page: Any) -> None:
        path = link_to(page, name="Ida Muster")
        client.get(path)
        client.get(path)
        link = Link.objects.get()
        assert link.opened == 2
        assert link.first_opened_at and link.last_opened_at
        assert link.first_opened_at < link.last_opened_at
        entries = AuditEntry.objects.filter(kind="link-opened")
        assert entries.count() == 2
        assert entries[0].details["recipient"] == "Ida Muster"
        assert entries[0].address == "127.0.0.1"

    def test_it_goes_some_time_after_its_end(self, client: Client, page: Any) -> None:
        link_to(page)
        with time_machine.travel(days(96)):
            assert making.forget_old() == 0
        with time_machine.travel(days(98)):
            assert making.forget_old() == 1
        assert not Link.objects.exists()

    def test_a_deleted_draft_says_so(self, client: Client, page: Any) -> None:
        path = link_to(page)
        type(page).objects.get(pk=page.pk).delete()
        answer = client.get(path)
        assert answer.status_code == 410
        assert "Ganz neuer Titel" in words(answer)


class TestMedia:
    @pytest.fixture
    def draft(self, site: Any) -> Any:
        self.image = builders.picture(credit="Zeichnung: Kitt")
        self.other = builders.picture("Anderes", credit="Zeichnung: Kitt")
        block = ("picture", {"image": self.image.pk, "alt_text": "", "decorative": True})
        body = builders.stream([block])
        page = builders.standard_page("Bilder", body=body, publish=False)
        builders.standard_page(
            "Geheim",
            publish=False,
            body=builders.stream(
                [("picture", {"image": self.other.pk, "alt_text": "", "decorative": True})]
            ),
        )
        return page

    def test_pictures_open_through_the_link_only(self, client: Client, draft: Any) -> None:
        path = link_to(draft)
        html = client.get(path).content.decode()
        urls = set(re.findall(rf"{path}medien/images/[^\s\"',]+", html))
        assert urls
        for url in urls:
            answer = client.get(url)
            assert answer.status_code == 200
            assert "no-store" in answer["Cache-Control"]
            assert client.get(url.replace(path, "/")).status_code == 404
        foreign = self.other.get_rendition("width-30").url
        assert client.get(path + foreign.lstrip("/")).status_code == 404
        making.revoke(Link.objects.get(), None)
        assert {client.get(url).status_code for url in urls} == {404}

    def test_rights_hold_for_links_too(self, client: Client, draft: Any) -> None:
        path = link_to(draft)
        url = path + self.image.get_rendition("width-30").url.lstrip("/")
        assert client.get(url).status_code == 200
        type(self.image).objects.filter(pk=self.image.pk).update(credit="")
        assert client.get(url).status_code == 404

    def test_a_confirm_link_opens_no_media(self, client: Client, draft: Any) -> None:
        path = link_to(draft, kind="confirm")
        url = path + self.image.get_rendition("width-30").url.lstrip("/")
        assert client.get(url).status_code == 404


class TestWhoAnswersForIt:
    @pytest.fixture
    def maker(self, django_user_model: Any) -> Any:
        team = _team()
        user = django_user_model.objects.create_user("kreis@kitt.example", "geheim")
        user.groups.add(team.group)
        self.draft = builders.centre("Kreiszentrum", team=team, publish=False)
        return user

    def opens(self, path: str) -> bool:
        answer = Client().get(path)
        assert answer.status_code in {200, 410}
        assert answer.status_code == 200 or "Unser Portrait" not in words(answer)
        return bool(answer.status_code == 200)

    def test_it_ends_with_the_rights_of_its_maker(
        self, maker: Any, rf: Any, django_user_model: Any
    ) -> None:
        path = link_to(self.draft, kind="answer", user=maker)
        assert self.opens(path)
        group = maker.groups.get()
        maker.groups.clear()
        assert not self.opens(path)
        maker.groups.add(group)
        assert self.opens(path)
        django_user_model.objects.filter(pk=maker.pk).update(is_active=False)
        assert not self.opens(path)
        answer = f"{path}{Link.objects.get().items.get().pk}/antwort/"
        assert Client().post(answer, {"answer": "right"}).status_code == 410
        assert not LinkAnswer.objects.exists()

    def test_handed_over_it_goes_on(
        self, maker: Any, admin_client: Any, django_user_model: Any
    ) -> None:
        path = link_to(self.draft, user=maker)
        django_user_model.objects.filter(pk=maker.pk).update(is_active=False)
        listed = admin_client.get(reverse("links")).content.decode()
        assert "kreis@kitt.example" in listed and not self.opens(path)
        to = _admin(admin_client)
        url = reverse("hand_over", args=[maker.pk])
        assert admin_client.get(url).context["amount"]["links"] == 1
        admin_client.post(url, {"to": to.pk})
        assert Link.objects.get().made_by == to
        assert self.opens(path)

    def test_with_the_account_it_is_gone_for_good(self, maker: Any) -> None:
        path = link_to(self.draft, user=maker)
        maker.delete()
        assert not self.opens(path)
        assert Link.objects.get().revoked_at


def _admin(admin_client: Any) -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=admin_client.session["_auth_user_id"])


class TestAnswers:
    @pytest.fixture
    def maker(self, django_user_model: Any) -> Any:
        return django_user_model.objects.create_superuser("lena@kitt.example", "geheim")

    def test_right_with_one_click(
        self, client: Client, admin_client: Any, page: Any, maker: Any
    ) -> None:
        path = link_to(page, kind="answer", user=maker, name="Kreis Muster")
        html = client.get(path).content.decode()
        action = re.search(rf'action="({path}\d+/antwort/)"', html)
        assert action
        assert client.get(action[1]).status_code == 200
        assert not LinkAnswer.objects.exists()
        for _twice in range(2):
            assert client.post(action[1], {"answer": "right"}).status_code in {200, 302}
        assert LinkAnswer.objects.get().is_right
        mail = OutgoingMail.objects.get()
        assert mail.to == "lena@kitt.example"
        assert "Kreis Muster" in mail.body
        assert AuditEntry.objects.filter(kind="link-answered").count() == 1
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert "Kreis Muster" in form.content.decode()

    def test_a_change_needs_words_and_a_new_version_a_new_answer(
        self, client: Client, admin_client: Any, page: Any, maker: Any
    ) -> None:
        path = link_to(page, kind="answer", user=maker, name="Kreis Muster")
        url = f"{path}{Link.objects.get().items.get().pk}/antwort/"
        assert client.post(url, {"answer": "change", "text": " "}).status_code == 400
        assert client.post(url, {"answer": "change", "text": "x" * 4001}).status_code == 400
        assert client.post(url, {}).status_code == 400
        assert not LinkAnswer.objects.exists()
        client.post(url, {"answer": "change", "text": "Der <b>Name</b> ist falsch\x00."})
        assert LinkAnswer.objects.get().text == "Der <b>Name</b> ist falsch."
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert "Der &lt;b&gt;Name&lt;/b&gt; ist falsch." in form.content.decode()
        page.title = "Besserer Name"
        page.save_revision()
        client.post(url, {"answer": "right"})
        assert LinkAnswer.objects.count() == 2
        assert OutgoingMail.objects.count() == 2

    def test_a_preview_takes_no_answer(self, client: Client, page: Any) -> None:
        path = link_to(page)
        url = f"{path}{Link.objects.get().items.get().pk}/antwort/"
        assert client.post(url, {"answer": "right"}).status_code == 404
        assert not LinkAnswer.objects.exists()


class TestMaking:
    def test_the_address_is_shown_once_and_mailed(self, admin_client: Any, page: Any) -> None:
        url = new_link_url(page)
        edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert url in edit.content.decode()
        key = f"{page.content_type_id}-{page.pk}"
        form = {
            "kind": "answer",
            "objects": [key],
            "recipient_name": "Ida",
            "recipient_email": "ida@kreis.example",
            "valid_until": (timezone.localdate() + dt.timedelta(days=3)).isoformat(),
        }
        html = admin_client.post(url, form).content.decode()
        address = re.search(r'value="(http://testserver/link/[^"]+)"', html)
        assert address
        mail = OutgoingMail.objects.get()
        assert address[1] in mail.body
        assert Client().get(address[1].removeprefix("http://testserver")).status_code == 200
        assert address[1] not in admin_client.get(url).content.decode()
        assert making.forget_secrets() == 0
        OutgoingMail.objects.update(sent_at=timezone.now())
        assert making.forget_secrets() == 1
        assert OutgoingMail.objects.get().body == ""
        assert AuditEntry.objects.get(kind="link-made").user is not None

    @pytest.mark.parametrize("days_ahead", [-1, 91])
    def test_it_must_end(self, admin_client: Any, page: Any, days_ahead: int) -> None:
        until = timezone.localdate() + dt.timedelta(days=days_ahead)
        form = {"kind": "preview", "objects": [f"{page.content_type_id}-{page.pk}"]}
        admin_client.post(new_link_url(page), {**form, "valid_until": until.isoformat()})
        assert not Link.objects.exists()

    def test_only_what_one_may_edit(
        self, client: Client, django_user_model: Any, page: Any
    ) -> None:
        team = _team()
        mine = builders.centre(team=team, publish=False)
        user = django_user_model.objects.create_user("kreis@kitt.example", "geheim")
        user.groups.add(team.group)
        client.force_login(user)
        form = {
            "kind": "preview",
            "valid_until": (timezone.localdate() + dt.timedelta(days=3)).isoformat(),
        }
        assert client.get(new_link_url(page)).status_code in {302, 403}
        key = f"{page.content_type_id}-{page.pk}"
        client.post(new_link_url(page), {**form, "objects": [key]})
        client.post(new_link_url(mine), {**form, "objects": [key]})
        assert not Link.objects.exists()
        link_to(page)
        link_to(mine, page)
        listed = client.get(reverse("links")).content.decode()
        assert "Ganz neuer Titel" not in listed
        for link in Link.objects.all():
            client.post(reverse("revoke_link", args=[link.pk]))
        assert not Link.objects.exclude(revoked_at=None).exists()
        own = f"{mine.content_type_id}-{mine.pk}"
        client.post(new_link_url(mine), {**form, "objects": [own]})
        link = Link.objects.get(made_by=user)
        assert str(mine.title) in client.get(reverse("links")).content.decode()
        client.post(reverse("revoke_link", args=[link.pk]))
        link.refresh_from_db()
        assert link.revoked_at
        assert AuditEntry.objects.filter(kind="link-revoked", user=user).count() == 1


def _team() -> Any:
    from pages.base.models import Team

    team = Team.objects.create(name="Landkreis Muster", kind=Team.Kind.COUNTY)
    team.refresh_from_db()
    return team


class TestConfirming:
    @pytest.fixture
    def profile(self, site: Any) -> CentrePage:
        return builders.centre(confirmed_on=dt.date(2024, 1, 9))

    def day(self, profile: Any) -> dt.date | None:
        return CentrePage.objects.get(pk=profile.pk).confirmed_on

    def test_opening_changes_nothing_and_the_button_works_once(
        self, client: Client, profile: CentrePage
    ) -> None:
        path = link_to(profile, kind="confirm", email="ida@kreis.example")
        for method in (client.get, client.head, client.get):
            assert method(path).status_code == 200
        assert self.day(profile) == dt.date(2024, 1, 9)
        assert client.post(path).status_code == 400
        assert client.post(path, {"answer": "right"}).status_code == 200
        assert self.day(profile) == timezone.localdate()
        CentrePage.objects.filter(pk=profile.pk).update(confirmed_on=dt.date(2024, 1, 9))
        answer = client.post(path, {"answer": "right"})
        assert answer.status_code == 410
        assert self.day(profile) == dt.date(2024, 1, 9)
        assert AuditEntry.objects.filter(kind="confirmed-by-link").count() == 1
        assert not AuditEntry.objects.get(kind="confirmed-by-link").who

    def test_who_comes_second_confirms_nothing(self, profile: CentrePage, rf: Any) -> None:
        """Both requests have found the link valid; only one uses it."""
        link_to(profile, kind="confirm")
        link = Link.objects.get()
        item = link.items.get()
        used = [confirming.use(rf.post("/"), link, item, profile, "") for _twice in range(2)]
        assert used == [True, False]
        assert AuditEntry.objects.filter(kind="confirmed-by-link").count() == 1

    def test_an_old_one_does_not_confirm(self, client: Client, profile: CentrePage) -> None:
        path = link_to(profile, kind="confirm")
        with time_machine.travel(days(8)):
            assert client.get(path).status_code == 410
            assert client.post(path, {"answer": "right"}).status_code == 410
        assert self.day(profile) == dt.date(2024, 1, 9)

    def test_a_change_goes_to_the_team(
        self, client: Client, profile: CentrePage, django_user_model: Any
    ) -> None:
        team = _team()
        user = django_user_model.objects.create_user("kreis@kitt.example", "geheim")
        user.groups.add(team.group)
        CentrePage.objects.filter(pk=profile.pk).update(team=team)
        path = link_to(profile, kind="confirm", email="ida@kreis.example")
        answer = client.post(path, {"answer": "change", "text": "Neue Telefonnummer"})
        assert answer.status_code == 200
        mail = OutgoingMail.objects.get()
        assert mail.to == "kreis@kitt.example"
        assert "Neue Telefonnummer" in mail.body
        assert self.day(profile) == dt.date(2024, 1, 9)
        assert client.post(path, {"answer": "right"}).status_code == 410

    def test_a_link_to_look_at_does_not_confirm(self, client: Client, profile: CentrePage) -> None:
        path = link_to(profile)
        assert client.post(path, {"answer": "right"}).status_code == 405
        assert self.day(profile) == dt.date(2024, 1, 9)

    def test_what_is_offline_is_not_confirmed(self, client: Client, profile: CentrePage) -> None:
        path = link_to(profile, kind="confirm")
        CentrePage.objects.get(pk=profile.pk).unpublish()
        assert client.post(path, {"answer": "right"}).status_code == 410
        assert self.day(profile) == dt.date(2024, 1, 9)
