"""When pages get other addresses, and when a redirect mends one that was not found."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from . import unknown
from .redirects import keep_old_addresses


def connect() -> None:
    """Called once when the room is ready.

    Wagtail's own redirects on move are switched off (WAGTAILREDIRECTS_AUTO_CREATE): they leave out
    pages that are not public at that moment, and keep those to an address that is in use again.
    """
    page_slug_changed.connect(_renamed, dispatch_uid="old-address-slug")
    post_page_move.connect(_moved, dispatch_uid="old-address-move")
    post_save.connect(_mended, sender=Redirect, dispatch_uid="unknown-address-mended")


def _renamed(instance: Page, instance_before: Page, **_kwargs: Any) -> None:
    keep_old_addresses(instance, instance_before.url_path, instance.url_path)


def _moved(instance: Page, url_path_before: str, url_path_after: str, **_kwargs: Any) -> None:
    if url_path_before != url_path_after:
        keep_old_addresses(instance, url_path_before, url_path_after)


def _mended(instance: Redirect, **_kwargs: Any) -> None:
    unknown.forget([instance.old_path])
