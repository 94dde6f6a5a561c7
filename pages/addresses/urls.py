from django.urls import path

from . import sitemaps, views

TOUCH_ICON = {"name": "touch-icon-180.png"}

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.icon, {"name": "favicon.ico"}),
    path("apple-touch-icon.png", views.icon, TOUCH_ICON),
    path("apple-touch-icon-precomposed.png", views.icon, TOUCH_ICON),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>-<int:number>.xml", sitemaps.file, name="sitemap-file"),
]
