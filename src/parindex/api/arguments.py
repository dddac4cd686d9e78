"""Arguments as Python programs give them: numbers of numpy, days as text, and what nobody can have meant."""

import operator
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, SupportsIndex, TypeVar

from parindex.errors import ParindexError
from parindex.model.scores import Basis, Step
from parindex.workflow.years.workspace import Workspace

__all__ = [
    "address_of",
    "basis_of",
    "day_needed",
    "day_of",
    "format_of",
    "optional_basis",
    "optional_revision",
    "optional_step",
    "optional_text",
    "optional_year",
    "paths_of",
    "percent_of",
    "text_of",
    "whole_of",
    "workspace_of",
    "year_of",
]

Value = TypeVar("Value")

_FIRST: Final = 1900
_LAST: Final = 2200


def workspace_of(value: object) -> Workspace:
    """Return a workspace, or say how to get one."""
    if isinstance(value, Workspace):
        return value
    raise ParindexError(
        "A workspace is needed here, not {value}. Load it first: workspace = parindex.load(FOLDER)", value=_shown(value)
    )


def year_of(value: Any, name: str = "year") -> int:  # noqa: ANN401  whatever was given
    """Return a year as an int; texts and numbers with a point are refused, whatever they hold."""
    year = whole_of(value, name)
    if not _FIRST <= year <= _LAST:
        raise ParindexError(
            "{name} must be a year from {first} to {last}, not {value}.",
            name=name,
            first=_FIRST,
            last=_LAST,
            value=_shown(value),
        )
    return year


def whole_of(value: Any, name: str) -> int:  # noqa: ANN401  whatever was given
    """Return a whole number as an int, of whatever library it is."""
    try:
        if not isinstance(value, bool):
            return operator.index(value)
    except TypeError:
        pass
    raise ParindexError("{name} must be a whole number such as 2020, not {value}.", name=name, value=_shown(value))


def percent_of(value: object, name: str) -> Fraction:
    """Return a percentage from 0 to below 100, given as a number or a text."""
    try:
        number = Fraction(str(value))
    except ValueError:
        number = Fraction(-1)
    if 0 <= number < 100:  # noqa: PLR2004  percent
        return number
    raise ParindexError("{name} must be a percentage from 0 to 99, not {value}.", name=name, value=_shown(value))


def text_of(value: object, name: str) -> str:
    """Return a text as a plain one."""
    if isinstance(value, str):
        return str(value)
    raise ParindexError("{name} must be a text, not {value}.", name=name, value=_shown(value))


def day_of(value: Any, name: str = "on") -> date | None:  # noqa: ANN401  whatever was given
    """Return a day: given as one, as a time, as numpy writes it, or as text (2021-03-01)."""
    told = value.item() if hasattr(value, "item") else value
    if isinstance(told, datetime):
        return told.date()
    if told is None or isinstance(told, date):
        return told
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError) as error:
        raise ParindexError(
            "{name} must be a day: a date, or a text such as 2021-03-01; not {value}.", name=name, value=_shown(value)
        ) from error


def day_needed(value: date | str, name: str = "on") -> date:
    """Return a day that must be told: what is late follows from it."""
    found = day_of(value, name)
    if found is None:
        raise ParindexError(
            "{name} must be a day: a date, or a text such as 2021-03-01; not {value}.", name=name, value=_shown(value)
        )
    return found


def basis_of(value: object) -> Basis:
    """Return which scores count."""
    return Basis(format_of(value, "basis", Basis))


def format_of(value: object, name: str, known: Iterable[str]) -> str:
    """Return one of the known words."""
    words = [str(word) for word in known]
    if isinstance(value, str) and str(value) in words:
        return str(value)
    raise ParindexError(
        "{name} must be one of {known}, not {value}.", name=name, known=", ".join(words), value=_shown(value)
    )


def paths_of(value: Any, name: str = "paths") -> list[str | Path]:  # noqa: ANN401  whatever was given
    """Return one path or pattern, or several, as a list."""
    several = [value] if isinstance(value, str) or hasattr(value, "__fspath__") else value
    try:
        return [Path(one) if hasattr(one, "__fspath__") else text_of(one, name) for one in several]
    except TypeError as error:
        raise ParindexError(
            "{name} must be a path, or several in a list, not {value}.", name=name, value=_shown(value)
        ) from error


def optional_year(value: SupportsIndex | None, name: str = "year") -> int | None:
    """Return a year, or that none was named."""
    return None if value is None else year_of(value, name)


def optional_revision(value: SupportsIndex | None) -> int | None:
    """Return the number of a revision, or that the latest is meant."""
    return None if value is None else whole_of(value, "revision")


def optional_text(value: object, name: str) -> str | None:
    """Return a text, or that none was given."""
    return None if value is None else text_of(value, name)


def optional_basis(value: str | None) -> Basis | None:
    """Return which scores are shown; nothing said: those that a published year was published with."""
    return None if value is None else basis_of(value)


def optional_step(value: str | None) -> Step | None:
    """Return the stage that sheets bring, or that they bring all."""
    return None if value is None else Step(format_of(value, "stage", Step))


def address_of(value: str | SupportsIndex, name: str) -> str:
    """Return where a state is to be found: what was written, or the year."""
    return str(value) if isinstance(value, str) else str(year_of(value, name))


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) < 80 else f"{text[:79]}…"  # noqa: PLR2004  a line
