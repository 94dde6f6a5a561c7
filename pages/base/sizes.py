"""The sizes of uploaded pictures, made ahead in the background so that no visitor waits for them.

Every picture gets all widths in WebP. AVIF takes half a second for each, so it comes afterwards,
and is kept only where it is smaller.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable

from django.utils import timezone

from .models import KittImage
from .pictures import USES, spec

logger = logging.getLogger(__name__)
AT_ONCE = 50


def widths() -> list[int]:
    """All widths in which photos are shown."""
    return sorted({width for use in USES.values() if use.avif for width in use.widths})


def make_due(budget: dt.timedelta) -> int:
    """Make the sizes that are missing, for so long; the number of pictures that are finished."""
    end = timezone.now() + budget
    due = list(KittImage.objects.filter(sizes_due=True).order_by("-pk")[:AT_ONCE])
    _each(due, _make_webp, end)
    return _each(due, _finish, end)


def _each(images: Iterable[KittImage], make: Callable[[KittImage], None], end: dt.datetime) -> int:
    done = 0
    for image in images:
        if timezone.now() > end:
            break
        try:
            make(image)
        except Exception:  # a damaged picture must not keep the others waiting
            logger.exception("No sizes of picture %s", image.pk)
            KittImage.objects.filter(pk=image.pk).update(sizes_due=False)
        else:
            done += 1
    return done


def _make_webp(image: KittImage) -> None:
    image.get_renditions(*(spec(width, "webp") for width in widths()))


def _finish(image: KittImage) -> None:
    for width in widths():
        webp = image.get_rendition(spec(width, "webp"))
        avif = image.get_rendition(spec(width, "avif"))
        if avif.file.size >= webp.file.size:
            avif.delete()
    KittImage.objects.filter(pk=image.pk, file=image.file.name).update(sizes_due=False)
