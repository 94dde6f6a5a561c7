"""The signed note in a form of when it was shown."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer


@dataclass(frozen=True, slots=True)
class Stamp:
    """`nonce` tells one showing of the form from all others; `age` is in seconds."""

    nonce: str
    age: int


def new_stamp(form: str, *, aged: int = 0) -> str:
    """A stamp for a form shown now, or as if it had been shown `aged` seconds ago."""
    return _signer(form).sign(f"{secrets.token_urlsafe(9)}.{int(time.time()) - aged}")


def read_stamp(form: str, value: str) -> Stamp | None:
    """The stamp that was sent along; None when we have not written it, or for another form."""
    try:
        nonce, _dot, shown = _signer(form).unsign(value).rpartition(".")
        return Stamp(nonce, int(time.time()) - int(shown))
    except (BadSignature, ValueError):
        return None


def _signer(form: str) -> Signer:
    return Signer(salt=f"public-form-{form}")
