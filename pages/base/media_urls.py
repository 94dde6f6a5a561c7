from django.urls import path

from . import media

urlpatterns = [
    path("images/<str:name>", media.serve_rendition, name="rendition"),
    path("original_images/<str:name>", media.serve_original, name="original"),
]
