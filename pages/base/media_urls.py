from django.urls import path

from . import media

urlpatterns = [
    path(
        "zeichnungen/<slug:topic>/<slug:size>/<slug:seed>/<slug:light>.svg",
        media.serve_drawing,
        name="drawing",
    ),
    path("images/<str:name>", media.serve_rendition, name="rendition"),
    path("original_images/<str:name>", media.serve_original, name="original"),
]
