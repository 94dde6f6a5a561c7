"""Secrets of links: 192 random bits, of which only a hash is stored."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 24


def new_token() -> str:
    """A secret for an address, 32 characters."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """What is stored of it. A plain hash is enough: nobody can try 2¹⁹² secrets."""
    return hashlib.sha256(token.encode()).hexdigest()
