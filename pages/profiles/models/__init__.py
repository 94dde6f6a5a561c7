"""The tables of the profiles."""

from .centre import CentreIndexPage, CentrePage, centre_pages
from .city import CityIndexPage, CityPage, city_pages, is_three_hashtags
from .profile import ProfileIndexPage, ProfilePage
from .urls import profile_urls

__all__ = [
    "CentreIndexPage",
    "CentrePage",
    "CityIndexPage",
    "CityPage",
    "ProfileIndexPage",
    "ProfilePage",
    "centre_pages",
    "city_pages",
    "is_three_hashtags",
    "profile_urls",
]
