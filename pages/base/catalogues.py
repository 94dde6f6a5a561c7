"""Message catalogues without gettext's tools: what the code says, and what is translated."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polib
from django.conf import settings
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOMS = ("pages", "search", "site")
_PLURAL = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}


class Message(NamedTuple):
    """What identifies an entry of a catalogue."""

    text: str
    plural: str = ""
    context: str | None = None


def messages(root: Path) -> dict[Message, list[tuple[str, str]]]:
    """All messages of code and templates, with the files and lines where they stand."""
    found: dict[Message, list[tuple[str, str]]] = {}
    for message, path, line in [*_in_code(root), *_in_templates(root)]:
        found.setdefault(message, []).append((str(path.relative_to(root)), str(line)))
    return found


def update(catalogue: polib.POFile, found: dict[Message, list[tuple[str, str]]]) -> list[Message]:
    """Bring a catalogue in line with the code; returns the messages that were missing."""
    present = {_identity(entry): entry for entry in catalogue}
    missing = [message for message in found if message not in present]
    for entry in [one for key, one in present.items() if key not in found]:
        catalogue.remove(entry)
    for message in missing:
        entry = polib.POEntry(msgid=message.text, msgctxt=message.context)
        if message.plural:
            entry.msgid_plural, entry.msgstr_plural = message.plural, {0: "", 1: ""}
        catalogue.append(entry)
    for entry in catalogue:
        # Files without lines: else every edit of the code would change the catalogue.
        files = sorted({path for path, _line in found[_identity(entry)]})
        entry.occurrences = [(path, "") for path in files]
    catalogue.sort(key=lambda entry: (entry.occurrences, entry.msgid, entry.msgctxt or ""))
    return missing


def _identity(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt)


def _in_code(root: Path) -> Iterator[tuple[Message, Path, int]]:
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and (message := _called(node)):
                    yield message, path, node.lineno


def _called(node: ast.Call) -> Message | None:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    texts = [
        argument.value
        for argument in node.args[:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    if name in _PLAIN and len(node.args) == 1 and texts:
        return Message(texts[0])
    if name in _PLURAL and len(texts) == 2:
        return Message(texts[0], texts[1])
    if name in _CONTEXT and len(texts) == 2:
        return Message(texts[1], context=texts[0])
    return None


def _in_templates(root: Path) -> Iterator[tuple[Message, Path, int]]:
    engine: Any = engines["django"]
    templates = root / "templates"
    for path in sorted([*templates.rglob("*.html"), *templates.rglob("*.txt")]):
        compiled = engine.from_string(path.read_text("utf-8")).template
        for node in compiled.nodelist.get_nodes_by_type((TranslateNode, BlockTranslateNode)):
            if message := _translated(node):
                yield message, path, getattr(node.token, "lineno", 0)


def _translated(node: Any) -> Message | None:
    context = str(node.message_context.var) if getattr(node, "message_context", None) else None
    if isinstance(node, TranslateNode):
        text = node.filter_expression.var
        # The engine marks percent signs for formatting; catalogues keep them single.
        return Message(str(getattr(text, "literal", text)).replace("%%", "%"), "", context)
    if isinstance(node, BlockTranslateNode):
        singular, _names = node.render_token_list(node.singular)
        plural = node.render_token_list(node.plural)[0] if node.plural else ""
        return Message(_trim(node, singular), _trim(node, plural), context)
    return None


def _trim(node: BlockTranslateNode, text: str) -> str:
    return " ".join(text.split()) if node.trimmed else text


def all_german() -> list[Path]:
    """The German catalogues: our own, and the one with better words for those of packages."""
    places = (Path(place) / "de" / "LC_MESSAGES" for place in settings.LOCALE_PATHS)
    return [path for place in places for path in sorted(place.glob("*.po"))]


def german() -> Path:
    """The German catalogue of our own messages, which are written in English."""
    return Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES" / "django.po"
