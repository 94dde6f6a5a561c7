from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "pages.press"
    label = "press"
    verbose_name = _("Press")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages.base.public import hold
        from pages.programmes.models import Cohort

        from . import checks  # noqa: F401
        from .models import announced_q

        hold(Cohort, announced_q)
