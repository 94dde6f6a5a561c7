"""What links add to the admin: an action in the editor, a list, and the answers to a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem as RecordMenuItem

from pages.base.models import BasePage, TranslatedRecord

from ..models import LinkAnswer
from . import admin_views, drafts


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("links/", admin_views.index, name="links"),
        path("links/new/<int:content_type>/<str:key>/", admin_views.new, name="new_link"),
        path("links/<int:key>/revoke/", admin_views.revoke, name="revoke_link"),
    ]


class _Share:
    label = gettext_lazy("Link for somebody without an account")
    name = "action-link"
    icon_name = "link"

    def is_shown(self, context: dict[str, Any]) -> bool:
        obj = self.shared(context)
        return context["view"] == "edit" and isinstance(obj, BasePage | TranslatedRecord)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return new_link_url(self.shared(parent_context))

    def shared(self, context: dict[str, Any]) -> Any:
        return context.get("page") or context.get("instance")


class SharePage(_Share, PageMenuItem):
    """The item in the menu of a page."""


class ShareRecord(_Share, RecordMenuItem):
    """The item in the menu of a record."""


def new_link_url(obj: Any) -> str:
    """Where a link to this row is made."""
    content_type = ContentType.objects.get_for_model(drafts.stored(obj))
    return reverse("new_link", args=[content_type.pk, obj.pk])


@hooks.register("register_page_action_menu_item")
def share_page() -> Any:
    return SharePage(order=70)


@hooks.register("register_snippet_action_menu_item")
def share_record(model: type[Any]) -> Any:
    return ShareRecord(order=70)


@hooks.register("register_reports_menu_item")
def links_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("Links without an account"), reverse("links"), icon_name="link", order=1100
    )


@hooks.register("before_edit_page")
def show_answers_to_page(request: HttpRequest, page: Any) -> None:
    show_answers(request, page)


@hooks.register("before_edit_snippet")
def show_answers_to_record(request: HttpRequest, instance: Any) -> None:
    show_answers(request, instance)


def show_answers(request: HttpRequest, obj: Any) -> None:
    """Above the form: what people without an account said of the newest version."""
    if request.method != "GET" or not isinstance(obj, BasePage | TranslatedRecord):
        return
    content_type = ContentType.objects.get_for_model(obj)
    answers = LinkAnswer.objects.filter(
        item__content_type=content_type,
        item__object_id=str(obj.pk),
        revision__in={drafts.version(obj), 0},
    ).select_related("item__link")
    for answer in answers[:5]:
        level = messages.SUCCESS if answer.is_right else messages.WARNING
        messages.add_message(request, level, _sentence(answer))


def _sentence(answer: LinkAnswer) -> str:
    link = answer.item.link
    words = {
        "who": link.recipient_name or link.recipient_email or _("Somebody"),
        "at": date_format(localtime(answer.at), "SHORT_DATETIME_FORMAT"),
    }
    if answer.is_right:
        return _("%(who)s (%(at)s): everything is right.") % words
    return format_html("{} {}", _("%(who)s (%(at)s), please change:") % words, answer.text)
