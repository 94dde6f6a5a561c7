"""Every address of the admin, from the URLconf, with arguments for the objects of the world."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern
from matrix_world import OWNERS, World
from wagtail.models import Locale as WagtailLocale
from wagtail.models import Page, Site
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from pages.base.models import KittDocument, KittImage, Organisation, TranslatedRecord
from pages.events.models import Event
from pages.opportunities.models import Opportunity


@dataclass(frozen=True)
class Address:
    """A pattern of the URLconf."""

    name: str
    names: frozenset[str]
    route: str


@dataclass(frozen=True)
class Call:
    """An address with arguments: of the object of an owner, or of nobody's."""

    name: str
    owner: str
    url: str


class NoMaker(LookupError):
    """A new address of the admin: say here what its arguments are."""


def addresses() -> list[Address]:
    """All patterns below /admin/, with and without a name."""
    found: dict[tuple[str, frozenset[str]], Address] = {}
    for route, namespaces, pattern in _walk(get_resolver()):
        if route.startswith("admin/"):
            name = ":".join((*namespaces, pattern.name or ""))
            names = frozenset(pattern.pattern.converters) | frozenset(_groups(pattern.pattern))
            found.setdefault((name if pattern.name else route, names), Address(name, names, route))
    return list(found.values())


def _walk(resolver: Any, route: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Any]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from _walk(one, route + str(one.pattern), inner)
        elif isinstance(one, URLPattern):
            yield route + str(one.pattern), spaces, one


def _groups(pattern: Any) -> list[str]:
    return re.findall(r"\(\?P<(\w+)>", str(pattern)) if isinstance(pattern, RegexPattern) else []


def calls(world: World, address: Address) -> Iterator[Call]:
    """The address with arguments, for each owner that has an object for it."""
    if not address.name or address.name.endswith(":"):
        if not address.names:
            yield Call(address.route, "", "/" + _plain(address.route))
        return
    for owner, kwargs in _arguments(world, address):
        yield Call(address.name, owner, reverse(address.name, kwargs=kwargs))


def _plain(route: str) -> str:
    return re.sub(r"[\^$]", "", route).replace(".*/", "irgendwo/")


def _arguments(world: World, address: Address) -> Iterator[tuple[str, dict[str, Any]]]:
    if not address.names:
        yield "", {}
        return
    made = list(_makers(world, address))
    if not made:
        raise NoMaker(f"{address.name} {sorted(address.names)}")
    for owner, known in made:
        missing = address.names - known.keys()
        if missing:
            raise NoMaker(f"{address.name}: {sorted(missing)}")
        yield owner, {name: known[name] for name in address.names}


def _makers(world: World, address: Address) -> Iterator[tuple[str, dict[str, Any]]]:
    space = address.name.split(":")[0]
    if address.name == "wagtailadmin_editing_sessions:ping":
        yield from _of_models(world, address)
    elif space in _FIXED:
        yield "", _FIXED[space](world)
    elif space.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
        yield from _records(world, space)
    elif space.startswith(("wagtailimages", "wagtaildocs")):
        yield from _media(world, space)
    elif space == "wagtail_localize":
        yield from _translations(world, address)
    elif "app_label" in address.names or "app_name" in address.names:
        yield from _of_models(world, address)
    elif address.name in _OF_ANYTHING:
        yield from _confirmable(world)
    elif address.name == "care_check_new":
        yield from _unborn(world)
    elif address.name in {"edit_person", "hand_over", "person_act"}:
        yield "PERSON", {"key": world.users["fulda"].pk, "name": "deactivate"}
    elif address.name in _COPIED:
        for owner, row in world.objects[_COPIED[address.name]].items():
            yield owner, {"key": row.pk}
    elif address.name == "revoke_link":
        for owner in OWNERS:
            yield owner, {"key": world.more[f"link {owner}"].pk}
    elif address.name in _PAGE_NAMES or space in _PAGE_SPACES:
        yield from _pages(world)


