"""The words that pictures and documents carry: nobody reads those of foreign ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from taggit.models import Tag, TaggedItem
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.documents import DocumentsFilterSet
from wagtail.documents.views.documents import IndexView as DocumentList
from wagtail.images.views.chooser import ImageChooseView, viewset
from wagtail.images.views.images import ImagesFilterSet
from wagtail.images.views.images import IndexView as PictureList

from pages.base.choosing import choosable
from pages.base.models import KittDocument, KittImage
from pages.base.ownership import sees_everything

_OFFERED = 10


def tags(request: HttpRequest, **_kwargs: Any) -> JsonResponse:
    """Suggest the words of own pictures and documents, and no others."""
    term = request.GET.get("term", "").replace("\0", "")
    if not term:
        return JsonResponse([], safe=False)
    found = readable(request.user).filter(name__istartswith=term).order_by("name")
    return JsonResponse(list(found.values_list("name", flat=True)[:_OFFERED]), safe=False)


def readable(user: Any) -> QuerySet[Tag]:
    """The words of what a person may choose."""
    rows: QuerySet[Tag] = Tag.objects.all()
    if sees_everything(user):
        return rows
    used: set[int] = set()
    for model in (KittImage, KittDocument):
        items = TaggedItem.objects.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=choosable(user, model).values("pk"),
        )
        used |= set(items.values_list("tag", flat=True))
    return rows.filter(pk__in=used)


class _OwnTags:
    """Mixin of the filters above a list."""

    filters: dict[str, Any]

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)  # type: ignore[call-arg]
        if "tag" in self.filters:
            own = set(readable(request.user).values_list("name", flat=True))
            extra = self.filters["tag"].extra
            extra["choices"] = [one for one in extra["choices"] if one[0] in own]


class _PictureFilters(_OwnTags, ImagesFilterSet):
    pass


class _DocumentFilters(_OwnTags, DocumentsFilterSet):
    pass


class _Pictures(PictureList):
    filterset_class = _PictureFilters


class _Documents(DocumentList):
    filterset_class = _DocumentFilters


class _ChoosePicture(ImageChooseView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = set(readable(self.request.user).values_list("pk", flat=True))
        context["popular_tags"] = [tag for tag in context["popular_tags"] if tag.pk in own]
        return context


viewset.choose_view_class = _ChoosePicture


def _instead(view: type[Any], **options: Any) -> Callable[[HttpRequest], HttpResponse]:
    answer: Callable[[HttpRequest], HttpResponse] = require_admin_access(
        never_cache(view.as_view(**options))
    )
    return answer


pictures = _instead(_Pictures)
picture_results = _instead(_Pictures, results_only=True)
documents = _instead(_Documents)
document_results = _instead(_Documents, results_only=True)
