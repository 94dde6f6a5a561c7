"""What the menus of pages in lists offer is what Wagtail and wagtail-localize would, unasked."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail import hooks
from wagtail.models import GroupPagePermission, Page, PagePermissionTester
from wagtail_localize import wagtail_hooks as stock

from pages.base.models import Team, User
from pages.demo import builders
from pages.demo.builders import translations
from pages.editorial import translate_buttons
from pages.editorial.page_lists import Explorer

pytestmark = pytest.mark.django_db


def offered(buttons: Any) -> list[tuple[str, str, int]]:
    return [(str(button.label), button.url, button.priority) for button in buttons]


def test_buttons_of_translations_are_those_of_wagtail_localize() -> None:
    builders.site()
    boss = User.objects.create_superuser("boss@example.org", "x")
    translations.translate(builders.newsroom())
    followed, stopped = builders.release("Verfolgt"), builders.release("Angehalten")
    builders.release("Nur deutsch")
    english = [translations.translate(page) for page in (followed, stopped)]
    stopped_source = stock.TranslationSource.objects.get_for_instance(stopped)
    stopped_source.translations.update(enabled=False)
    Page.objects.filter(pk=english[1].pk).update(alias_of=stopped.pk)
    plain = {page.pk: page.specific for page in Page.objects.all()}
    known = translate_buttons.annotate(Page.objects.all()).specific()
    seen = set()
    for page in known:
        with CaptureQueriesContext(connection) as queries:
            ours = offered(translate_buttons.buttons(page, boss, next_url="/x/"))
        theirs = stock.page_listing_more_buttons(plain[page.pk], boss, next_url="/x/")
        assert ours == offered(theirs), page
        assert len(queries) == 0
        seen.add(len(ours))
        translate_buttons.look_up(plain[page.pk], boss)
        assert offered(translate_buttons.buttons(plain[page.pk], boss, next_url="/x/")) == ours
    assert seen == {0, 1}
    for place in translate_buttons.PLACES:
        assert stock.page_listing_more_buttons not in hooks.get_hooks(place)
    assert (
        list(translate_buttons.buttons(known[1], User.objects.create_user("no@example.org"))) == []
    )


@pytest.mark.parametrize("rights", [["add"], ["change"], ["add", "change"], ["change", "publish"]])
@pytest.mark.parametrize("bulk", [True, False])
def test_who_deletes_is_as_in_wagtail(rights: list[str], bulk: bool) -> None:
    builders.site()
    user = User.objects.create_user("kassel@example.org")
    group = Group.objects.create(name="Probe")
    user.groups.add(group)
    root = Page.objects.get(depth=1)
    for name in [*rights, *(["bulk_delete"] if bulk else [])]:
        right = Permission.objects.get(codename=f"{name}_page")
        GroupPagePermission.objects.create(group=group, page=root, permission=right)
    builders.release("Draußen", owner=user)
    builders.release("Entwurf", publish=False)
    builders.release("Eigener Entwurf", publish=False, owner=user)
    user = User.objects.get(pk=user.pk)  # without what it has kept of its rights
    for page in Page.objects.all().specific():
        ours, theirs = page.permissions_for_user(user), PagePermissionTester(user, page)
        assert theirs.permissions, page
        assert ours.can_delete() == theirs.can_delete(), page
        assert ours.can_move() == theirs.can_move(), page


def test_rows_of_who_may_not_publish_ask_nothing_each() -> None:
    builders.site()
    newsroom = builders.newsroom()
    translations.translate(newsroom)
    user = User.objects.create_user("kassel@example.org")
    group = builders.team("Landkreis Kassel", Team.Kind.COUNTY).group
    user.groups.add(group)
    for name in ("add_page", "change_page", "access_admin"):
        right = Permission.objects.get(codename=name)
        if name == "access_admin":
            group.permissions.add(right)
        else:
            root = Page.objects.get(depth=1)
            GroupPagePermission.objects.create(group=group, page=root, permission=right)
    client = Client()
    client.force_login(user)
    url = f"/admin/pages/{newsroom.pk}/"
    counts = []
    for number in (2, 8):
        for at in range(number):
            page = builders.release(f"{number}-{at}", publish=at % 2 == 0)
            translations.translate(page)
        client.get(url)  # fills what is kept from one request to the next
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        assert answer.status_code == 200
        assert isinstance(answer.context["view"], Explorer)
        counts.append(len(queries))
    assert counts[0] >= counts[1], counts
