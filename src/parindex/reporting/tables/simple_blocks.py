"""What an answer is made of before a format is chosen: headings, sentences, tables of typed values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from typing import TypeVar

from parindex.model.texts.message import Phrase

__all__ = ["AnyBlock", "Column", "Heading", "Kind", "Said", "Sentence", "Table", "Value", "tabled"]

Said = str | Phrase
"""A text: a `Phrase` is the program's own and is translated by the writer, a `str` is told as it is."""
Value = str | int | Fraction | Decimal | date | Phrase | None


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    CODE = auto()
    DATE = auto()
    COUNT = auto()
    PERCENT = auto()
    POINTS = auto()

    @property
    def is_numeric(self) -> bool:
        """Whether it stands at the right."""
        return self not in {Kind.TEXT, Kind.CODE, Kind.DATE}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `exact`: beside the rounded number stands the exact one for programs."""

    key: str
    title: Said
    kind: Kind = Kind.TEXT
    exact: bool = False
    width: float = 0
    """In a workbook, in characters; in a document, its part. Default: by the kind."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of typed values, one for each column; `None` is a dash."""

    key: str
    title: Said
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest."""

    level: int
    text: Said


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph."""

    text: Said


AnyBlock = Heading | Sentence | Table
Item = TypeVar("Item")


def tabled(
    key: str,
    columns: Iterable[tuple[Column, Callable[[Item], Value]]],
    rows: Iterable[Item],
    *,
    title: Said = "",
    notes: Iterable[Said] = (),
) -> Table:
    """Make a table of columns, each with what it reads from an item, and items."""
    pairs = tuple(columns)
    cells = tuple(tuple(read(row) for _, read in pairs) for row in rows)
    return Table(key, title, tuple(column for column, _ in pairs), cells, tuple(notes))
