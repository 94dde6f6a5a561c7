"""Remarks on a page are told to those who may see it, by our own mails."""

from __future__ import annotations

from typing import Any

from django.core import mail as outbox
from newsroom_people import World, load, send
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.users.models import UserProfile

from pages.base.models import OutgoingMail


def subscribe(world: World, *names: str) -> None:
    for name in names:
        PageSubscription.objects.create(
            page=world.profile.page_ptr, user=world.people[name], comment_notifications=True
        )


def remark(world: World, who: str, **values: Any) -> Any:
    """Send the form of the profile with what the panel of remarks adds to it."""
    client = world.client(who)
    form = {**load(client, world.profile), "portrait": "Neu", **values}
    return send(client, world.profile, form)


NEW = {
    "comments-TOTAL_FORMS": "1",
    "comments-INITIAL_FORMS": "0",
    "comments-0-DELETE": "",
    "comments-0-resolved": "",
    "comments-0-id": "",
    "comments-0-contentpath": "portrait",
    "comments-0-text": "Stimmt die Zahl & der Ort?",
    "comments-0-position": "",
    "comments-0-replies-TOTAL_FORMS": "0",
    "comments-0-replies-INITIAL_FORMS": "0",
}


def told() -> dict[str, OutgoingMail]:
    return {one.to.split("@")[0]: one for one in OutgoingMail.objects.all()}


def test_only_those_who_may_see_the_page_hear_of_a_remark(world: World) -> None:
    """Rosa and Fremd subscribed once, when they had rights here; Lars wants no such mails."""
    subscribe(world, "rike", "robin", "fremd", "rosa", "lena", "lars")
    profile = UserProfile.get_for_user(world.people["lars"])
    UserProfile.objects.filter(pk=profile.pk).update(updated_comments_notifications=False)
    OutgoingMail.objects.all().delete()
    assert remark(world, "rike", **NEW).status_code == 302
    assert Comment.objects.get().text == "Stimmt die Zahl & der Ort?"
    assert set(told()) == {"robin", "lena"}
    assert outbox.outbox == [], "Wagtail has sent a mail of its own"
    mail = told()["lena"]
    assert "Rike" in mail.body and "- Stimmt die Zahl & der Ort?" in mail.body
    assert mail.subject.startswith("Anmerkungen") and "<" not in mail.body


def test_an_answer_is_told_to_those_who_take_part(world: World) -> None:
    begun = Comment.objects.create(
        page=world.profile.page_ptr,
        user=world.people["robin"],
        text="Wer war das?",
        contentpath="portrait",
    )
    CommentReply.objects.create(comment=begun, user=world.people["fremd"], text="Ich")
    OutgoingMail.objects.all().delete()
    answer = {
        **NEW,
        "comments-INITIAL_FORMS": "1",
        "comments-0-id": str(begun.pk),
        "comments-0-text": "Wer war das?",
        "comments-0-replies-TOTAL_FORMS": "1",
        "comments-0-replies-0-id": "",
        "comments-0-replies-0-text": "Wir alle",
    }
    remark(world, "lena", **answer)
    assert set(told()) == {"robin"}
    assert "„Wer war das?“: Wir alle" in told()["robin"].body
