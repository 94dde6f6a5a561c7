"""The tables of the editorial room, one file per subject."""

from .approval import ApprovalTask, UrgentPublication
from .care import CheckedRule, CheckedText
from .checked_link import CheckedLink, LinkPlace
from .invitation import Invitation
from .link import Link, LinkAnswer, LinkedObject
from .note import Note
from .publishing import Bundle, BundleItem, Hitch
from .reminder import Reminder
from .trash import Trashed

__all__ = [
    "ApprovalTask",
    "Bundle",
    "BundleItem",
    "CheckedLink",
    "CheckedRule",
    "CheckedText",
    "Hitch",
    "Invitation",
    "Link",
    "LinkAnswer",
    "LinkPlace",
    "LinkedObject",
    "Note",
    "Reminder",
    "Trashed",
    "UrgentPublication",
]
