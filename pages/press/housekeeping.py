"""The jobs of this room."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import override

from pages.base.jobs import job
from pages.base.public import one_moment

from .kit import pdf, shelf
from .kit.files import PressKit, owner, owner_name
from .models import PressReleasePage

NEWEST = 20
AT_ONCE = 4


@job("press-kits", every=dt.timedelta(minutes=5))
def keep_press_kits() -> str:
    """Make PDFs of new releases before the first reader asks, and delete what is public no more."""
    rows = PressReleasePage.objects.reachable()
    keys = rows.values_list("translation_key", "locale__language_code")
    public = {owner_name(key, language) for key, language in keys}
    shelf.clear(shelf.owners() - public)
    deleted = shelf.make_room()
    return f"{_prepare() if pdf.is_available() else 0} made, {deleted} deleted"


def _prepare() -> int:
    newest = PressReleasePage.objects.listed().select_related("locale")
    lacking = [
        page
        for page in newest.order_by("-first_published_at")[:NEWEST]
        if shelf.known_size(owner(page)) is None
    ]
    for page in lacking[:AT_ONCE]:
        with override(page.language), one_moment():
            PressKit(page).pdf().close()
    return len(lacking[:AT_ONCE])
