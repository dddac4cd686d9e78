"""Tables with a row for each unit and component, as systems for scoring and surveys export them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.numbers import read_number
from parindex.sources.score_sheets.layout.heading import Heading
from parindex.sources.score_sheets.layout.layout import Column, Layout, Shape
from parindex.sources.score_sheets.layout.search_context import Look
from parindex.sources.score_sheets.layout.shapes.coded_titles import coded
from parindex.sources.score_sheets.layout.shapes.stage_words import StageColumn, stage_column
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["as_long_table", "long_table"]

_WIDEST = 40
_LOOKED_AT = 300
"""Rows that show what a column holds."""
_VALUES = {"giá trị", "trả lời", "câu trả lời", "số điểm", "value", "values", "answer", "response", "rating", "grade"}
_TEXTS = {Role.TITLE, Role.MAXIMUM, Role.EVIDENCE, Role.COMMENT, Role.CODE, Role.ORDINAL}


def long_table(look: Look, heading: Heading, layout: Layout) -> Layout | None:
    """Take a table of components down as one of many units, if a column names the unit of every row.

    Only then codes come again and again, or the one unit of the table stands in every row; where there is one row
    alone, the heading of the column has to say so.
    """
    first = next(_coded(look, layout), None)
    if first is None:
        return None
    wide = range(min(heading.width, _WIDEST))
    likely = [at for at in wide if at != layout.code and _names(look, heading, [first], at)]
    if not likely:
        return None
    seen = list(islice(_coded(look, layout), _LOOKED_AT))
    unit = next((at for at in likely if _names(look, heading, seen, at)), None)
    if unit is None or not (
        _repeated(look, layout, unit, seen) or (len(seen) == 1 and _is_headed(look, heading, layout, seen[0], unit))
    ):
        return None
    return as_long_table(look, heading, layout, unit)


def as_long_table(look: Look, heading: Heading, layout: Layout, unit: int) -> Layout | None:
    """Return the table with its units in a column; `None` if it has no scores."""
    rows = list(_coded(look, layout))
    settled = {one.index for one in layout.columns if one.settled}
    column = stage_column(look, rows, {unit, layout.code, *settled})
    taken = {unit, *(() if column is None else (column.index,))}
    stages = {stage: at for stage, at in layout.stages.items() if at not in taken}
    if column is not None and len(stages) != 1:
        stages = {}
    if not stages:
        value = _value_column(look, heading, layout, rows[:_LOOKED_AT], taken)
        stages = {} if value is None else {Stage.APPRAISAL_1: value}
    titles = tuple(at for at in layout.titles if at not in taken and (at != layout.code or layout.coded_titles))
    own = replace(
        layout,
        shape=Shape.LONG,
        stages=stages,
        unit=unit,
        titles=titles,
        single=layout.single or (bool(stages) and stages != layout.stages),
        columns=(*_columns(heading, layout, unit, stages), *(one for one in layout.columns if one.index not in taken)),
    )
    return _with_stages(own, column) if stages else None


def _columns(heading: Heading, layout: Layout, unit: int, stages: Mapping[Stage, int]) -> Iterator[Column]:
    """Yield the column of the units, and that of the values where its heading says nothing."""
    settled = {one.index for one in layout.columns if one.settled}
    yield Column(unit, Role.OTHER, " – ".join(heading.texts(unit)), settled=unit in settled)
    known = {one.index for one in layout.columns}
    for at in stages.values():
        if at not in known:
            yield Column(at, Role.SCORE, " – ".join(heading.texts(at)))


def _with_stages(layout: Layout, column: StageColumn | None) -> Layout:
    if column is None:
        return layout
    return replace(layout, stage_at=column.index, stage_words=column.words, single=False)


def _coded(look: Look, layout: Layout) -> Iterator[int]:
    at = layout.titles[0] if layout.coded_titles else layout.code
    for row in range(layout.body, len(look.grid.rows)):
        if coded(_cell(look, row, at), look.known):
            yield row


def _cell(look: Look, row: int, at: int) -> CellValue:
    cells = look.grid.rows[row]
    return cells[at] if at < len(cells) else None


def _names(look: Look, heading: Heading, rows: Sequence[int], at: int) -> bool:
    """Tell whether a column names units: by its heading, or because all of its names are known."""
    texts = {text for row in rows if isinstance(text := _cell(look, row, at), str) and not blank(text)}
    if not texts or any(look.known(text) for text in texts):
        return False
    if any(look.words.is_unit_heading(text) for text in heading.texts(at)[-1:]):
        return True
    return all(look.is_unit(text) for text in texts)


def _repeated(look: Look, layout: Layout, unit: int, rows: Sequence[int]) -> bool:
    codes = [shown(_cell(look, row, layout.titles[0] if layout.coded_titles else layout.code)) for row in rows]
    names = [shown(_cell(look, row, unit)) for row in rows]
    if len(set(codes)) < len(codes):
        return True
    return len(rows) > 1 and len(set(names)) == 1 and look.is_unit(names[0])


def _is_headed(look: Look, heading: Heading, layout: Layout, row: int, unit: int) -> bool:
    """Tell whether a table of one row has a heading above the name of a unit, and a code that is no ordinal."""
    headed = any(look.words.is_unit_heading(text) for text in heading.texts(unit)[-1:])
    if not headed or not look.is_unit(shown(_cell(look, row, unit))):
        return False
    coded = any(look.words.role_of(text) is Role.CODE for text in heading.texts(layout.code)[-1:])
    return coded or "." in shown(_cell(look, row, layout.titles[0] if layout.coded_titles else layout.code))


def _value_column(look: Look, heading: Heading, layout: Layout, rows: Sequence[int], taken: set[int]) -> int | None:
    """Return the only column that holds numbers and of which nothing else is known.

    Of several only those count that stand right of the codes, then those that are headed as values.
    """
    known = {one.index for one in layout.columns if one.role in _TEXTS} | taken | {layout.code}
    found = [at for at in range(min(heading.width, _WIDEST)) if at not in known and _numeric(look, rows, at)]
    right = [at for at in found if at > layout.code]
    named = [at for at in right if any(folded(shown(text)) in _VALUES for text in heading.texts(at))]
    return next((some[0] for some in (found, right, named) if len(some) == 1), None)


def _numeric(look: Look, rows: Sequence[int], at: int) -> bool:
    values = [value for row in rows if not blank(value := _cell(look, row, at))]
    numbers = [value for value in values if _number(value)]
    return bool(values) and 2 * len(numbers) > len(values)


def _number(value: CellValue) -> bool:
    if isinstance(value, str):
        return read_number(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
