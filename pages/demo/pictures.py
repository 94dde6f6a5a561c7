"""The pictures of the demo: drawn here, with credit and licence, in a collection of their own."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.images import ImageFile
from wagtail.models import Collection

from pages.base.drawing import alt_for_group, composition, group_picture, to_png
from pages.base.models import KittImage
from pages.editorial.rights import shared_collection

COLLECTION = "Beispielbilder"
SIZE = (1600, 900)
TILES = (7, 4)  # columns and rows of a 16:9 composition

_CREDIT = "Zeichnung: Kitt"
_GROUP_CREDIT = "Zeichnung: Kitt (Platzhalter für das Gruppenfoto)"
_LICENCE = "EUPL-1.2"


def draw(entry: dict[str, Any]) -> KittImage:
    """The picture of an entry: `people` side by side, or a composition on a `topic`."""
    seed = entry["seed"]
    if people := entry.get("people"):
        drawing = group_picture(people, seed)
    else:
        drawing = composition(entry["topic"], *TILES, seed)
    data = io.BytesIO(to_png(drawing, *SIZE))
    image = KittImage(
        file=ImageFile(data, name=f"{seed}.png"),
        title=entry["title"],
        alt_text=entry.get("alt_text") or (alt_for_group(people, "de") if people else ""),
        caption=" ".join(entry.get("caption", "").split()),
        credit=_GROUP_CREDIT if people else _CREDIT,
        licence=_LICENCE,
        collection=collection(),
    )
    image.save()
    return image


def collection() -> Collection:
    """The collection of the pictures, made when it is missing."""
    root = shared_collection()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(instance=Collection(name=COLLECTION))
