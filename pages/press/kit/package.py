"""Everything for the press in one file: PDF, text, pictures, and who made them.

The file is put together while it is sent. Nothing of it is kept: pictures and PDF are packed
already, so it costs no more than to send them one by one.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.text import slugify
from django.utils.translation import gettext as _

from .pictures import KitPicture
from .plain_text import credits_text, plain_text
from .sheet import Sheet

CHUNK = 256 * 1024
_EPOCH = (2020, 1, 1, 0, 0, 0)

Opener = Callable[[], BinaryIO]


def fingerprint(sheet: Sheet, pdf_fingerprint: str) -> str:
    """Differs as soon as the package would."""
    names = [f"{one.image.file.name} {one.number}" for one in sheet.pictures]
    words = [pdf_fingerprint, plain_text(sheet), *names]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:32]


def packed(sheet: Sheet, pdf: Opener | None) -> Iterator[bytes]:
    """The package in pieces, as they are ready; the same content gives the same bytes."""
    sink = _Sink()
    with ZipFile(sink, "w") as package:
        for entry, source in _members(sheet, pdf):
            with source() as file, package.open(entry, "w") as target:
                while piece := file.read(CHUNK):
                    target.write(piece)
                    yield sink.take()
    yield sink.take()


def _members(sheet: Sheet, pdf: Opener | None) -> Iterator[tuple[ZipInfo, Opener]]:
    slug = sheet.page.slug
    if pdf is not None:
        yield _entry(f"{slug}.pdf"), pdf
    yield _entry(f"{slug}.txt", ZIP_DEFLATED), _in_memory(plain_text(sheet))
    if sheet.pictures:
        name = f"{slug}-{slugify(_('picture credits'))}.txt"
        yield _entry(name, ZIP_DEFLATED), _in_memory(credits_text(sheet.pictures, slug))
    for one in sheet.pictures:
        yield _entry(one.file_name(slug)), _opener(one)


def _opener(picture: KitPicture) -> Opener:
    file = picture.image.file
    return lambda: file.storage.open(file.name)


def _in_memory(words: str) -> Opener:
    return lambda: io.BytesIO(words.encode())


def _entry(name: str, how: int = ZIP_STORED) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    return entry


class _Sink(io.RawIOBase):
    """Where the archive is written: it forgets what was taken."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self.pieces)
        self.pieces.clear()
        return taken
