"""One thing of every kind that can be deleted, with all that can hang on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.models import Comment, CommentReply, Locale

from pages.base.models import AlertBanner, KittDocument, SiteTexts
from pages.demo import builders
from pages.editorial.sync import sync_roles
from pages.editorial.trash.rows import is_derived, stored
from search.models import BestBet, CompoundWord, SynonymGroup

_BOOKS = {
    *("base.change", "base.auditentry", "base.cursor", "base.tombstone", "editorial.trashed"),
    *("wagtailcore.pagelogentry", "wagtailcore.modellogentry", "sessions.session", "base.mail"),
    *("base.job", "editorial.checkedtext", "editorial.checkedrule", "base.user"),
    "django_tasks_database.dbtaskresult",
}
"""Books that go on whatever happens."""
_OFFLINE = {
    *("live", "live_revision_id", "has_unpublished_changes", "approved_schedule", "go_live_at"),
    *("approved_go_live_at", "status", "finished_at"),
}


def everything() -> dict[tuple[str, str], dict[str, Any]]:
    """All rows that are content, as plain values. Rights are made anew, with other numbers."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if label in _BOOKS or is_derived(model) or not model._meta.managed:
            continue
        for row in stored(model, list(model._base_manager.values_list("pk", flat=True))):
            right = "permission" in label
            values = {name: one for name, one in row["fields"].items() if name != "id" or not right}
            found[label, str(values) if right else row["pk"]] = values
    return found


def differing(before: dict[Any, Any], after: dict[Any, Any]) -> list[str]:
    """What is not as it was, but for what makes a draft of what was online."""
    found = [f"{key} is missing" for key in before.keys() - after.keys()]
    found += [f"{key} is new" for key in after.keys() - before.keys()]
    for key in before.keys() & after.keys():
        for name, value in before[key].items():
            now = after[key][name]
            if value != now and name not in _OFFLINE:
                found.append(f"{key} {name}: {value!r} → {now!r}")
    return found


def _with_discussion(page: Any, user: Any) -> Any:
    comment = Comment.objects.create(page=page, user=user, text="Stimmt das?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=user, text="Ja.")
    return page


def standard_page(user: Any) -> Any:
    """A page with one below it, translations of both, older versions and comments."""
    text = builders.stream([("text", "<h2>Wozu</h2><p>Ein Absatz.</p>")])
    page = builders.standard_page("Über uns", body=text)
    child = builders.standard_page("Unter uns", parent=page, body=text)
    builders.translate(page, title="About us")
    builders.translate(child, title="Among us")
    page = type(page).objects.get(pk=page.pk)
    page.title = "Über uns, neu"
    page.save_revision(user=user)
    builders.standard_page("Danach")
    return _with_discussion(page, user)


def opportunity(_user: Any) -> Any:
    row = builders.opportunity("Vorlesen")
    builders.translate(row, title="Reading aloud")
    row.title = "Vorlesen, neu"
    row.save_revision()
    return row


def picture(_user: Any) -> Any:
    """With tags, and named by a release and by a block of a page."""
    found = builders.picture()
    found.tags.add("sommer")
    return found


def _document(_user: Any) -> Any:
    return KittDocument.objects.create(
        title="Merkblatt", file=ContentFile(b"%PDF-1.4\n", name="merkblatt.pdf")
    )


def _banner(_user: Any) -> Any:
    return AlertBanner.objects.create(heading="Achtung", text="Sturm", locale=_german())


def _site_texts(_user: Any) -> Any:
    return SiteTexts.objects.filter(locale=_german()).first() or SiteTexts.objects.create(
        locale=_german(), operator_name="Land"
    )


def _german() -> Locale:
    found: Locale = Locale.objects.get(language_code="de")
    return found


def _team(user: Any) -> Any:
    """With a person, and a picture in its collection."""
    team = builders.team("Landkreis Fulda", "county")
    sync_roles()
    team.refresh_from_db()
    builders.picture(collection=team.collection)
    user.groups.add(team.group)
    return team


def _only(build: Callable[..., Any], *args: Any) -> Callable[[Any], Any]:
    return lambda _user: build(*args)


def _tandem(_user: Any) -> Any:
    programme = builders.programme("Netzwerk", members_are="districts")
    return builders.tandem(builders.membership(programme), builders.membership(programme))


PAGES: dict[str, Callable[[Any], Any]] = {
    "base.StandardPage": standard_page,
    "base.LegalPage": _only(builders.legal_page),
    "base.AccessibilityStatementPage": _only(builders.accessibility_statement),
    "base.PlainLanguagePage": _only(builders.plain_language_page),
    "base.SignLanguagePage": _only(builders.sign_language_page),
    "base.PublicationPage": _only(builders.publication),
    "programmes.ProgrammeIndexPage": _only(builders.programme_index),
    "programmes.ProgrammePage": _only(builders.programme_page),
    "events.SeriesPage": _only(builders.series_page),
    "profiles.CentreIndexPage": _only(builders.centre_index),
    "profiles.CentrePage": _only(builders.centre),
    "profiles.CityIndexPage": _only(builders.city_index),
    "profiles.CityPage": _only(builders.city),
    "press.NewsroomPage": _only(builders.newsroom),
    "press.PressReleasePage": _only(builders.release),
}
RECORDS: dict[str, Callable[[Any], Any]] = {
    "base.AlertBanner": _banner,
    "base.Category": _only(builders.category),
    "base.Contact": _only(builders.contact, "Jana Muster"),
    "base.Organisation": _only(builders.organisation, "Verein"),
    "base.SiteTexts": _site_texts,
    "base.Team": _team,
    "base.VisitingDetails": _only(builders.visiting, "Rathaus"),
    "events.ContactPoint": _only(builders.contact_point),
    "events.Course": _only(builders.course),
    "events.Event": _only(builders.event),
    "opportunities.Opportunity": opportunity,
    "press.Topic": _only(builders.topic),
    "programmes.Cohort": _only(builders.cohort),
    "programmes.Membership": _only(builders.membership),
    "programmes.Phase": lambda _user: builders.phase(builders.programme("Netzwerk")),
    "programmes.Programme": _only(builders.programme, "Netzwerk"),
    "programmes.Tandem": _tandem,
    "search.BestBet": lambda _user: BestBet.objects.create(queries="tafel", title="Tafel"),
    "search.CompoundWord": lambda _user: CompoundWord.objects.create(word="ehrenamtskarte"),
    "search.SynonymGroup": lambda _user: SynonymGroup.objects.create(words="auto, pkw"),
}
FILES: dict[str, Callable[[Any], Any]] = {"base.KittImage": picture, "base.KittDocument": _document}
NEVER_DELETED = {"wagtailcore.Page", "base.HomePage", "search.EmptySearch"}
"""Kinds that nobody deletes: starts of languages, and what the search counts by itself."""
