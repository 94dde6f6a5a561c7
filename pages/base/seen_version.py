"""Approving and returning from a list: only the version that was submitted and that the list shows.

A list names what was submitted. Whatever was written since, nobody has seen there: it is looked at
in the form, which has a guard of its own.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str


class OnlyWhatWasSubmitted:
    """Mixin of the steps of approval that are taken outside the form."""

    object: Any
    task_state: Any
    redirect_url: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self._was_submitted(self.object.latest_revision):
            return self._show_the_newest(request)
        response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            # The lock lets a colleague who is saving finish first.
            rows = type(self.object)._base_manager.select_for_update(of=("self",))
            if not self._was_submitted(rows.get(pk=self.object.pk).latest_revision):
                return self._show_the_newest(request)
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
            return response

    def _was_submitted(self, latest: Any) -> bool:
        """A version can be written over as well, by those who made it: it is newer then."""
        submitted = self.task_state
        same = latest is not None and submitted.revision_id == latest.pk
        return same and latest.created_at <= submitted.started_at

    def _show_the_newest(self, request: HttpRequest) -> HttpResponse:
        title = get_latest_str(self.object)
        sentence = _("“%s” has been changed since it was submitted. This is the newest version.")
        messages.warning(request, sentence % title)
        url = AdminURLFinder(request.user).get_edit_url(self.object) or self.redirect_url
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer = {"step": "success", "redirect": url}
            shown: HttpResponse = self.render_modal_json(request, answer)  # type: ignore[attr-defined]
            return shown
        return HttpResponseRedirect(url)
