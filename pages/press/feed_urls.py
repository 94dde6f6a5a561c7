from django.urls import path

from . import feeds

urlpatterns = [
    path("mitteilungen.<feed:kind>", feeds.newsroom_feed, name="feed-releases"),
    path("thema/<slug:code>.<feed:kind>", feeds.topic_feed, name="feed-topic"),
    path("programm/<slug:code>.<feed:kind>", feeds.programme_feed, name="feed-programme"),
]
