"""Pictures without what cameras and programs write into them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from PIL import Image as PillowImage
from PIL import ImageOps

_BECOMES = {"HEIF": "JPEG", "MPO": "JPEG"}
# What Pillow tells of a file that is part of the picture itself.
_HARMLESS = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "adobe", "adobe_transform", "progressive",
    "progression", "dpi", "icc_profile", "gamma", "srgb", "chromaticity", "transparency", "aspect",
    "interlace", "background", "loop", "duration", "timestamp", "primary", "bit_depth", "chroma",
}  # fmt: skip
_NEEDED = ("transparency", "icc_profile", "gamma", "srgb")
_JPEG_SEGMENTS = {"APP0", "APP2", "APP14"}
_PNG_CHUNKS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"bKGD", b"pHYs",
}  # fmt: skip
_WEBP_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}


def without_metadata(data: bytes) -> bytes:
    """The same picture without position, camera, comments and other words; upright, colours kept.

    Photos from phones (HEIC, or a JPEG with a second picture behind it) become a plain JPEG, and
    of moving pictures the first stays. A file that says nothing more than its picture comes back
    unchanged. Raises OSError for a damaged file.
    """
    with PillowImage.open(io.BytesIO(data)) as picture:
        if not _says_more(picture, data):
            return data
        kind = _BECOMES.get(picture.format or "", picture.format or "")
        upright = ImageOps.exif_transpose(picture) or picture
        upright.load()
        if kind == "JPEG" and upright.mode not in {"L", "RGB", "CMYK"}:
            upright = upright.convert("RGB")
        options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile"), "exif": b""}
        if kind in {"JPEG", "WEBP", "AVIF"}:
            options["quality"] = 92
        upright.info = {name: upright.info[name] for name in _NEEDED if name in upright.info}
        out = io.BytesIO()
        upright.save(out, format=kind, **options)
        return out.getvalue()


def _says_more(picture: Any, data: bytes) -> bool:
    """Whether the file holds anything beside one picture and its colours."""
    if picture.format in _BECOMES or getattr(picture, "n_frames", 1) > 1:
        return True
    if picture.getexif() or set(picture.info) - _HARMLESS:
        return True
    if picture.format == "JPEG":
        segments = {name for name, _content in picture.applist}
        return not segments <= _JPEG_SEGMENTS or not data.rstrip(b"\0").endswith(b"\xff\xd9")
    if picture.format == "PNG":
        return not set(_png_chunks(data)) <= _PNG_CHUNKS
    if picture.format == "WEBP":
        return not set(_webp_chunks(data)) <= _WEBP_CHUNKS
    return False


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of the chunks of a PNG; what stands behind the last one is one too."""
    at = 8
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        yield kind
        at += 12 + length
        if kind == b"IEND":
            break
    if at < len(data):
        yield b"more"


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of the chunks of a WebP."""
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4]
        at += 8 + length + length % 2
