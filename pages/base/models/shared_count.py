"""Counts that several processes share."""

from __future__ import annotations

from django.db import models


class SharedCount(models.Model):
    """A row of the cache in the database that limits how often somebody may try to sign in.

    Read and written by Django's database cache only, see `pages.base.caches`.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "base_sharedcount"
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key
