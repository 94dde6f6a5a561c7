from django.urls import path

from . import views

urlpatterns = [
    path("engagement/", views.OpportunityList.as_view(), name="opportunities"),
    path("engagement/<str:address>/", views.OpportunityDetail.as_view(), name="opportunity"),
]
