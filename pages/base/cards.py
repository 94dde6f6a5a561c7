"""Pictures that stand for pages where they are shared: made once, and only for what is public.

The address holds what the page is and a fingerprint of what the card shows, so it changes only
when the card does. Always the drawn card, never a photo: networks keep
copies without credit, and long after a consent has ended.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from .drawing import card as drawing
from .drawing.raster import encoded
from .entries import Entry
from .models import BasePage, HomePage, Organisation, TranslatedRecord
from .site_address import absolute
from .typography import set_text, soft_hyphens
from .wording import full_date

DESIGN = 1
"""Goes up when the drawing changes, so that every card gets a new address."""
LIST, PAGE, ORGANISATION = "liste", "seite", "organisation"
UNUSED_AFTER = 90 * 86400
_DAY = 86400


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The picture of a page as the head names it."""

    url: str
    alt: str
    width: int = drawing.WIDTH
    height: int = drawing.HEIGHT


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card depends on. `kind` and `key` say whose it is."""

    kind: str
    key: str
    language: str
    title: str
    kicker: str
    operator: str
    topic: str
    seed: str

    @property
    def fingerprint(self) -> str:
        """Changes with the card, and cannot be made up by strangers."""
        words = json.dumps({**asdict(self), "design": DESIGN}, sort_keys=True)
        return salted_hmac("kitt.share-card", words, algorithm="sha256").hexdigest()[:16]

    @property
    def url(self) -> str:
        """The address on this website."""
        return reverse("share-card", args=[self.kind, self.key, self.language, self.fingerprint])

    @property
    def picture(self) -> SharePicture:
        """The card as the head of its page names it."""
        alt = _("%(title)s. Beside it a drawing of coloured pieces.") % {"title": self.title}
        return SharePicture(absolute(self.url), alt)


def card_of(shown: Any, entry: Entry | None, language: str, operator: str) -> Card:
    """The card of a page, a record (its German row with `texts_row`) or an organisation."""
    kind, key = _whose(shown)
    if entry is None:
        title = shown.heading if isinstance(shown, HomePage) else shown.title
        return Card(kind, key, language, title, "", operator, "alle", key)
    with override(language):
        kicker = _kicker(entry)
    return Card(kind, key, language, entry.title, kicker, operator, entry.topic, entry.seed)


def picture_of(shown: Any, entry: Entry | None, language: str, operator: str) -> SharePicture:
    """The picture that the head of a page names."""
    return card_of(shown, entry, language, operator).picture


def list_card(
    request: Any, steps: list[dict[str, str]], title: str, operator: str
) -> SharePicture | None:
    """The picture of a list or another page that is not in the tree; its title is in its address.

    All pages and filters of a list share one: that with its name in the breadcrumb.
    """
    match = getattr(request, "resolver_match", None)
    name = str(steps[-1]["label"]) if steps else title
    if match is None or not match.url_name or not name or isinstance(name, SafeString):
        return None
    return _list_card(match.url_name, name, request.LANGUAGE_CODE, operator).picture


def _list_card(route: str, title: str, language: str, operator: str) -> Card:
    code = urlsafe_b64encode(title.encode()).decode().rstrip("=")
    return Card(LIST, f"{route}.{code}", language, title, "", operator, "alle", route)


def card_of_list(key: str, language: str, operator: str) -> Card | None:
    """The card whose title is in its key; the fingerprint tells whether Kitt has made it up."""
    route, _dot, code = key.partition(".")
    try:
        title = urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode()
    except ValueError:
        return None
    return _list_card(route, title, language, operator)


def _whose(shown: Any) -> tuple[str, str]:
    if isinstance(shown, BasePage):
        return PAGE, str(shown.translation_key)
    if isinstance(shown, Organisation):
        return ORGANISATION, shown.public_id
    if isinstance(shown, TranslatedRecord):
        return shown.route, shown.public_id
    raise TypeError(f"{type(shown).__name__} has no card.")


def _kicker(entry: Entry) -> str:
    """What it is; of news and events the day as well."""
    day = {"press-release": entry.first_published, "event": entry.starts}.get(entry.type)
    words = [entry.kicker, full_date(timezone.localtime(day).date()) if day else ""]
    return ", ".join(word for word in words if word)


def file_of(card: Card) -> Path:
    """The finished picture in the store; drawn now if this is the first time."""
    path = settings.CARDS_DIR / card.fingerprint[:2] / f"{card.fingerprint}.png"
    try:
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)  # it is still in use
    except FileNotFoundError:
        _store(path, draw(card))
    return path


def draw(card: Card) -> bytes:
    """The card as a PNG."""
    german = card.language[:2] == "de"
    title, kicker, operator = (
        set_text(text, card.language) for text in (card.title, card.kicker, card.operator)
    )
    words = drawing.Words(soft_hyphens(title) if german else title, kicker, operator)
    fonts = settings.BASE_DIR / "static" / "dist" / "fonts"
    return encoded(drawing.share_card(words, card.topic, card.seed, fonts))


def _store(path: Path, data: bytes) -> None:
    """Write under another name and rename, so that nobody reads half a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, path)


def forget_unused(seconds: float = UNUSED_AFTER) -> int:
    """Delete cards that nobody has asked for in that time; how many. They are drawn again."""
    old = [path for path in _stored() if time.time() - path.stat().st_mtime > seconds]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _stored() -> Iterator[Path]:
    return settings.CARDS_DIR.glob("*/*.png")
