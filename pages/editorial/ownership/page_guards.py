"""Pages: who has no right on a page neither opens nor copies nor sees the name of its draft."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.base.choosing import arrangeable_pages, choosable_pages, is_touchable
from pages.base.ownership import sees_everything
from pages.press.models import PressReleasePage

_PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk", "page_pk")


def never(_request: HttpRequest, **_kwargs: Any) -> None:
    """Nobody: Kitt has no private pages and no aliases, and lists no titles without a reason."""
    raise PermissionDenied


def touchable(request: HttpRequest, **kwargs: Any) -> None:
    """Every page in the address, and the one to move others to, is one with rights."""
    keys = [kwargs[name] for name in _PAGES if name in kwargs]
    keys += [key for name in ("new_parent_page", "chooser") for key in request.POST.getlist(name)]
    for key in keys:
        if str(key).isdecimal() and not is_touchable(request.user, _page(int(key))):
            raise PermissionDenied


def arrangeable(request: HttpRequest, **kwargs: Any) -> None:
    """Who only edits a page neither copies nor moves nor deletes it."""
    touchable(request, **kwargs)
    keys = {kwargs[name] for name in ("page_id", "page_to_move_id", "pk") if name in kwargs}
    if arrangeable_pages(request.user).filter(pk__in=keys).count() < len(keys):
        raise PermissionDenied


def explorable(request: HttpRequest, parent_page_id: int, **_kwargs: Any) -> None:
    """The page is one with rights, or stands above one."""
    rows = policy_registry.get_by_type(Page).explorable_instances(request.user)
    if not rows.filter(pk=parent_page_id).exists():
        raise PermissionDenied


def browsable(request: HttpRequest, parent_page_id: int, **_kwargs: Any) -> None:
    """The page whose children a chooser lists is named by it."""
    page = _page(parent_page_id)
    if page.is_root() or choosable_pages(request.user).filter(pk=page.pk).exists():
        return
    explorable(request, parent_page_id)


def chosen(request: HttpRequest) -> None:
    """Several pages were chosen: the titles of foreign drafts among them are not given."""
    keys = [key for key in request.GET.getlist("id") if key.isdecimal()]
    rows = choosable_pages(request.user).filter(pk__in=keys, depth__gt=1)
    allowed = rows.values_list("pk", flat=True)
    request.GET = request.GET.copy()  # type: ignore[assignment]
    request.GET.setlist("id", [str(key) for key in allowed])  # type: ignore[misc]


def no_alias(request: HttpRequest, page_id: int) -> None:
    """An alias would go public with its page, or before it: no aliases of press releases."""
    if request.POST.get("alias"):
        _refuse_releases(_page(page_id))


def no_alias_by_api(_request: HttpRequest, pk: int, action_name: str) -> None:
    """The same, asked for by a program."""
    if action_name in {"create_alias", "convert_alias"}:
        _refuse_releases(_page(pk))


def _refuse_releases(page: Page) -> None:
    if PressReleasePage.objects.descendant_of(page, inclusive=True).exists():
        raise PermissionDenied


def session(
    request: HttpRequest, app_label: str, model_name: str, object_id: str, **_k: Any
) -> None:
    """Who else is editing is told to those who may edit."""
    try:
        model: Any = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    if issubclass(model, Page):
        touchable(request, pk=object_id)
        return
    policy = policy_registry.get_by_type(model)
    rows = policy.instances_user_has_permission_for(request.user, "change")
    if not object_id.isdecimal() or not rows.filter(pk=object_id).exists():
        raise PermissionDenied


class _ExternalLink(ExternalLinkView):
    """An address of the own site becomes a link to the page, with the title that others see."""

    def render_chosen_response(self, result: dict[str, Any]) -> HttpResponse:
        if "adminTitle" in result:
            title = _page(result["id"]).specific.get_admin_display_title()
            result = {**result, "adminTitle": title}
        response: HttpResponse = super().render_chosen_response(result)
        return response


_answer = require_admin_access(never_cache(_ExternalLink.as_view()))


def external_link(request: HttpRequest) -> HttpResponse | None:
    if sees_everything(request.user):
        return None
    response: HttpResponse = _answer(request)
    return response


def _page(key: int) -> Page:
    page = Page.objects.filter(pk=key).first()
    if page is None:
        raise Http404
    return page
