"""In which order a person reads a list of the admin."""

from __future__ import annotations

from django.db import models

from .user import User


class ListOrder(models.Model):
    """The order that a person has chosen last for a list."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    ordering = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="list_order_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.ordering}"
