"""From a file to rows of text with their line numbers: .xlsx and .csv in their usual variants."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .cells import text

DELIMITERS = (";", ",", "\t")
_BROKEN = (InvalidFileException, zipfile.BadZipFile, EOFError, KeyError, ValueError, ParseError)
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")

Rows = list[tuple[int, list[str]]]


class Unreadable(Exception):
    """A file that cannot be imported at all; the text says why, for the operator."""


def candidate_tables(path: Path) -> Iterator[Rows]:
    """Everything in the file that may be the table: each sheet, or the text cut at each sign."""
    kind = path.suffix.lower()
    if kind == ".xlsx":
        yield from _sheets(path)
    elif kind == ".csv":
        content = read_text(path)
        for delimiter in DELIMITERS:
            yield cut(content, delimiter)
    else:
        raise Unreadable(
            f"“{path.name}” is neither .xlsx nor .csv nor .json. "
            "Save the table as .xlsx or .csv and try again."
        )


def cut(content: str, delimiter: str) -> Rows:
    """The rows of a CSV text, numbered by the line on which each ends."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, [text(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        raise Unreadable(f"The CSV file breaks off at line {reader.line_num}: {error}.") from error


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 or one of the older western encodings."""
    content = read_bytes(path)
    if b"\0" in content:
        raise Unreadable(f"“{path.name}” is not a text file.")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 decodes everything")


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"There is no file “{path}”.") from error
    except OSError as error:
        raise Unreadable(f"“{path}” cannot be read: {error.strerror}.") from error


def _sheets(path: Path) -> Iterator[Rows]:
    content = io.BytesIO(read_bytes(path))
    try:
        book = load_workbook(content, read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # the stated size is wrong in files of some programs
            rows = sheet.iter_rows(values_only=True)
            yield [(line, [text(cell) for cell in row]) for line, row in enumerate(rows, 1)]
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        EOFError,
        KeyError,
        ValueError,
        ParseError,
    ) as error:
        raise Unreadable(f"“{path.name}” is not a readable workbook (.xlsx).") from error
