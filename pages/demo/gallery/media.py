"""Pictures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .samples import LONG_TEXT, LONG_TITLE, SENTENCE, drawing, photo
from .specimens import ENGLISH, LONG, NO_PICTURE, SHORT, USUAL, States, Subject

MEDIA = Subject("bilder", _("Pictures"))


@MEDIA.shows("components/picture.html")
def picture() -> States:
    return {
        _("Drawing"): {"image": drawing(), "decorative": True},
        _("Photo"): {"image": photo()},
        _("First in view"): {"image": photo("teaser"), "eager": True},
    }


@MEDIA.shows("components/figure.html")
def figure() -> States:
    credit = "Zeichnung: Kitt"
    return {
        NO_PICTURE: {"image": drawing(), "caption": SENTENCE},
        SHORT: {"image": photo()},
        USUAL: {"image": photo(), "caption": SENTENCE, "credit": credit},
        LONG: {"image": photo(), "caption": LONG_TEXT, "credit": LONG_TITLE},
        ENGLISH: {"image": photo(), "caption": SENTENCE, "credit": credit, "lang": "de"},
    }


@MEDIA.shows("components/mark.html")
def mark() -> States:
    return {USUAL: {}}
