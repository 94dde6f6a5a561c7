from django.urls import path

from . import feeds

urlpatterns = [
    path("abonnieren/kreis/<slug:slug>.<feed:kind>", feeds.district_feed, name="feed-district"),
]
