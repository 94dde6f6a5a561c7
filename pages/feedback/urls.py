from django.urls import path

from . import views

urlpatterns = [
    path("barriere-melden/", views.ReportBarrier.as_view(), name="barrier-report"),
    path("barriere-melden/danke/", views.barrier_thanks, name="barrier-thanks"),
    path("hilfreich/", views.vote, name="helpful"),
    path("hilfreich/danke/", views.Comment.as_view(), name="helpful-thanks"),
]
