from django.urls import re_path

from . import views

# Below the address of the release, with the same names in all languages.
RELEASE = r"^(?P<path>(?:[\w\-]+/)+)"

urlpatterns = [
    re_path(rf"{RELEASE}mitteilung\.pdf$", views.release_pdf, name="release-pdf"),
    re_path(rf"{RELEASE}mitteilung\.txt$", views.release_text, name="release-text"),
    re_path(rf"{RELEASE}pressemappe\.zip$", views.release_package, name="release-package"),
    re_path(
        rf"{RELEASE}bild-(?P<key>\d+)\.(?P<suffix>[a-z0-9]+)$",
        views.release_picture,
        name="release-picture",
    ),
]
