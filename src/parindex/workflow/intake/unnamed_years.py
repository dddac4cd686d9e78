"""Stored scores of a year that the command did not name: they are not replaced, whatever a sheet says of its year."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.records.arrivals import StoredSheet, part
from parindex.model.scores import ScoreSheet, Step
from parindex.sources.score_sheets.expectation import Expectation

__all__ = ["refuse_unnamed"]


def refuse_unnamed(
    sheets: Sequence[ScoreSheet],
    stored: Mapping[tuple[int, str], StoredSheet],
    expectation: Expectation,
    step: Step | None,
) -> None:
    """Refuse a run that would replace scores of a year which nothing but a sheet or the only criteria set names.

    Raises:
        ParindexError: with the option to type.
    """
    if expectation.year is not None:
        return
    found = [sheet for sheet in sheets if _replaces(sheet, stored, step) and not _is_named(sheet, expectation)]
    if found:
        year = found[0].year
        names = dict.fromkeys(sheet.name for sheet in found if sheet.year == year)
        raise ParindexError(
            "The store holds other scores of {year} for {names}, and the command did not name that year. Nothing was "
            "stored. If {year} is meant: parindex score --year {year} …; if not, name the year that is meant.",
            year=year,
            names=", ".join(list(names)[:_NAMED]) + (", …" if len(names) > _NAMED else ""),
        )


_NAMED = 6


def _is_named(sheet: ScoreSheet, expectation: Expectation) -> bool:
    path = Path(sheet.source.path)
    rule = expectation.rule_for(path, sheet.source.sheet)
    named = expectation.year_of_path(path) == sheet.year or expectation.folders.hinted(path) == (sheet.year,)
    return named or (rule is not None and rule.year == sheet.year)


def _replaces(sheet: ScoreSheet, stored: Mapping[tuple[int, str], StoredSheet], step: Step | None) -> bool:
    there = stored.get((sheet.year, sheet.unit))
    if there is None:
        return False
    if step is None:
        return not _same(sheet, there.sheet)
    return step in there.parts and not _same(part(sheet, step), there.parts[step])


def _same(one: ScoreSheet, other: ScoreSheet) -> bool:
    return (one.edition, one.digest, one.entries) == (other.edition, other.digest, other.entries)
