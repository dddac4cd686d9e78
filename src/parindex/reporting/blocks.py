"""What an answer is made of, before a format is chosen: headings, sentences, tables of typed values.

Nothing here is rounded, translated or made harmless: that is done once, by the writers of the formats.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum, Flag, auto
from fractions import Fraction
from typing import Literal, TypeVar

from parindex.model.criteria import Policy
from parindex.model.texts.message import Phrase
from parindex.reporting.figure import Figure

__all__ = [
    "AnyBlock",
    "Branch",
    "Break",
    "Chart",
    "Column",
    "Heading",
    "Kind",
    "Lines",
    "RankOf",
    "Said",
    "Sentence",
    "Series",
    "Shown",
    "Span",
    "Table",
    "Tone",
    "Tree",
    "Value",
    "tabled",
]

Said = str | Phrase
"""A text: a `Phrase` is the program's own and is translated by the writer, a `str` is told as it is."""


class Kind(Enum):
    """What a column holds. It fixes the side that it stands at, how it is rounded, and its type for programs."""

    TEXT = auto()
    CODE = auto()
    """An id, a code, a cell."""
    DATE = auto()
    COUNT = auto()
    """A whole number."""
    YEAR = auto()
    POINTS = auto()
    """Rounded by the policy."""
    PERCENT = auto()
    """Rounded by the policy: an index, a share."""
    MAXIMUM = auto()
    """Points with just the decimals that they have."""
    CHANGE = auto()
    """A difference with its sign; one that is not nothing never looks like nothing."""
    AMOUNT = auto()
    """Rounded by the policy; one that is not nothing never looks like nothing."""
    RANK = auto()
    PLACES = auto()
    """Places gained or lost, with their sign."""
    TIER = auto()

    @property
    def is_numeric(self) -> bool:
        """Whether it stands at the right."""
        return self not in {Kind.TEXT, Kind.CODE, Kind.DATE, Kind.TIER}


class Shown(Flag):
    """For whom a column is told."""

    SCREEN = auto()
    """On a terminal, where room is short."""
    PAGE = auto()
    """In documents for people: Markdown, Word."""
    SHEET = auto()
    """In workbooks."""
    DATA = auto()
    """In tables of text."""
    RECORD = auto()
    """In JSON."""
    FRAME = auto()
    """In frames of pandas."""
    PEOPLE = SCREEN | PAGE | SHEET
    MACHINES = DATA | RECORD | FRAME
    EVERYWHERE = PEOPLE | MACHINES


@dataclass(frozen=True, slots=True)
class RankOf:
    """A rank and of how many: `1/18`. Programs read the rank alone."""

    rank: int | None
    of: int | None = None

    def __str__(self) -> str:
        if self.rank is None:
            return "–"
        return f"{self.rank}" if self.of is None else f"{self.rank}/{self.of}"


Value = str | int | Fraction | Decimal | date | RankOf | Phrase | Figure | None
"""What stands in a cell. Text in a column of numbers is told as it is; `None` is a dash there."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    key: str
    """Its name for programs; once for every format."""
    title: Said
    kind: Kind = Kind.TEXT
    shown: Shown = Shown.EVERYWHERE
    short: Said = ""
    """The title where room is short: on a screen. Default: `title`."""
    under: str = ""
    """A second line of the title on a screen."""
    long: Said = ""
    """The title in a workbook. Default: `title`."""
    since: int = 1
    """When it came to the table: tables that programs read grow at their end only."""
    unit: str = ""
    """The unit of a number, for programs. Default: by the kind."""
    exact: bool = False
    """Beside the rounded number stands the exact one in records."""
    width: float = 0
    """In a workbook, in characters; in a document, its part. Default: by the kind."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of typed values, one for each column."""

    key: str
    title: Said
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Said, ...] = ()
    """Sentences below it."""
    policy: Policy = field(default_factory=Policy)
    """How its numbers are rounded."""
    strong: frozenset[int] = frozenset()
    """The rows that stand out, from 0."""

    def for_(self, reader: Shown, *, grown: bool = False) -> "Table":
        """Return the table with the columns that are shown to `reader`.

        `grown`: in the order in which they came to the table.
        """
        places = [place for place, column in enumerate(self.columns) if reader & column.shown]
        if grown:
            places.sort(key=lambda place: self.columns[place].since)
        return self._with(places)

    def filled(self) -> "Table":
        """Return the table without the columns in which nothing stands."""
        stand = {place for row in self.rows for place, value in enumerate(row) if value is not None and value != ""}
        return self._with(sorted(stand))

    def without(self, keys: Collection[str]) -> "Table":
        """Return the table without the columns of these keys."""
        return self._with([place for place, column in enumerate(self.columns) if column.key not in keys])

    def only(self, *keys: str) -> "Table":
        """Return the table with the columns of these keys alone, in its own order."""
        return self._with([place for place, column in enumerate(self.columns) if column.key in keys])

    def titled(self, title: Said) -> "Table":
        """Return the table under another title."""
        return replace(self, title=title)

    def _with(self, places: Sequence[int]) -> "Table":
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return replace(self, columns=tuple(self.columns[place] for place in places), rows=rows)


class Tone(Enum):
    """How a text is meant; formats without looks leave it out."""

    PLAIN = auto()
    STRONG = auto()
    FAINT = auto()
    FIGURE = auto()
    MARK = auto()
    NOTE = auto()
    """To be known before the rest is read."""
    GOOD = auto()
    BAD = auto()
    FAULT = auto()
    """One thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line that is meant in one way."""

    text: Said
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest."""

    level: int
    text: Said


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph."""

    text: Said | tuple[Span, ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, one item a line."""

    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree and what is below it; each of `lines` is a line of its own."""

    lines: tuple[tuple[Span, ...], ...]
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Lines that hang on one another."""

    root: Branch


@dataclass(frozen=True, slots=True)
class Series:
    """A row of a chart: `None` leaves a gap."""

    name: Said
    values: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of numbers."""

    kind: Literal["bar", "line", "panels", "stacked", "range"]
    """`bar`: one bar for each series; `line`: one line for each, where the format has lines; `panels`: a
    small picture for each, the first one in all of them, where the format has these; `stacked`: whole numbers that add
    up; `range`: five series that never fall, of which the first and last are the ends of a thin line, the
    second and fourth of a thick one, the third a point."""
    title: Said
    categories: tuple[Said, ...]
    series: tuple[Series, ...]
    signed: bool = False
    """Its numbers are differences and stand with their signs."""


@dataclass(frozen=True, slots=True)
class Break:
    """An empty line."""


AnyBlock = Heading | Sentence | Lines | Table | Tree | Chart | Break


Item = TypeVar("Item")


def tabled(  # noqa: PLR0913  each is a part of the table
    key: str,
    columns: Iterable[tuple[Column, Callable[[Item], Value]]],
    rows: Iterable[Item],
    *,
    title: Said = "",
    notes: Iterable[Said] = (),
    policy: Policy | None = None,
) -> Table:
    """Make a table of columns, each with what it reads from an item, and items."""
    pairs = tuple(columns)
    cells = tuple(tuple(read(row) for _, read in pairs) for row in rows)
    heads = tuple(column for column, _ in pairs)
    return Table(key, title, heads, cells, tuple(notes), policy or Policy())
