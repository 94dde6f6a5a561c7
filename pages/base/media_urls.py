from django.urls import path

from . import card_views, media

urlpatterns = [
    path(
        "zeichnungen/<slug:topic>/<slug:size>/<slug:seed>/<slug:light>.svg",
        media.serve_drawing,
        name="drawing",
    ),
    path(
        "karten/<slug:kind>/<str:key>/<slug:language>-<slug:fingerprint>.png",
        card_views.share_card,
        name="share-card",
    ),
    path("images/<str:name>", media.serve_rendition, name="rendition"),
    path("original_images/<str:name>", media.serve_original, name="original"),
]
