"""Checksums of an index: every file of tantivy ends with the one of what stands before it."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

_END = struct.Struct("<II")
"""Length of the footer, and the sign that there is one."""
_SIGN = 1337
_PIECE = 1 << 20


def files_in_use(path: Path) -> list[Path]:
    """The files of the parts that make up an index."""
    segments = json.loads((path / "meta.json").read_text())["segments"]
    names = {str(one["segment_id"]).replace("-", "") for one in segments}
    return sorted(file for file in path.iterdir() if file.name.partition(".")[0] in names)


def is_damaged(file: Path) -> bool:
    """Whether a file is not as it was written. One that has been merged away is not."""
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, 2)
            opened.seek(max(size - _END.size, 0))
            length, sign = _END.unpack(opened.read())
            rest = size - _END.size - length
            if sign != _SIGN or rest < 0:
                return True
            opened.seek(rest)
            expected = json.loads(opened.read(length))["crc"]
            opened.seek(0)
            found = 0
            while rest > 0 and (piece := opened.read(min(_PIECE, rest))):
                found = zlib.crc32(piece, found)
                rest -= len(piece)
    except FileNotFoundError:
        return False
    except (struct.error, ValueError, KeyError, TypeError):
        return True
    return bool(found != expected)
