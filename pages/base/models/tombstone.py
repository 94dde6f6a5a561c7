"""What is left of a record that was public and is gone: its address, and where to look instead."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models.signals import class_prepared, pre_delete
from django.utils import timezone


class Tombstone(models.Model):
    """The address of a record that was public once. No word of the record is kept."""

    class Kind(models.TextChoices):
        REMOVED = "removed"
        EXPIRED = "expired"

    route = models.CharField(max_length=40)
    public_id = models.CharField(max_length=8)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.REMOVED)
    gone_at = models.DateTimeField()
    traces = models.JSONField(default=dict, help_text="ids of its district and categories")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["route", "public_id"], name="tombstone_address")
        ]

    def __str__(self) -> str:
        return f"{self.route} {self.public_id}"


class LeavesTombstone(models.Model):
    """Mixin of records whose address says, after they were removed, that they are gone."""

    route: str
    live: bool
    is_source: bool
    public_id: Any
    expire_at: Any

    class Meta:
        abstract = True

    def traces(self) -> dict[str, Any]:
        """What helps visitors on when the record is gone: ids, no text."""
        return {"district": getattr(self, "district_id", None)}

    def tombstone(self, kind: str) -> Tombstone:
        """The tombstone as it would be written now."""
        expired = kind == Tombstone.Kind.EXPIRED
        return Tombstone(
            route=self.route,
            public_id=self.public_id,
            kind=kind,
            gone_at=(expired and self.expire_at) or timezone.now(),
            traces=self.traces(),
        )

    def bury(self, kind: str = Tombstone.Kind.REMOVED) -> None:
        """Note that the record is gone, if it is public now; its translations leave nothing."""
        if not self.live or not self.is_source:
            return
        stone = self.tombstone(kind)
        names = ("kind", "gone_at", "traces")
        Tombstone.objects.update_or_create(
            route=stone.route,
            public_id=stone.public_id,
            defaults={name: getattr(stone, name) for name in names},
        )

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        expired = kwargs.get("set_expired") or (args and args[0])
        with transaction.atomic():
            self.bury(Tombstone.Kind.EXPIRED if expired else Tombstone.Kind.REMOVED)
            super().unpublish(*args, **kwargs)  # type: ignore[misc]


def _bury_deleted(instance: LeavesTombstone, **_kwargs: Any) -> None:
    instance.bury()


def _watch(sender: type[models.Model], **_kwargs: Any) -> None:
    if issubclass(sender, LeavesTombstone) and not sender._meta.abstract:
        pre_delete.connect(_bury_deleted, sender=sender, dispatch_uid=f"bury-{sender.__name__}")


class_prepared.connect(_watch, dispatch_uid="watch-tombstones")
