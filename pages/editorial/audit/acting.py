"""Whose request is being answered, for what happens deep below the views."""

from __future__ import annotations

from contextvars import ContextVar

from django.http import HttpRequest

request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
