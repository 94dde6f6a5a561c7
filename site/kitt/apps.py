from django.apps import AppConfig


class KittConfig(AppConfig):
    name = "kitt"
    default_auto_field = "django.db.models.BigAutoField"
