from django.urls import path

from . import views

urlpatterns = [
    path("termine/", views.EventList.as_view(), name="events"),
    path("termine/archiv/", views.EventArchive.as_view(), name="events-archive"),
    path("termine/kalender.ics", views.calendar_of_all, name="events-calendar"),
    path("termine/<str:address>/", views.EventDetail.as_view(), name="event"),
    path("termine/<str:address>/termin.ics", views.calendar_of_one, name="event-calendar"),
    path("kurse/", views.CourseList.as_view(), name="courses"),
    path("kurse/<str:address>/", views.CourseDetail.as_view(), name="course"),
    path("anlaufstellen/", views.ContactPointList.as_view(), name="contact-points"),
    path("anlaufstellen/<str:address>/", views.ContactPointDetail.as_view(), name="contact-point"),
]
