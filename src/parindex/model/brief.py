"""What a result shows of itself at a prompt or in a notebook: a line, never all that hangs on it."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from html import escape
from typing import Any, Final, TypeVar

__all__ = ["brief", "brief_html", "brief_text"]

Kind = TypeVar("Kind", bound=type)

_LONGEST: Final = 60


def brief(kind: Kind) -> Kind:
    """Give a type a short `repr`, and a table for notebooks: its frame, if it makes one, else its fields."""
    kind.__repr__ = brief_text  # type: ignore[method-assign,assignment]
    kind._repr_html_ = brief_html  # type: ignore[attr-defined]
    return kind


def brief_text(result: object) -> str:
    """Return the name of the type with its fields: short values whole, collections as the number of their items.

    >>> from parindex.model.scores import Source
    >>> brief_text(Source("a.xlsx", "Sheet1", "0" * 64))
    "Source(path='a.xlsx', sheet='Sheet1', sha256='00000000000000000000000000000000000000000000000000000000000…')"
    """
    return f"{type(result).__name__}({', '.join(f'{name}={text}' for name, text in _fields(result))})"


def brief_html(result: Any) -> str:  # noqa: ANN401  whatever has fields
    """Return the frame of a result as a notebook shows frames, or its fields as a table."""
    if hasattr(result, "to_frame"):
        return f"<p>{escape(brief_text(result))}</p>{result.to_frame()._repr_html_()}"
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(text)}</td></tr>" for name, text in _fields(result))
    return f"<table><caption>{escape(type(result).__name__)}</caption>{rows}</table>"


def _fields(result: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  whatever has fields
    names = [field.name for field in fields(result)] if is_dataclass(result) else list(type(result).model_fields)
    for name in names:
        yield name, _value(getattr(result, name))


def _value(value: object) -> str:
    match value:
        case Enum():
            return repr(value.value)
        case str():
            return repr(value if len(value) < _LONGEST else f"{value[: _LONGEST - 1]}…")
        case None | bool() | int() | float() | Decimal() | date():
            return str(value)
        case Fraction():
            return str(value) if max(abs(value.numerator), value.denominator) < 10**9 else f"~{float(value):.9g}"
        case tuple() | list() | Mapping() | AbstractSet():
            return f"<{len(value)}>"
    return repr(str(value)) if hasattr(value, "__fspath__") else type(value).__name__
