"""Foreign keys point the same way as imports: string references escape the import linter."""

from __future__ import annotations

from django.apps import apps

ORDER = [
    "places",
    "base",
    "feedback",
    "addresses",
    "programmes",
    "press",
    "profiles",
    "events",
    "editorial",
    "demo",
]
LEVEL = {name: level for level, name in enumerate(ORDER)} | {"opportunities": ORDER.index("events")}


def test_foreign_keys_point_to_the_same_or_a_lower_room() -> None:
    checked = 0
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.auto_created or target is None or isinstance(target, str):
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if here in LEVEL and there in LEVEL:
                checked += 1
                lower = LEVEL[there] < LEVEL[here] or there == here
                assert lower, f"{model.__name__}.{field.name} points up from {here} to {there}"
    assert checked > 80
