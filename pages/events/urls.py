from django.urls import path

from . import calendar_views, feeds, views

urlpatterns = [
    path("termine/", views.EventList.as_view(), name="events"),
    path("termine/archiv/", views.EventArchive.as_view(), name="events-archive"),
    path("termine/kalender.ics", calendar_views.calendar_of_all, name="events-calendar"),
    path(
        "termine/kalender/reihe/<int:key>-<slug:slug>.ics",
        calendar_views.calendar_of_series,
        name="series-calendar",
    ),
    path(
        "termine/kalender/programm/<slug:code>.ics",
        calendar_views.calendar_of_programme,
        name="programme-calendar",
    ),
    path(
        "termine/kalender/kreis/<slug:slug>.ics",
        calendar_views.calendar_of_district,
        name="district-calendar",
    ),
    path("termine/<str:address>/", views.EventDetail.as_view(), name="event"),
    path("termine/<str:address>/termin.ics", calendar_views.calendar_of_one, name="event-calendar"),
    path("abonnieren/termine.<feed:kind>", feeds.events_feed, name="feed-events"),
    path("kurse/", views.CourseList.as_view(), name="courses"),
    path("kurse/<str:address>/", views.CourseDetail.as_view(), name="course"),
    path("anlaufstellen/", views.ContactPointList.as_view(), name="contact-points"),
    path("anlaufstellen/<str:address>/", views.ContactPointDetail.as_view(), name="contact-point"),
]
