"""`layout:` in the settings: what a table of scores looks like where that cannot be seen from its headings."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from parindex.model.definition import Frozen, Name, PathText

__all__ = ["COLUMN_PATTERN", "COMPONENT_PATTERN", "ROLES", "ColumnRole", "LayoutRule", "LayoutSettings"]

COLUMN_PATTERN = r"^[A-Za-z]{1,3}$"
COMPONENT_PATTERN = r"[0-9A-Z]"
"""A code has a digit or a capital letter in it: a role that is misspelt is none."""

ColumnRole = Literal[
    "code", "title", "max", "self", "appraisal-1", "appraisal-2", "survey", "evidence", "comment", "unit", "skip"
]
"""What a column holds; `unit` are the names of units in a matrix, `skip` is a column that is not read."""

ROLES = frozenset[str](get_args(ColumnRole))

ComponentCode = Annotated[Name, Field(max_length=60, pattern=COMPONENT_PATTERN)]

ColumnLetters = Annotated[str, Field(pattern=COLUMN_PATTERN)]
RowNumber = Annotated[int, Field(ge=1, le=1_048_576)]
Heading = Annotated[Name, Field(max_length=90)]


class LayoutRule(Frozen):
    """What certain sheets look like; of several rules the first one that fits a sheet counts.

    Rows and columns are named as spreadsheets name them: 7, D.
    """

    files: PathText
    """Which files: a pattern relative to the folder of the settings, such as `sheets/*/departments/*.xlsx`."""
    sheet: Name | None = None
    """Which sheet of the files, by its name or a pattern; without it all of them."""
    skip: bool = False
    """True: the sheet holds nothing that is to be read."""
    heading: RowNumber | None = None
    """The last row of the heading; the table begins below it."""
    columns: dict[ColumnLetters, ColumnRole | ComponentCode] = Field(default_factory=dict)
    """What each column holds: a role, or in a matrix the code of the component ("1.1.1").

    Columns that are not named are recognised by their headings.
    """
    codes: RowNumber | None = None
    """The row of the codes, in a matrix of units down and components across."""
    units: RowNumber | None = None
    """The row of the names of units, in a table of components down and units across."""
    stage: Literal["self", "appraisal-1", "appraisal-2", "survey"] | None = None
    """Whose scores a table of many units holds; without it those of the appraisal."""
    unit: Name | None = None
    """Whose scores the sheet holds: a unit's id or name."""
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    """The year of the sheet."""

    @property
    def roles(self) -> Mapping[int, str]:
        """What each named column holds; columns count from 0."""
        return {_index(letters): role for letters, role in self.columns.items() if role in ROLES}

    @property
    def components(self) -> Mapping[int, str]:
        """The codes of the columns that hold one component; columns count from 0."""
        return {_index(letters): code for letters, code in self.columns.items() if code not in ROLES}


class LayoutSettings(Frozen):
    """More words that head columns, and rules for sheets that cannot be recognised."""

    synonyms: dict[ColumnRole, tuple[Heading, ...]] = Field(default_factory=dict)
    """Headings as they stand in sheets, for each kind of column."""
    rules: tuple[LayoutRule, ...] = ()


def _index(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
