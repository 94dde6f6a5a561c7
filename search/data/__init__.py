"""Data of the search: closed lists of words, everyday synonyms, regions."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The content of one data file."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


def closed_words(section: str, key: str) -> list[str]:
    """One of the closed lists of words."""
    words: str = table("words")[section][key]
    return words.split()
