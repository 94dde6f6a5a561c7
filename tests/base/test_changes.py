"""Something changed: one row for each real change, worked off by consumers in order."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from pages.base import changes
from pages.base.models import Change, Contact, Cursor
from pages.demo import builders


def kinds(obj: Any) -> list[str]:
    rows = Change.objects.filter(object_id=str(obj.pk), content_type__model=obj._meta.model_name)
    return list(rows.values_list("kind", flat=True))


@pytest.fixture
def page(site: object) -> Any:
    return builders.standard_page("Beratung", publish=False)


@pytest.fixture
def seen() -> Iterator[list[Any]]:
    """A consumer that keeps what it gets."""
    handled: list[Any] = []

    @changes.consumer("test")
    def keep(batch: Sequence[Any]) -> None:
        handled.extend(batch)

    Cursor.objects.create(
        consumer="test",
        position=Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0,
    )
    yield handled
    del changes.consumers["test"]


def test_only_what_changes_for_the_public_is_recorded(page: Any) -> None:
    assert kinds(page) == []  # a draft
    page.save_revision()
    assert kinds(page) == []
    page.get_latest_revision().publish()
    assert kinds(page) == ["published"]
    page.refresh_from_db()
    page.title = "Beratung und Hilfe"
    page.save_revision()
    assert kinds(page) == ["published"]
    page.get_latest_revision().publish()
    assert kinds(page) == ["published", "published"]


def test_scheduling_is_no_publishing(page: Any) -> None:
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    page.save_revision().publish()
    assert not type(page).objects.get(pk=page.pk).live
    assert kinds(page) == []


def test_the_whole_life_of_a_page(page: Any) -> None:
    page.get_latest_revision().publish()
    target = builders.standard_page("Hilfe")
    page.refresh_from_db()
    page.move(target, pos="last-child")
    page = type(page).objects.get(pk=page.pk)
    page.unpublish()
    page.unpublish()  # nothing is left to unpublish
    pk = page.pk
    page.delete()
    page.pk = pk
    assert kinds(page) == ["published", "moved", "unpublished", "deleted"]
    moved = Change.objects.get(kind="moved")
    assert moved.details == {"url_path": "/de/beratung/"}


def test_deleting_a_section_records_every_page_below_it(page: Any) -> None:
    page.get_latest_revision().publish()
    below = builders.standard_page("Unterseite", parent=page)
    pk = below.pk
    Page.objects.get(pk=page.pk).delete()  # the admin deletes the generic page
    below.pk = pk
    assert kinds(below)[-1] == "deleted"
    assert kinds(page)[-1] == "deleted"


def test_records_and_places_are_tracked(site: object) -> None:
    contact = builders.contact()
    before = kinds(contact)
    contact.phone = "069 90009-999"
    contact.save()
    assert kinds(contact) == [*before, "changed"]
    district = builders.district("Odenwaldkreis")
    assert "changed" in kinds(district)


def test_the_row_and_the_change_stand_or_fall_together(page: Any) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        page.get_latest_revision().publish()
        raise RuntimeError
    assert not type(page).objects.get(pk=page.pk).live
    assert kinds(page) == []


def test_consumers_get_changes_in_order_and_once(page: Any, seen: list[Any]) -> None:
    page.get_latest_revision().publish()
    type(page).objects.get(pk=page.pk).unpublish()
    assert changes.drain("test") >= 2
    assert [one.kind for one in seen][-2:] == ["published", "unpublished"]
    assert changes.drain("test") == 0


def test_a_failing_consumer_loses_nothing_and_disturbs_nobody(
    page: Any, seen: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    broken = True

    @changes.consumer("fragile", at_once=True)
    def fragile(batch: Sequence[Any]) -> None:
        if broken:
            raise OSError("no connection")

    try:
        with django_capture_on_commit_callbacks(execute=True):
            page.get_latest_revision().publish()  # does not raise
        assert type(page).objects.get(pk=page.pk).live
        cursor = Cursor.objects.get(consumer="fragile")
        assert cursor.failed_at
        assert "no connection" in cursor.error
        assert changes.drain("test") > 0
        broken = False
        assert changes.drain("fragile") > 0
        cursor.refresh_from_db()
        assert cursor.failed_at is None
        assert cursor.position == Change.objects.order_by("-pk")[0].pk
    finally:
        del changes.consumers["fragile"]


def test_a_consumer_at_work_is_left_alone_until_its_lease_ends(page: Any, seen: list[Any]) -> None:
    page.get_latest_revision().publish()
    rows = Cursor.objects.filter(consumer="test")
    rows.update(claimed_by="another", claimed_until=timezone.now() + dt.timedelta(minutes=1))
    assert changes.drain("test") == 0
    rows.update(claimed_until=timezone.now() - dt.timedelta(seconds=1))  # it was killed
    assert changes.drain("test") > 0
    assert seen


def test_rows_are_forgotten_only_after_everybody_has_seen_them(page: Any, seen: list[Any]) -> None:
    page.get_latest_revision().publish()
    Change.objects.update(at=timezone.now() - dt.timedelta(days=40))
    cursor = Cursor.objects.get(consumer="test")
    first = cursor.position
    with pytest.MonkeyPatch.context() as patch:  # the search waits for an index
        patch.setattr(changes, "consumers", {"test": changes.consumers["test"]})
        changes.forget_old()
        assert Change.objects.filter(pk__gt=first).exists()
        changes.drain_all()
        changes.forget_old()
    assert not Change.objects.exists()


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_slow_writer_is_not_overtaken() -> None:
    """When a row is visible, so is every row before it: else a cursor would jump over one."""
    contact = Contact(pk=1, name="Beispielperson")
    written, go_on = threading.Event(), threading.Event()
    seen: dict[str, Any] = {}

    def slow() -> None:
        with transaction.atomic():
            changes.write(contact, "changed", {"writer": "slow"})
            written.set()
            go_on.wait(5)
        connection.close()

    def quick() -> None:
        written.wait(5)
        threading.Timer(0.5, go_on.set).start()
        with transaction.atomic():
            changes.write(contact, "changed", {"writer": "quick"})
        rows = Change.objects.filter(details__has_key="writer").order_by("pk")
        seen["writers"] = [row.details["writer"] for row in rows]
        first.join(10)
        rows.delete()  # these threads have really committed
        connection.close()

    first, second = threading.Thread(target=slow), threading.Thread(target=quick)
    first.start()
    second.start()
    second.join(20)
    assert seen == {"writers": ["slow", "quick"]}
