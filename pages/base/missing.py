"""Why something does not go live yet: the missing fields by name, each with a link to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from .rules import Finding, Incomplete, label


def linked(obj: Any, missing: Iterable[Finding], url: str = "") -> SafeString:
    """The missing fields as links to their places in the form at `url`; empty: this page."""
    rows = [(url, one.field, one.path, one.field, one.path, _words(obj, one)) for one in missing]
    items = format_html_join(
        "",
        '<li><a href="{}#care={}/{}" data-care-jump data-field="{}" data-path="{}">{}</a></li>',
        rows,
    )
    return format_html('<ul class="care-missing">{}</ul>', items)


def tell(request: HttpRequest, error: Incomplete) -> None:
    """Say after a refusal what is missing, with links into the form for those who may edit."""
    url = AdminURLFinder(request.user).get_edit_url(error.obj)
    sentence = _("“%(title)s” cannot go live yet. Please fill in:") % {"title": error.obj}
    if url:
        messages.error(
            request, format_html("{} {}", sentence, linked(error.obj, error.findings, url))
        )
    else:
        messages.error(request, " ".join(error.messages))


class NamesWhatIsMissing:
    """Mixin of the views of forms: a refused publishing names the fields with links."""

    request: HttpRequest

    def form_invalid(self, form: Any) -> Any:
        missing = getattr(form, "missing_to_publish", ())
        if missing and not getattr(self, "expects_json_response", False):
            sentence = _("It cannot go live yet. Please fill in:")
            messages.error(
                self.request, format_html("{} {}", sentence, linked(form.instance, missing))
            )
        return super().form_invalid(form)  # type: ignore[misc]


def _words(obj: Any, one: Finding) -> str:
    return label(obj, one.field) if one.rule == "needed" else one.message
