"""Compile the translations; with --check, tell what is untranslated, stale or not compiled, and fail."""

import ast
import io
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import Any

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from parindex.cli.app import app
from parindex.cli.help_language import help_texts
from parindex.cli.late_group import COMMANDS
from parindex.language.speech import DOMAINS
from parindex.model.codes import CODES
from parindex.model.codes.for_senders import FOR_SENDERS
from parindex.sources.workbook import LIMITS

SOURCE = Path(__file__).resolve().parent.parent / "src" / "parindex"
FOLDER = SOURCE / "language" / "locale" / "vi" / "LC_MESSAGES"
KEYWORDS = {
    "say": None,
    "plural": (1, 2),
    "ParindexError": None,
    "Phrase": None,
    "N_": None,
    "_": None,
    "gettext": None,
}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]


def main() -> int:
    """Compile every catalogue, or check all of them."""
    catalogues = {domain: _read(domain) for domain in DOMAINS}
    if "--check" not in sys.argv[1:]:
        for domain, catalogue in catalogues.items():
            (FOLDER / f"{domain}.mo").write_bytes(_compiled(catalogue))
        return 0
    problems = [*_untranslated(catalogues), *_uncompiled(catalogues), *_faulty(catalogues), *_torn(catalogues)]
    print("\n".join(problems) or "Every message has its translation.")
    return 1 if problems else 0


def _read(domain: str) -> Catalog:
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="vi", domain=domain)


def _compiled(catalogue: Catalog) -> bytes:
    # Babel dates a catalogue by the clock; the same texts must give the same bytes.
    catalogue.creation_date = catalogue.revision_date = datetime(2020, 1, 1, tzinfo=UTC)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def _messages() -> Iterator[tuple[str, str]]:
    """Yield (where, message) for every message that a person may read."""
    for path, line, message, *_ in extract_from_dir(SOURCE, METHODS, keywords=KEYWORDS):
        yield f"{path}:{line}", message if isinstance(message, str) else message[0]
    yield from _raised()
    for code in CODES.values():
        yield code.code, code.message
        yield code.code, code.remedy
    yield from (("--help", text) for text in _helped())
    for code, remedy in FOR_SENDERS.items():
        yield code, remedy
    for limit in LIMITS:
        yield limit.code, limit.unit
        yield limit.code, limit.reason


def _helped() -> Iterator[str]:
    """Yield the texts of `--help`."""
    group: Any = typer.main.get_command(app)
    for name in COMMANDS:
        group.get_command(None, name)
    yield from help_texts(group)


def _raised() -> Iterator[tuple[str, str]]:
    """Yield the templates that modules with errors for people keep in a name before they raise them."""
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        if "ParindexError(" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            named = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            if named and node.targets[0].id == "message" and isinstance(node.value, ast.Constant):
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node.value.value


def _untranslated(catalogues: dict[str, Catalog]) -> Iterator[str]:
    known = {
        message.id if isinstance(message.id, str) else message.id[0]
        for catalogue in catalogues.values()
        for message in catalogue
        if message.string and all(message.string if isinstance(message.string, tuple) else (message.string,))
    }
    for where, message in _messages():
        if message not in known:
            yield f"{where}: no Vietnamese for {message!r}"


def _uncompiled(catalogues: dict[str, Catalog]) -> Iterator[str]:
    for domain, catalogue in catalogues.items():
        path = FOLDER / f"{domain}.mo"
        if not path.is_file() or _texts(read_mo(path.open("rb"))) != _texts(catalogue):
            yield f"{path.name}: not compiled from {domain}.po; run: make docs"


def _texts(catalogue: Catalog) -> dict[object, object]:
    return {_tuple(message.id): _tuple(message.string) for message in catalogue if message.id and message.string}


def _tuple(texts: object) -> object:
    """A message with one plural form comes back from a compiled catalogue in other containers."""
    return tuple(texts) if isinstance(texts, list | tuple) else texts


def _faulty(catalogues: dict[str, Catalog]) -> Iterator[str]:
    """A translation must name the very placeholders of its message."""
    for domain, catalogue in catalogues.items():
        for message in catalogue:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in filter(None, strings):
                if message.id and _fields(text) - set().union(*map(_fields, ids)):
                    yield f"{domain}.po: {text!r} names a placeholder that its message has not"


def _torn(catalogues: Mapping[str, Catalog]) -> Iterator[str]:
    """A message has one translation: of two catalogues the first wins wherever the message is said."""
    found: dict[str, tuple[str, object]] = {}
    for domain, catalogue in catalogues.items():
        for message in filter(lambda one: one.id and one.string, catalogue):
            key = message.id if isinstance(message.id, str) else message.id[0]
            first, text = found.setdefault(key, (domain, _tuple(message.string)))
            if text != _tuple(message.string):
                yield f"{domain}.po: {key!r} is translated otherwise in {first}.po"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


if __name__ == "__main__":
    sys.exit(main())
