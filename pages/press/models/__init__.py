"""The tables of the newsroom."""

from .newsroom import FEATURED_MAX, FeaturedRelease, NewsroomPage
from .release import (
    ChangeNote,
    PressReleasePage,
    ReleaseOrganisation,
    announced_q,
    in_order,
    latest_releases,
)
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
    "in_order",
    "latest_releases",
]
