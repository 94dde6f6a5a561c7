"""The tables of the editorial room, one file per subject."""

from .invitation import Invitation
from .link import Link, LinkAnswer, LinkedObject
from .publishing import Bundle, BundleItem, Hitch
from .reminder import Reminder

__all__ = [
    "Bundle",
    "BundleItem",
    "Hitch",
    "Invitation",
    "Link",
    "LinkAnswer",
    "LinkedObject",
    "Reminder",
]
