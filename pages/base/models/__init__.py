"""The tables of the base room."""

from .audit import AuditEntry
from .category import Category, CategoryText
from .change import Change, Cursor
from .job import Job
from .list_order import ListOrder
from .mail import OutgoingMail
from .media import KittDocument, KittImage, KittRendition
from .organisation import (
    Contact,
    ContactText,
    Organisation,
    OrganisationText,
    Reachability,
)
from .page import BasePage, in_language, localised
from .record import TranslatedRecord
from .shared_count import SharedCount
from .site_texts import AlertBanner, SiteTexts
from .standard import (
    AccessibilityStatementPage,
    HomePage,
    LegalPage,
    PlainLanguagePage,
    PublicationPage,
    SignLanguagePage,
    StandardPage,
)
from .states import StateSince
from .texts import Addressed, SharedFacts, TextRow, WithTexts
from .tombstone import Tombstone
from .tracked import Tracked, TrackedDraft, TrackedPage
from .user import Owned, Team, User
from .visiting import (
    OpeningHours,
    SpecialDay,
    VisitingDetails,
    VisitingPerson,
    VisitingText,
    Weekday,
)
from .visitor import FormCount, FormSalt, Numbering

__all__ = [
    "AccessibilityStatementPage",
    "Addressed",
    "AlertBanner",
    "AuditEntry",
    "BasePage",
    "Category",
    "CategoryText",
    "Change",
    "Contact",
    "ContactText",
    "Cursor",
    "FormCount",
    "FormSalt",
    "HomePage",
    "Job",
    "KittDocument",
    "KittImage",
    "KittRendition",
    "LegalPage",
    "ListOrder",
    "Numbering",
    "OpeningHours",
    "Organisation",
    "OrganisationText",
    "OutgoingMail",
    "Owned",
    "PlainLanguagePage",
    "PublicationPage",
    "Reachability",
    "SharedCount",
    "SharedFacts",
    "SignLanguagePage",
    "SiteTexts",
    "SpecialDay",
    "StandardPage",
    "StateSince",
    "Team",
    "TextRow",
    "Tombstone",
    "Tracked",
    "TrackedDraft",
    "TrackedPage",
    "TranslatedRecord",
    "User",
    "VisitingDetails",
    "VisitingPerson",
    "VisitingText",
    "Weekday",
    "WithTexts",
    "in_language",
    "localised",
]
