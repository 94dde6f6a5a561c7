"""What somebody may share by a link, and which links somebody may see and end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.base.models import BasePage, TranslatedRecord
from pages.press.models import PressReleasePage

from ..confirmation import may_confirm as may_edit
from ..models import BundleItem, Link
from . import drafts, embargo

RECENT = 15
"""So many other drafts of the same person are offered."""


def shareable(content_type: int, key: str) -> Any:
    """The page or record with that key; 404 for what cannot be shown by a link."""
    found = ContentType.objects.filter(pk=content_type).first()
    model: Any = found.model_class() if found else None
    if model is None or not issubclass(model, BasePage | TranslatedRecord):
        raise Http404
    row = model._base_manager.filter(pk=key).first() if key.isdigit() else None
    if row is None:
        raise Http404
    return row


def may_give_embargo(user: Any, obj: Any) -> bool:
    """Whether the person may publish this release, and so may show it before its time."""
    return isinstance(obj, PressReleasePage) and bool(obj.permissions_for_user(user).can_publish())


def may_share(user: Any, link: Link) -> bool:
    """Whether a person may share what a link shows, now as when it was made."""
    targets = [item.target for item in link.items.all()]
    left = [drafts.stored(target) for target in targets if target is not None]
    may = _may_ever_publish if link.kind == Link.Kind.EMBARGO else may_edit
    return bool(user.is_active) and all(may(user, one) for one in left)


def _may_ever_publish(user: Any, page: Any) -> bool:
    """The right itself: that somebody else has to look at the last change does not take it away."""
    return bool(page.permissions_for_user(user).may_ever_publish())


def kinds_for(user: Any, obj: Any) -> list[str]:
    """The kinds of links that somebody may make to something."""
    kinds: list[str] = [Link.Kind.PREVIEW, Link.Kind.ANSWER]
    if may_give_embargo(user, obj) and embargo.of_page(obj).state == embargo.WAITING:
        kinds.append(Link.Kind.EMBARGO)
    return kinds


def offered(user: Any, obj: Any) -> dict[str, Any]:
    """What can be shown together: its languages, what goes online with it, own drafts."""
    rows = [obj, *(row for row in drafts.translations(obj) if row.pk != obj.pk), *_bundled(obj)]
    found = {key_of(row): row for row in rows if may_edit(user, row)}
    for row in _recent(user):
        found.setdefault(key_of(row), row)
    return found


def key_of(row: Model) -> str:
    """How a form names a row."""
    return f"{ContentType.objects.get_for_model(row).pk}-{row.pk}"


def label_of(row: Any) -> str:
    """“Start der 4. Staffel (Deutsch, Pressemitteilung)”."""
    words = {
        "title": getattr(row, "draft_title", "") or str(row),
        "language": row.locale.get_display_name(),
        "kind": row._meta.verbose_name,
    }
    return _("%(title)s (%(kind)s, %(language)s)") % words


def _bundled(obj: Any) -> list[Any]:
    """What goes online at the same moment."""
    content_type = ContentType.objects.get_for_model(obj)
    bundles = BundleItem.objects.filter(content_type=content_type, object_id=str(obj.pk))
    items = BundleItem.objects.filter(
        bundle__in=bundles.values("bundle"), bundle__published_at=None
    )
    rows = [item.object for item in items.select_related("content_type")]
    return [row for row in rows if isinstance(row, BasePage | TranslatedRecord)]


def _recent(user: Any) -> list[Any]:
    """Drafts whose newest version the person has written, newest first."""
    models = [Page, *(one for one in apps.get_models() if issubclass(one, TranslatedRecord))]
    rows: list[Any] = []
    for model in models:
        mine: Any = model._base_manager.filter(
            latest_revision__user=user, has_unpublished_changes=True
        )
        rows += mine.select_related("locale", "latest_revision").order_by(
            "-latest_revision__created_at"
        )[:RECENT]
    rows.sort(key=lambda row: row.latest_revision.created_at, reverse=True)
    specific = (drafts.stored(row) for row in rows[:RECENT])
    return [
        row
        for row in specific
        if isinstance(row, BasePage | TranslatedRecord) and may_edit(user, row)
    ]


def may_see(user: Any, link: Link) -> bool:
    """Whether somebody may see a link in lists and end it: all that it shows is theirs to edit."""
    if user.has_perm("editorial.view_link"):
        return True
    targets = [item.target for item in link.items.all()]
    left = [drafts.stored(target) for target in targets if target is not None]
    if not left:
        return bool(link.made_by_id == user.pk)
    return all(may_edit(user, target) for target in left)


def links_of(obj: Model) -> Iterable[Link]:
    """The links that show an object, newest first; those to confirm are no business of editors."""
    content_type = ContentType.objects.get_for_model(obj)
    rows = Link.objects.filter(items__content_type=content_type, items__object_id=str(obj.pk))
    return rows.exclude(kind=Link.Kind.CONFIRM).select_related("made_by").distinct()