def _unborn(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    """A new page below each page, and a new record of each kind."""
    for owner, page in world.pages.items():
        kind = ContentType.objects.get_for_model(page)
        yield owner, {"content_type": kind.pk, "parent": page.pk}
    for model in world.objects:
        kind = ContentType.objects.get_for_model(model)
        yield "", {"content_type": kind.pk, "parent": 0}


_COPIED = {"copy_opportunity": Opportunity, "copy_series": Event}
_OF_ANYTHING = {
    *("confirm", "new_link", "publishing_plan", "publish_facts", "publish_urgently", "care_check"),
    "record_notes",
}
_PAGE_SPACES = {"wagtailadmin_pages", "wagtailadmin_workflows", "wagtailadmin_api"}
_PAGE_NAMES = {
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page_child",
}


def _records(world: World, space: str) -> Iterator[tuple[str, dict[str, Any]]]:
    app, name = space.split("_", 1)[1].split("_", 1)
    model = next(
        one
        for one in get_snippet_models()
        if (one._meta.app_label, one._meta.model_name) == (app, name)
    )
    rows = world.objects.get(model) or {"": _any(world, model)}
    for owner, row in rows.items():
        yield owner, _of_object(world, row)
    for owner in ("KASSEL", "FULDA"):
        english = world.more[f"english {owner}"]
        if model is type(english):
            yield f"{owner}-EN", _of_object(world, english)


def _any(world: World, model: Any) -> Any:
    row = model._default_manager.first()
    if row is None:
        values = _ROWS.get(model._meta.model_name, {})
        row = model._default_manager.create(**values)
    return row


_ROWS: dict[str, dict[str, Any]] = {
    "sitetexts": {"operator_name": "Land"},
    "alertbanner": {"heading": "Hochwasser"},
    "synonymgroup": {"words": "tafel, essen", "language": "de"},
    "compoundword": {"word": "Feuerwehr"},
    "bestbet": {"title": "Ehrenamtskarte", "queries": "karte", "language": "de"},
    "emptysearch": {
        "text": "quidditch",
        "language": "de",
        "count": 1,
        "last_on": dt.date(2026, 1, 1),
    },
}


def _of_object(world: World, row: Any) -> dict[str, Any]:
    state = world.more.get(row)
    revision = getattr(row, "latest_revision_id", None) or 1
    return {
        "pk": row.pk,
        "revision_id": revision,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": state.current_task_state_id if state else 1,
        "workflow_state_id": state.pk if state else 1,
        "task_id": world.more["task"].pk,
    }


def _pages(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    named = [(owner, world.pages[owner]) for owner in OWNERS]
    named += [(owner, world.more[f"unborn {owner}"]) for owner in ("KASSEL", "FULDA")]
    named += [(f"{owner}-EN", world.more[f"english page {owner}"]) for owner in ("KASSEL", "FULDA")]
    for owner, page in named:
        parent = page.get_parent()
        names = dict.fromkeys(("page_id", "page_to_move_id", "parent_page_id", "page_pk"), page.pk)
        yield (
            owner,
            {
                **_of_object(world, page),
                **names,
                "destination_id": parent.pk,
                "workflow_pk": world.more["workflow"].pk,
                "task_id": world.more["task"].pk,
                "content_type_app_name": "profiles",
                "content_type_model_name": "centrepage",
                "app_label": "profiles",
                "model_name": "centrepage",
            },
        )


def _media(world: World, space: str) -> Iterator[tuple[str, dict[str, Any]]]:
    model = KittImage if space.startswith("wagtailimages") else KittDocument
    for owner, row in world.objects[model].items():
        names = dict.fromkeys(("pk", "image_id", "document_id", "doc_id"), row.pk)
        yield owner, {**names, "filter_spec": "max-20x20", "uploaded_file_id": 1}


def _translations(world: World, address: Address) -> Iterator[tuple[str, dict[str, Any]]]:
    for owner in ("KASSEL", "FULDA"):
        for kind in ("english", "english page"):
            obj = world.more[f"{kind} {owner}"]
            source = Translation.objects.get(source__object_id=obj.translation_key).source
            segments = StringSegment.objects.filter(source=source)
            overridable = OverridableSegment.objects.filter(source=source).first()
            known = {
                "translation_source_id": source.pk,
                "translation_id": source.translations.get().pk,
                "string_segment_id": segments[0].pk,
                "overridable_segment_id": overridable.pk if overridable else 1,
                "mode": "default",
                "page_id": world.more[f"unborn {owner}"].pk,
                "app_label": "opportunities",
                "model_name": "opportunity",
                "pk": world.objects[type(world.more[f"english {owner}"])][owner].pk,
            }
            if "page_id" in address.names or "pk" in address.names:
                if kind == "english":
                    yield owner, known
            elif "app_label" not in address.names or kind == "english":
                yield f"{owner}-EN" if "translation_id" in address.names else owner, known
    if "page_id" in address.names:
        yield "LAND", {"page_id": world.pages["LAND"].pk}


def _of_models(world: World, address: Address) -> Iterator[tuple[str, dict[str, Any]]]:
    kinds: list[Any] = [*world.objects, Page]
    if address.name == "wagtailadmin_editing_sessions:ping":
        for model in kinds:
            rows = world.pages if model is Page else world.objects[model]
            for owner, row in rows.items():
                kind = row._meta
                known = {"app_label": kind.app_label, "model_name": kind.model_name}
                yield owner, {**known, "object_id": str(row.pk), "session_id": 1}
        return
    for model in kinds:
        names = dict.fromkeys(("app_label", "app_name", "content_type_app_name"), "")
        names = dict.fromkeys(names, model._meta.app_label)
        for name in ("model_name", "content_type_model_name"):
            names[name] = model._meta.model_name
        for action in _ACTIONS if "action" in address.names else ("",):
            yield "", {**names, "action": action, "pk": 1, "parent_page_id": 1}


_ACTIONS = ("delete", "move", "publish", "unpublish", "add_to_collection", "add_tags")


def _confirmable(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    rows: list[tuple[str, Any]] = list(world.pages.items())
    for model, owned in world.objects.items():
        if issubclass(model, TranslatedRecord | Organisation):
            rows += owned.items()
    for owner, row in rows:
        kind = ContentType.objects.get_for_model(row)
        yield owner, {"content_type": kind.pk, "key": row.pk}


def _site(_world: World) -> dict[str, Any]:
    return {"pk": Site.objects.get().pk}


def _number(_world: World) -> dict[str, Any]:
    names = ("pk", "redirect_id", "session_id", "collection_id", "uploaded_file_id", "task_id")
    kind = {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}
    return {**dict.fromkeys(names, 1), **kind, "provider_id": "land", "uidb36": "1", "key": "a-b"}


_FIXED = {
    "handbook_page": lambda world: {"name": "anmelden"},
    "handbook_picture": lambda world: {"name": "schreibtisch"},
    **dict.fromkeys(("openid_connect_login", "openid_connect_callback"), _number),
    **dict.fromkeys(("publishing_bundle", "review_urgent"), lambda _world: {"key": 1}),
    **dict.fromkeys(("trash_restore", "trash_restored", "trash_purge"), lambda _world: {"key": 1}),
    "desk_task": lambda _world: {"key": "drafts"},
    "accept_invitation": lambda _world: {"token": "geraten"},
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), _number),
    "account_reset_password_from_key": _number,
    "barrier_reports": _number,
    "wagtailadmin_collections": _number,
    "wagtaillocales": lambda _world: {"pk": WagtailLocale.objects.first().pk},
    "wagtailredirects": _number,
    "wagtailsettings": lambda world: {**_number(world), "app_name": "base", "model_name": "x"},
    "wagtailsites": _site,
    "wagtailusers_groups": lambda world: {"pk": world.teams["FULDA"].group_id or 1},
    "wagtailusers_users": lambda world: {"pk": world.users["fulda"].pk},
    "wagtailadmin_password_reset_confirm": lambda _world: {"uidb64": "MQ", "token": "a-b"},
    "wagtailadmin_editing_sessions": _number,
}
