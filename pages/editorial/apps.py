from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "pages.editorial"
    label = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signals
        from .audit import accounts
        from .sign_in import notices

        signals.connect()
        accounts.connect()
        notices.connect()
