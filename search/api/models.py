"""What has stood in the lists of the API, so that it can say what is no longer in them."""

from __future__ import annotations

from django.db import models


class Listing(models.Model):
    """A thing that stands or stood in a list. What never was public has no row.

    `changed_at`: when it last changed or appeared. `until`: when it leaves the lists by itself.
    `gone_at`: when it was found to be gone. `object_id` is the key of the row that lists show,
    `identity` the id by which the API names it.
    """

    type = models.CharField(max_length=20)
    identity = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    changed_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "identity"], name="listing_once")]
        indexes = [
            models.Index(fields=["type", "object_id"], name="listing_row"),
            models.Index(fields=["type", "changed_at"], name="listing_changed"),
            models.Index(fields=["type", "until"], name="listing_until"),
            models.Index(fields=["type", "gone_at"], name="listing_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.identity}"
