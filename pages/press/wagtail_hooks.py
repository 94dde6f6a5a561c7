"""Topics in the admin; the releases themselves are pages."""

from wagtail.snippets.models import register_snippet

from pages.base.viewsets import RecordViewSet

from .models import Topic


class TopicViewSet(RecordViewSet):
    model = Topic
    icon = "tag"
    list_display = ["__str__", "code", "position"]
    add_to_admin_menu = True


register_snippet(TopicViewSet)
