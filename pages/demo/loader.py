"""Loading the demo: which parts there are, and in which order."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page, Site

from pages.base.models import HomePage, Team
from pages.editorial import vocabulary
from pages.editorial.signals import together
from pages.places.imports import load_places as import_places
from pages.places.models import District, Municipality
from pages.press.models import FeaturedRelease

from . import logins, pictures, profiles, scaling
from .content import DATA, content_of, load_file
from .context import Context
from .models import DemoObject

PLACES = Path(__file__).parents[1] / "places" / "data" / "hessen.json"
RECORDS = "pages.demo.records"
_DONE = "loaded:"
_PLACES_LOADED = "loaded-places"

Part = tuple[str, Callable[[Context], None]]


def load(ctx: Context) -> None:
    """Load everything that is not there yet."""
    mark = _DONE + fingerprint()
    if ctx.scale == 1 and ctx.knows(mark):
        return
    with together():
        for label, work in parts():
            ctx.part(label, work)
    if ctx.scale > 1:
        ctx.part("Volume for load tests", scaling.load)
    if not ctx.knows(mark) and not ctx.skipped:
        ctx.mark(mark)


def parts() -> list[Part]:
    """The parts in order: what others lean on comes first."""
    return [
        ("Places", load_places),
        ("Categories and topics", load_vocabulary),
        ("Start pages", load_home),
        ("Sections", load_file("sections")),
        ("Teams", load_file("teams")),
        ("Pictures", load_pictures),
        ("Organisations", load_file("organisations")),
        ("Contacts", load_file("contacts")),
        ("Programmes", load_file("programmes")),
        ("Phases", load_file("phases")),
        ("Cohorts", load_file("cohorts")),
        ("Memberships", load_file("memberships")),
        ("Overviews", load_file("overviews")),
        ("Programme pages", load_file("programme-pages")),
        ("Coordination centres", profiles.load_centres),
        ("Engaged cities", load_file("cities")),
        ("Press releases", load_releases),
        ("Further pages", load_file("pages")),
        ("Series of events", load_file("series")),
        ("Opportunities, events, courses, contact points", load_records),
        ("Menus and banners", load_file("site")),
        ("Logins", load_logins),
    ]


def load_places(ctx: Context) -> None:
    """The districts and municipalities of Hessen, unless there are places already."""
    if ctx.knows(_PLACES_LOADED) or District.objects.exists():
        return
    with transaction.atomic():
        import_places(PLACES)
        for district in District.objects.all():
            ctx.note(f"district:{district.slug}", district)
        for municipality in Municipality.objects.all():
            ctx.note(f"municipality:{municipality.pk}", municipality)
        ctx.mark(_PLACES_LOADED)


def load_vocabulary(_ctx: Context) -> None:
    """Categories and topics belong to every installation, so they are not part of the demo."""
    vocabulary.load_categories()
    vocabulary.load_topics()


def load_home(ctx: Context) -> None:
    """The start pages, and the site that begins with them."""
    for code in ("de", "en"):
        Locale.objects.get_or_create(language_code=code)
    load_file("home")(ctx)
    home = HomePage.objects.filter(locale__language_code="de").first()
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    if home and (site.pk is None or not HomePage.objects.filter(pk=site.root_page_id).exists()):
        site.root_page = home
        site.save()
        for page in Page.objects.filter(depth=2):
            if page.specific_class is Page:  # the framework's welcome page
                page.delete()


def load_pictures(ctx: Context) -> None:
    """The collection, then the pictures."""
    ctx.once("collection:pictures", pictures.collection)
    load_file("pictures")(ctx)


def load_releases(ctx: Context) -> None:
    """The releases, then those on top of a newsroom in which nobody has chosen any yet."""
    load_file("releases")(ctx)
    newsroom = ctx.get("page:aktuelles")
    if newsroom:
        ctx.once("featured", lambda: _feature(ctx, newsroom))


def _feature(ctx: Context, newsroom: Any) -> FeaturedRelease | None:
    if newsroom.featured.exists() or newsroom.has_unpublished_changes:
        return None
    found = [ctx.get(key) for key in content_of("releases")["featured"]]
    rows = [FeaturedRelease(release=one, sort_order=n) for n, one in enumerate(found) if one]
    newsroom.featured = rows
    newsroom.save_revision().publish()
    return FeaturedRelease.objects.filter(newsroom=newsroom).first()


def load_records(ctx: Context) -> None:
    """Opportunities, events, courses and contact points."""
    if importlib.util.find_spec(RECORDS):
        importlib.import_module(RECORDS).load(ctx)


def load_logins(ctx: Context) -> None:
    """One person per role and per team of the demo."""
    keys = DemoObject.objects.filter(key__startswith="team:").values_list("object_id", flat=True)
    for user in logins.create_demo_logins(Team.objects.filter(pk__in=list(keys))):
        ctx.note(f"user:{user.email}", user)


def fingerprint() -> str:
    """Changes whenever a data file does."""
    digest = hashlib.sha256()
    for path in sorted([*DATA.rglob("*.toml"), PLACES]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
