from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "pages.editorial"
    label = "editorial"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from pages.base.models import User
        from pages.base.ownership import register_reaches

        from . import signals
        from .audit import accounts
        from .links.making import revoke_with_maker
        from .ownership.reaches import reaches
        from .publishing import cascade, log
        from .sign_in import notices
        from .trash import keeping
        from .workflow import events

        register_reaches(reaches)
        keeping.connect()  # before others delete what hangs on it
        signals.connect()
        accounts.connect()
        notices.connect()
        cascade.connect()
        log.connect()
        events.connect()
        pre_delete.connect(revoke_with_maker, sender=User, dispatch_uid="links-of-maker")
