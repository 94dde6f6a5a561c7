from django.urls import path

from . import overview

urlpatterns = [
    path("uebersicht/", overview.site_map, name="site-map"),
]
