from django.urls import path

from . import manifest, subscriptions, views

urlpatterns = [
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("abonnieren/", subscriptions.overview, name="subscriptions"),
    path("organisationen/", views.OrganisationList.as_view(), name="organisations"),
    path("organisationen/<str:address>/", views.organisation, name="organisation"),
]
