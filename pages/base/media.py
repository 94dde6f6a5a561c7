"""Media behind a view: open only while something public shows them.

Editors get what they may choose, and what content shows that they may edit.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as serve_by_wagtail
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from .choosing import choosable, touchable_pages
from .conditional import ASK_AGAIN, file_answer
from .drawing import composition, to_svg
from .drawing.palette import TOPICS
from .film_rules import FILM_ENDINGS, ending
from .models import KittDocument, KittImage, KittRendition
from .ownership import OwnedPolicy, sees_everything
from .public import Public, reachable_pages
from .ranges import file_response

FILM_KINDS = {**FILM_ENDINGS, ".vtt": "text/vtt; charset=utf-8"}
DRAWING_SIZES = {"3x2": (3, 2), "4x3": (4, 3), "5x5": (5, 5)}


def is_public(media: models.Model) -> bool:
    """Whether something reachable shows this picture or document."""
    return any(
        _any_shows(ContentType.objects.get_for_id(content_type), keys)
        for content_type, keys in _users_of(media).items()
    )


def _users_of(media: models.Model) -> dict[int, set[str]]:
    """What names it: content type → ids."""
    users: dict[int, set[str]] = defaultdict(set)
    references = ReferenceIndex.get_references_to(media).values_list(
        "base_content_type", "object_id"
    )
    for content_type, key in references:
        users[content_type].add(key)
    return users


def _any_shows(content_type: ContentType, keys: set[str]) -> bool:
    """Whether one of these rows shows its media to the public."""
    model: Any = content_type.model_class()
    if model is Page:
        return bool(reachable_pages(Page.objects.filter(pk__in=keys)))
    if model is None:
        return False
    rows = model._default_manager.filter(pk__in=keys)
    if issubclass(model, Public):
        rows = rows.reachable().filter(model.shows_media_q())
        if not model.shown_by_others:
            return bool(rows.exists())
    # A contact has no page of its own: it is seen where a page or a place to go to names it.
    return bool(getattr(model, "shown_by_others", False)) and any(is_public(row) for row in rows)


@require_safe
def serve_rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """A size of a picture. Originals have no public address."""
    rendition = (
        KittRendition.objects.filter(file=f"images/{PurePosixPath(name).name}")
        .select_related("image")
        .first()
    )
    if rendition is None:
        raise Http404
    public = rendition.image.has_rights() and is_public(rendition.image)
    if not public and not _may_see(request, rendition.image):
        raise Http404
    return _send(request, str(rendition.file.name), public=public)


@require_safe
def serve_original(request: HttpRequest, name: str) -> HttpResponseBase:
    """An original: for editors only."""
    image = KittImage.objects.filter(file=f"original_images/{PurePosixPath(name).name}").first()
    if image is None or not _may_see(request, image):
        raise Http404
    return _send(request, str(image.file.name), public=False)


@require_safe
def serve_drawing(
    request: HttpRequest, topic: str, size: str, seed: str, light: str
) -> HttpResponse:
    """A drawn composition, by day (`tag`) or for dark pages (`nacht`)."""
    if topic not in TOPICS or size not in DRAWING_SIZES or light not in ("tag", "nacht"):
        raise Http404
    columns, rows = DRAWING_SIZES[size]
    svg = to_svg(composition(topic, columns, rows, seed), night=light == "nacht")
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=604800"
    return _open_to_all(response)


def _may_see(request: HttpRequest, media: KittImage | KittDocument) -> bool:
    """Whether an editor may see it before everybody does."""
    user: Any = request.user
    if not (user.is_authenticated and user.has_perm("wagtailadmin.access_admin")):
        return False
    if sees_everything(user) or choosable(user, type(media)).filter(pk=media.pk).exists():
        return True
    return any(
        _edited_by(user, ContentType.objects.get_for_id(content_type)).filter(pk__in=keys).exists()
        for content_type, keys in _users_of(media).items()
    )


def _edited_by(user: Any, content_type: ContentType) -> QuerySet[Any]:
    """The rows of a type on which a person may work."""
    model: Any = content_type.model_class()
    if model is Page:
        return touchable_pages(user)
    policy = policy_registry.get_by_type(model) if model else None
    if not isinstance(policy, OwnedPolicy):
        return Page.objects.none()
    return policy.instances_user_has_any_permission_for(user, {"add", "change", "publish"})


def _send(request: HttpRequest, name: str, *, public: bool) -> HttpResponseBase:
    try:
        response = FileResponse(default_storage.open(name))
    except FileNotFoundError as error:
        raise Http404 from error
    if not public:
        response["Cache-Control"] = "private, no-store"
        return response
    changed = default_storage.get_modified_time(name).timestamp()
    return _open_to_all(file_answer(request, response, f"{changed:.6f}-{name}"))


def _open_to_all(response: Any) -> Any:
    """Readers of feeds and previews of links show our pictures on pages of their own."""
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def serve_document(request: HttpRequest, key: int, name: str) -> HttpResponseBase:
    """A document. Films and their subtitles come in parts, as players ask for them."""
    document = KittDocument.objects.filter(pk=key).first()
    if document is None or document.filename != name:
        raise Http404
    public = is_public(document)
    if not public and not _may_see(request, document):
        raise Http404
    kind = FILM_KINDS.get(ending(document))
    try:
        answer: HttpResponseBase = (
            _film(request, document, kind) if kind else serve_by_wagtail(request, key, name)
        )
    except FileNotFoundError as error:
        raise Http404 from error
    answer["Cache-Control"] = ASK_AGAIN if public else "private, no-store"
    return answer


def _film(request: HttpRequest, document: KittDocument, kind: str) -> HttpResponseBase:
    file = document.file.open("rb")
    return file_response(request, file, file.size, kind, document.get_file_hash())


def guard_document(document: KittDocument, request: HttpRequest) -> HttpResponse | None:
    """Wagtail's hook before a document is served: 404 unless something public links to it."""
    if not is_public(document) and not _may_see(request, document):
        raise Http404
    return None
