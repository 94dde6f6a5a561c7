"""The views of all pages in the admin."""

from __future__ import annotations

from wagtail.admin.viewsets.pages import PageViewSet

from .page_lists import Explorer
from .workflow.page_views import PageCreate, PageEdit, PageRevert, PageStep


class KittPageViewSet(PageViewSet):
    """Wagtail's views, with the guards of this room."""

    add_view_class = PageCreate
    index_view_class = Explorer
    edit_view_class = PageEdit
    revisions_revert_view_class = PageRevert
    workflow_action_view_class = PageStep
