"""The documentation of the template context, made from the types themselves."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields

from parindex.reporting.report import contents

__all__ = ["HIDDEN", "context_types", "reference"]

HIDDEN = frozenset({"source", "revision_place", "letters", "chapter"})
"""Fields that templates cannot reach."""

_MODULES = re.compile(r"\b(?:\w+\.)+(?=\w)")
"""The modules before the name of a type."""


def context_types() -> dict[str, type]:
    """Return the types that a template can meet, outermost first."""
    named = {name: getattr(contents, name) for name in contents.__all__ if name != "BlockInput"}
    kinds = {name: kind for name, kind in named.items() if isinstance(kind, type)}
    first = ("ReportContext", "BlockReport")
    return {name: kinds[name] for name in (*first, *sorted(set(kinds) - set(first)))}


def reference() -> str:
    """Return the documentation of the context in Markdown: a table of fields for every type."""
    return "\n".join(line for name, kind in context_types().items() for line in _section(name, kind))


def _section(name: str, kind: type) -> Iterator[str]:
    notes = _notes(kind)
    yield from (
        f"## {name}",
        "",
        (kind.__doc__ or "").partition("\n")[0],
        "",
        "| Field | Type | Meaning |",
        "|---|---|---|",
    )
    for field in fields(kind):
        if field.name not in HIDDEN:
            text = str(field.type if isinstance(field.type, str) else _type_name(field.type)).replace("|", "\\|")
            yield f"| `{field.name}` | {text} | {notes.get(field.name, '')} |"
    yield ""


def _type_name(kind: object) -> str:
    name = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    return _MODULES.sub("", name)


def _notes(kind: type) -> dict[str, str]:
    """Return the string below each field of a class; the compiler drops them, the source has them."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    pairs = zip(body.body, body.body[1:], strict=False)
    return {
        item.target.id: note.value.value
        for item, note in pairs
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and isinstance(note, ast.Expr)
        and isinstance(note.value, ast.Constant)
        and isinstance(note.value.value, str)
    }
