"""The tables of the newsroom."""

from .announced import announced_q, announced_with
from .newsroom import FEATURED_MAX, FeaturedRelease, NewsroomPage
from .parts import ChangeNote, ReleaseOrganisation
from .release import PressReleasePage, in_order, latest_releases
from .topic import Topic, TopicText

__all__ = [
    "FEATURED_MAX",
    "ChangeNote",
    "FeaturedRelease",
    "NewsroomPage",
    "PressReleasePage",
    "ReleaseOrganisation",
    "Topic",
    "TopicText",
    "announced_q",
    "announced_with",
    "in_order",
    "latest_releases",
]
