from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "pages.base"
    label = "base"
    verbose_name = _("Website")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, date_fields, entries, harmless, ownership, signals, site_address  # noqa: F401
        from .combobox import widgets

        harmless.connect()
        date_fields.use_everywhere()
        widgets.use_everywhere()
        ownership.register_policies()
        signals.connect()
        entries.discover()
        post_migrate.connect(site_address.keep_site_address, sender=self)
