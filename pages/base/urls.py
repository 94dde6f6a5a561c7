from django.urls import path

from . import views

urlpatterns = [
    path("organisationen/", views.OrganisationList.as_view(), name="organisations"),
    path("organisationen/<str:address>/", views.organisation, name="organisation"),
]
