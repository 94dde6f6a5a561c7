from functools import partial

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages.base.changes import consumer

        from . import fillings, housekeeping  # noqa: F401
        from .indexes import indexes
        from .upkeep import put_in

        # A setting that cannot be used stops the start here, with a sentence.
        for index in indexes().values():
            consumer(index.name, at_once=index.at_once)(partial(put_in, index))
