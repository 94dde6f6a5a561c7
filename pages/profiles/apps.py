from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "pages.profiles"
    label = "profiles"
    verbose_name = _("Profiles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages.programmes.maps import register_district_url
        from pages.programmes.overview import register_profile_urls

        from .finder import finder_url
        from .models import profile_urls

        register_profile_urls(profile_urls)
        register_district_url(lambda district: finder_url(district=district))
