"""Translating: who may read a source, write a translation, and publish it."""

from __future__ import annotations

import json
from typing import Any

import polib
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import LockableMixin, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import OverridableSegment, Translation, TranslationSource
from wagtail_localize.views.edit_translation import TabHelper, get_segment_location_info

from pages.base.choosing import choosable
from pages.base.schemes import is_harmless, links_are_harmless

PO_BYTES = 1_000_000
PO_ENTRIES = 2_000


def source_page(request: HttpRequest, page_id: int) -> None:
    """Sending a page for translation shows what is written: only to those who may edit it."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not may_edit(request.user, page):
        raise PermissionDenied


def source_record(request: HttpRequest, app_label: str, model_name: str, pk: str) -> None:
    """The same for records."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    record = model._base_manager.filter(pk=pk).first() if pk.isdecimal() else None
    if record is None or not may_edit(request.user, record):
        raise PermissionDenied


def synchronise(request: HttpRequest, translation_source_id: int) -> None:
    """Taking changes over into translations; at once public only what the person may publish."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    if source is None:
        raise Http404
    original = _or_none(source.get_source_instance)
    targets = [
        _or_none(one.get_target_instance) for one in source.translations.filter(enabled=True)
    ]
    if original is None or not all(
        one and may_edit(request.user, one) for one in (original, *targets)
    ):
        raise PermissionDenied
    if request.POST.get("publish_translations") and not (
        original.live and all(may_publish(request.user, one) for one in targets)
    ):
        raise PermissionDenied


def target(request: HttpRequest, translation_id: int, **_kwargs: Any) -> None:
    """A translation is written by those who may edit its page, unless it is locked for them."""
    translation = Translation.objects.filter(pk=translation_id).first()
    if translation is None:
        raise Http404
    obj = _or_none(translation.get_target_instance)
    if obj is None or not may_edit(request.user, obj):
        raise PermissionDenied
    if request.method not in {"GET", "HEAD"} and _is_locked(request.user, obj):
        raise PermissionDenied


def unlocked_page(request: HttpRequest, page_id: int) -> None:
    """The editor of translations takes the place of the one that knows locks."""
    page = Page.objects.filter(pk=page_id).first()
    if (
        request.method == "POST"
        and page
        and _is_translated(page)
        and _is_locked(request.user, page)
    ):
        raise PermissionDenied


def _is_translated(page: Page) -> bool:
    rows = Translation.objects.filter(target_locale=page.locale_id, enabled=True)
    return bool(rows.filter(source__object_id=page.translation_key).exists())


def plain_links(request: HttpRequest, **_kwargs: Any) -> None:
    """No links to scripts in a translated text."""
    if not links_are_harmless(_value(request)):
        raise PermissionDenied


def override(request: HttpRequest, translation_id: int, overridable_segment_id: int) -> None:
    """Another link, picture, page or record for a language: harmless, and not a foreign draft."""
    value = _value(request)
    if not is_harmless(value) or not links_are_harmless(value):
        raise PermissionDenied
    segment = OverridableSegment.objects.filter(pk=overridable_segment_id).first()
    model = _kind(segment) if segment and value.strip().isdecimal() else None
    if model and not choosable(request.user, model).filter(pk=int(value)).exists():
        raise PermissionDenied


def po_file(request: HttpRequest, translation_id: int) -> HttpResponse | None:
    """A file that is too large, or none at all, or with links to scripts gets a sentence."""
    file = request.FILES.get("file")
    if request.method != "POST" or _is_po(file):
        return None
    messages.error(
        request,
        _("Please upload a PO file with at most %(count)d texts.") % {"count": PO_ENTRIES},
    )
    url = get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    return HttpResponseRedirect(url)


def chosen_record(request: HttpRequest, app_label: str, model_name: str, pk: str) -> None:
    """The title of a record for the editor of translations: of what may be chosen."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    if not pk.isdecimal() or not choosable(request.user, model).filter(pk=pk).exists():
        raise PermissionDenied


def may_edit(user: Any, obj: Any) -> bool:
    """Whether a person may edit a page or a record."""
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).can_edit())
    return bool(policy_registry.get(obj).user_has_permission_for_instance(user, "change", obj))


def may_publish(user: Any, obj: Any) -> bool:
    """Whether a person may publish a page or a record."""
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).can_publish())
    return bool(policy_registry.get(obj).user_has_permission_for_instance(user, "publish", obj))


def _is_locked(user: Any, obj: Any) -> bool:
    if isinstance(obj, Page):
        return bool(obj.permissions_for_user(user).page_locked())
    lock = obj.get_lock() if isinstance(obj, LockableMixin) else None
    return bool(lock and lock.for_user(user))


def _value(request: HttpRequest) -> str:
    """The value that a request wants to write, whichever way it is sent."""
    if request.method != "PUT":
        return ""
    if request.content_type == "application/json":
        try:
            return str(json.loads(request.body).get("value", ""))
        except (ValueError, AttributeError):
            return ""
    if (request.content_type or "").startswith("multipart/"):
        return request.body.decode(errors="replace")
    return str(QueryDict(request.body).get("value", ""))


def _kind(segment: OverridableSegment) -> Any:
    """The model to which the value of a segment points."""
    obj = segment.source.get_source_instance()
    info = get_segment_location_info(obj, TabHelper(obj), segment.context.path, widget=True)
    widget = info["widget"] or {}
    if widget.get("type") == "snippet_chooser":
        kind = widget["snippet_model"]
        return get_snippet_model_from_url_params(kind["app_label"], kind["model_name"])
    kinds = {
        "page_chooser": Page,
        "image_chooser": get_image_model(),
        "document_chooser": get_document_model(),
    }
    return kinds.get(widget.get("type", ""))


def _is_po(file: Any) -> bool:
    if file is None or not 0 < file.size <= PO_BYTES:
        return False
    content = file.read()
    file.seek(0)
    if content.count(b"msgid ") > PO_ENTRIES + 1:
        return False  # before it takes time to read
    try:
        # A leading line break: what looks like the name of a file would be read from the disk.
        po = polib.pofile("\n" + content.decode())
    except (OSError, ValueError):
        return False
    return (
        len(po) <= PO_ENTRIES
        and "X-WagtailLocalize-TranslationID" in po.metadata
        and all(links_are_harmless(entry.msgstr) for entry in po)
    )


def _or_none(get: Any) -> Any:
    try:
        return get()
    except ObjectDoesNotExist:
        return None
