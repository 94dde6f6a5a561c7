"""After a deletion: what became of it, and how to get it back."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..models.trash import KEEP_DAYS


def tell(request: HttpRequest) -> None:
    """Say under the message of Wagtail that it is in the trash."""
    made = getattr(request, "trashed", [])
    if not made or request.path.startswith("/admin/api/"):
        return
    text = ngettext(
        "You can bring it back from the trash for %(days)s days.",
        "You can bring them back from the trash for %(days)s days.",
        len(made),
    )
    button = messages.button(reverse("trash"), _("Open the trash"))
    messages.info(request, text % {"days": KEEP_DAYS}, buttons=[button])
