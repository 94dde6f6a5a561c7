"""The jobs of this room; each part declares its own."""

from .publishing import jobs  # noqa: F401
