from django.urls import path

from . import answers, media_views, views

urlpatterns = [
    path("", views.open_link, name="link"),
    path("medien/images/<str:name>", media_views.rendition, name="link-rendition"),
    path("dokumente/<int:key>/<str:name>", media_views.document, name="link-document"),
    path("<int:item>/", views.open_item, name="link-item"),
    path("<int:item>/antwort/", answers.answer, name="link-answer"),
    path("<int:item>/<str:name>", media_views.kit_file, name="link-kit"),
]
