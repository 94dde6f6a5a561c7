from django.urls import path

from . import feeds, views

urlpatterns = [
    path("abonnieren/kreis/<slug:slug>.<feed:kind>", feeds.district_feed, name="feed-district"),
    path("vor-ort/finden/", views.finder, name="finder"),
]
