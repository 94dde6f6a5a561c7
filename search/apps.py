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

        from . import fillings, housekeeping, leaving  # noqa: F401
        from .admin import finder  # noqa: F401
        from .api import listings
        from .indexes import kept
        from .upkeep import put_in

        # A setting that cannot be used stops the start here, with a sentence.
        for index in kept().values():
            register = consumer(index.name, at_once=index.at_once, drafts=index.contents.drafts)
            register(partial(put_in, index))
        consumer(listings.CONSUMER, at_once=True)(listings.note)
        leaving.connect()
