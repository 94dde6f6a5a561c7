"""Whose opportunities a person may see, as tags of the index."""

from __future__ import annotations

from wagtail.models import Locale

from pages.base.finding import tag
from pages.base.models import Team
from pages.base.ownership import Reach

Tags = tuple[tuple[str, ...], ...]
_NEWEST = tuple(tag("shown", one) for one in ("live", "changed", "scheduled", "expired", "draft"))
"""Every row once, by its newest words."""
_PUBLISHED = (tag("shown", "live"), tag("shown", "public"))
"""What is public, by its public words: newer drafts are read by those who write them."""


def visible_tags(reach: Reach) -> Tags:
    """Of which one must be true of what stands in a list."""
    if reach.everything:
        return (_NEWEST,)
    return (_own_tags(reach) or ("nobody",),)


def choosable_tags(reach: Reach) -> Tags:
    """The same of what can be chosen."""
    return (_NEWEST if reach.everything else (*_own_tags(reach), *_PUBLISHED),)


def _own_tags(reach: Reach) -> tuple[str, ...]:
    teams = set(reach.teams)
    if reach.state:
        teams |= set(Team.objects.filter(kind=Team.Kind.STATE).values_list("pk", flat=True))
    tags = tuple(tag("team", pk) for pk in sorted(teams))
    if not reach.languages:
        return tags
    locales = Locale.objects.filter(language_code__in=reach.languages)
    languages = tuple(tag("locale", one.language_code) for one in locales)
    return (*tags, *languages, *_PUBLISHED)
