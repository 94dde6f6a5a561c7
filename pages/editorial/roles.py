"""Who may do what: the one table of roles.

`manage.py sync_roles` makes the groups of the database equal to this table: what is missing is
granted, what is too much is revoked. Rights that somebody gives to one of these groups by hand
last until the next run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from django.conf import settings
from django.utils.translation import get_language_info, override

EVERYTHING = frozenset({"*"})
"""All permissions there are, those of tomorrow's models too."""


class Scope(Enum):
    """How many groups a role has."""

    ONE = "one group"
    PER_TEAM = "one group per team"
    PER_LANGUAGE = "one group per language other than the source"


class Whose(Enum):
    """Whose records the rights of a role are for."""

    ALL = "everybody's"
    STATE = "what teams of the state own, or nobody"
    TEAM = "what the own team owns"
    LANGUAGE = "what is written in the own language"


@dataclass(frozen=True, slots=True)
class Role:
    """One row of the table.

    `label` is the name of the group; it is stored, so it is German and not translated.
    `permissions` are "app.codename". `pages` maps a section (see `sections`), with ":language" for
    one language only, to Wagtail's page actions. `media` maps a collection ("all", "shared",
    "own") to permissions on what lies in it. `whose` narrows the permissions on records.
    """

    code: str
    label: str
    permissions: frozenset[str]
    pages: Mapping[str, frozenset[str]]
    media: Mapping[str, frozenset[str]]
    whose: Whose
    scope: Scope = Scope.ONE
    language: str = ""


def can(actions: str, *models: str) -> frozenset[str]:
    """`can("add change", "press.topic")` → press.add_topic, press.change_topic."""
    pairs = [model.split(".") for model in models]
    return frozenset(f"{app}.{action}_{name}" for app, name in pairs for action in actions.split())


def on_page(actions: str) -> frozenset[str]:
    return frozenset(actions.split())


ADMIN = frozenset({"wagtailadmin.access_admin"})
TRANSLATE = frozenset({"wagtail_localize.submit_translation"})
MANAGE_PEOPLE = frozenset({"base.manage_people"})
MEDIA_MODELS = ("wagtailimages.image", "wagtaildocs.document")
PROGRAMME_RECORDS = (
    "programmes.programme",
    "programmes.phase",
    "programmes.cohort",
    "programmes.membership",
    "programmes.tandem",
)
OFFERS = ("opportunities.opportunity", "events.event", "events.course", "events.contactpoint")
PEOPLE = ("base.contact", "base.visitingdetails")
OLD_ADDRESSES = can("add change delete", "wagtailredirects.redirect") | can(
    "view", "addresses.unknownaddress"
)

WORDS_OF_THE_SEARCH = can(
    "add change delete", "search.synonymgroup", "search.compoundword", "search.bestbet"
) | can("view", "search.emptysearch")

WRITE = "add change"
PUBLISH = "add change publish lock unlock"

ROLES: tuple[Role, ...] = (
    Role(
        code="author",
        label="Autorinnen und Autoren",
        whose=Whose.STATE,
        permissions=ADMIN | can(WRITE, "events.event"),
        pages={
            "newsroom:de": on_page(WRITE),
            "programmes:de": on_page(WRITE),
            "standard pages:de": on_page(WRITE),
            "series:de": on_page("change"),
        },
        media={"shared": can("add choose", *MEDIA_MODELS)},
    ),
    Role(
        code="press_officer",
        label="Pressestelle",
        whose=Whose.ALL,
        permissions=(
            ADMIN
            | TRANSLATE
            | can(WRITE, "press.topic", *PROGRAMME_RECORDS)
            | can("add change publish", "base.organisation", "base.contact")
            | can(PUBLISH, "events.event")
            | can("add change delete", "base.alertbanner")
            | OLD_ADDRESSES
            | can("view change", "feedback.barrierreport")
            | can("view", "feedback.vote")
            | WORDS_OF_THE_SEARCH
            | can(WRITE, "editorial.bundle")
        ),
        pages={
            "newsroom": on_page(PUBLISH),
            "programmes": on_page(PUBLISH),
            "standard pages": on_page(PUBLISH),
            "series": on_page("change publish lock unlock"),
        },
        media={
            "all": can("choose", *MEDIA_MODELS),
            "shared": can("add change choose", *MEDIA_MODELS),
        },
    ),
    Role(
        code="approver",
        label="Leitung Kommunikation",
        whose=Whose.ALL,
        permissions=(
            ADMIN
            | TRANSLATE
            | can(WRITE, "press.topic", "base.category", "base.team", *PROGRAMME_RECORDS)
            | can("add change publish", "base.organisation", *PEOPLE)
            | can(PUBLISH, *OFFERS)
            | can("change", "base.sitetexts")
            | MANAGE_PEOPLE
            | can("view change delete", "feedback.barrierreport")
            | can("view", "feedback.vote")
            | can("add change delete", "base.alertbanner")
            | OLD_ADDRESSES
            | WORDS_OF_THE_SEARCH
            | can("view", "base.auditentry", "editorial.link")
            | can(WRITE, "editorial.bundle")
        ),
        pages={"tree": on_page(PUBLISH)},
        media={"all": can("add change choose", *MEDIA_MODELS)},
    ),
    Role(
        code="district_editor",
        label="Redaktion",
        scope=Scope.PER_TEAM,
        whose=Whose.TEAM,
        permissions=(
            ADMIN
            | can(WRITE, "opportunities.opportunity", "events.event", "base.organisation", *PEOPLE)
        ),
        pages={"own profiles:de": on_page("change")},
        media={
            "own": can("add change choose", *MEDIA_MODELS),
            "shared": can("choose", *MEDIA_MODELS),
        },
    ),
    Role(
        code="translator",
        label="Übersetzung",
        scope=Scope.PER_LANGUAGE,
        whose=Whose.LANGUAGE,
        permissions=ADMIN | can("change", *OFFERS),
        pages={"tree:{language}": on_page("change")},
        media={"shared": can("choose", *MEDIA_MODELS)},
    ),
    Role(
        code="operator",
        label="Betrieb",
        whose=Whose.ALL,
        permissions=EVERYTHING,
        pages={"root": on_page("add change publish lock unlock bulk_delete")},
        media={
            "all": can("add change choose", *MEDIA_MODELS)
            | can("add change delete", "wagtailcore.collection")
        },
    ),
)


def role(code: str) -> Role:
    """The row of the table with that code."""
    return next(one for one in ROLES if one.code == code)


def groups() -> list[Role]:
    """The roles that have one group, those per language written out for each language."""
    languages = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    result: list[Role] = []
    for one in ROLES:
        if one.scope is Scope.ONE:
            result.append(one)
        elif one.scope is Scope.PER_LANGUAGE:
            result += [in_language(one, code) for code in languages]
    return result


def in_language(one: Role, code: str) -> Role:
    """The role of one language, e.g. “Übersetzung Englisch”."""
    with override("de"):
        name = get_language_info(code)["name_translated"]
    pages = {section.format(language=code): actions for section, actions in one.pages.items()}
    return replace(one, label=f"{one.label} {name}", pages=pages, language=code)
