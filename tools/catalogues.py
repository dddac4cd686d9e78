"""Sort and compile the translations; with --check, tell what is untranslated, torn or not compiled, and fail."""

import ast
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import write_po
from tools.compile_catalogue import CATALOGUE, read, write

from parindex.cli.app import app
from parindex.cli.help_language import help_texts
from parindex.cli.late_group import COMMANDS
from parindex.model.codes import CODES
from parindex.model.codes.for_senders import FOR_SENDERS
from parindex.sources.workbook import LIMITS

SOURCE = Path(__file__).resolve().parent.parent / "src" / "parindex"
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: vi\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
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
    """Write the catalogue in its order and compile it, or check it."""
    catalogue = read()
    problems = [*_untranslated(catalogue), *_faulty(catalogue), *_torn(CATALOGUE.read_text("utf-8"))]
    if "--check" not in sys.argv[1:] and not problems:
        CATALOGUE.write_bytes(written(catalogue))
        write()
    problems += [*_unsorted(catalogue), *_uncompiled(catalogue)]
    print("\n".join(problems) or "Every message has its translation.")
    return 1 if problems else 0


def written(messages: Iterable[Message]) -> bytes:
    """Write messages in the order of their texts, so that two branches rarely meet at one line."""
    ordered = Catalog(locale="vi")
    for message in sorted(filter(lambda one: one.id, messages), key=_key):
        ordered.add(message.id, message.string)
    target = io.BytesIO()
    write_po(target, ordered, width=0, omit_header=True, no_location=True)
    return HEADER.encode() + target.getvalue().strip() + b"\n"


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


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


def _untranslated(catalogue: Catalog) -> Iterator[str]:
    known = {
        _key(message)
        for message in catalogue
        if message.string and all(message.string if isinstance(message.string, tuple) else (message.string,))
    }
    for where, message in _messages():
        if message not in known:
            yield f"{where}: no Vietnamese for {message!r}"


def _uncompiled(catalogue: Catalog) -> Iterator[str]:
    path = CATALOGUE.with_suffix(".mo")
    if not path.is_file() or _texts(read_mo(path.open("rb"))) != _texts(catalogue):
        yield f"{path.name}: not compiled from {CATALOGUE.name}; run: make docs"


def _unsorted(catalogue: Catalog) -> Iterator[str]:
    if CATALOGUE.read_bytes() != written(catalogue):
        yield f"{CATALOGUE.name}: not in the order of its messages; run: make docs"


def _texts(catalogue: Catalog) -> dict[object, object]:
    return {_tuple(message.id): _tuple(message.string) for message in catalogue if message.id and message.string}


def _tuple(texts: object) -> object:
    """A message with one plural form comes back from a compiled catalogue in other containers."""
    return tuple(texts) if isinstance(texts, list | tuple) else texts


def _faulty(catalogue: Catalog) -> Iterator[str]:
    """A translation must name the very placeholders of its message."""
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in filter(None, strings):
            if message.id and _fields(text) - set().union(*map(_fields, ids)):
                yield f"{CATALOGUE.name}: {text!r} names a placeholder that its message has not"


def _torn(text: str) -> Iterator[str]:
    """A message stands once: of two entries a reader would take the last, whatever it says."""
    counted = Counter(re.findall(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)', text, re.MULTILINE))
    for message, times in counted.items():
        if times > 1:
            yield f"{CATALOGUE.name}: {message.strip()} stands {times} times"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


if __name__ == "__main__":
    sys.exit(main())
