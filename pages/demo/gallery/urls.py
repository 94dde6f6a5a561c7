from django.urls import path

from . import views

urlpatterns = [
    path("galerie/", views.gallery, name="gallery"),
    path("galerie/seite-<slug:slug>/", views.frame, name="gallery-frame"),
    path("galerie/<slug:slug>/", views.subject, name="gallery-subject"),
]
