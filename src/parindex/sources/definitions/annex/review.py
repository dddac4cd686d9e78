"""The corrections of a review workbook, taken into the rows that it stores."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from parindex.model.codes import issue
from parindex.model.definitions.annex import AnnexRow, RowKind
from parindex.model.issues import Issue, Place
from parindex.model.rules import PointsTyped
from parindex.model.texts.message import Phrase
from parindex.sources.cells.cell_text import address, folded, shown
from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.cells.numbers import Typed, read_number
from parindex.sources.definitions.annex.codes import code_of
from parindex.sources.definitions.annex.outline import Outline
from parindex.sources.definitions.annex.reading import with_rules
from parindex.sources.definitions.annex.sentences.reading import sure
from parindex.sources.workbook import open_workbooks

__all__ = ["Corrected", "read_review"]

_FIRST, _COLUMN = 3, 11
_Text = Annotated[str, Field(max_length=33_000)]


class _Kept(BaseModel):
    """A row as the workbook stores it; it comes from outside like everything else."""

    model_config = ConfigDict(extra="forbid")

    sheet: _Text
    cell: _Text
    kind: RowKind
    code: Annotated[str, Field(max_length=60)]
    title: _Text
    depth: Annotated[int, Field(ge=0, le=20)]
    max: Decimal | None
    sentence: _Text
    note: _Text
    survey: bool
    questions: list[tuple[_Text, dict[str, _Text]]]
    mended: list[tuple[_Text, dict[str, _Text]]]


class Corrected(tuple[dict[str, Any], list[AnnexRow], list[Issue]]):
    """The head of the set, the rows with corrections, and what cannot be used."""

    __slots__ = ()


def read_review(path: Path, kinds: Mapping[str, RowKind], agreed: frozenset[str]) -> Corrected:
    """Read a review workbook; `kinds` and `agreed` are the words of its drop-downs in all languages."""
    (book,) = open_workbooks([path])
    issues = list(book.issues)
    sheets = {grid.name: grid for grid in book.sheets}
    if book.sheets and not {"Review", "_annex"} <= sheets.keys():
        issues.append(issue("X007", Place(str(path)), sheet="Review"))
    if issues and not {"Review", "_annex"} <= sheets.keys():
        return Corrected(({}, [], issues))
    try:
        texts = [_whole(row[0]) for row in sheets["_annex"].rows if row]
        head = json.loads(texts[0])
        rows = [_row(_Kept.model_validate_json(text)) for text in texts[1:]]
    except (ValueError, ValidationError, IndexError, TypeError):
        return Corrected(({}, [], [*issues, issue("X007", Place(str(path)), sheet="_annex")]))
    found, more = _corrected(rows, sheets["Review"], path, kinds, agreed)
    return Corrected((head if isinstance(head, dict) else {}, found, [*issues, *more]))


def _whole(value: CellValue) -> str:
    return value if isinstance(value, str) else shown(value)


def _row(kept: _Kept) -> AnnexRow:
    row = AnnexRow(
        kept.sheet,
        kept.cell,
        kept.kind,
        kept.code,
        kept.title,
        kept.depth,
        kept.max,
        kept.sentence,
        kept.note,
        survey=kept.survey,
        questions=tuple(Phrase(*one) for one in kept.questions),
        mended=tuple(Phrase(*one) for one in kept.mended),
    )
    read = with_rules(replace(row, note="")) if row.kind is RowKind.COMPONENT else row
    return replace(read, questions=row.questions, mended=row.mended)


def _corrected(
    rows: Sequence[AnnexRow], grid: Grid, path: Path, kinds: Mapping[str, RowKind], agreed: frozenset[str]
) -> tuple[list[AnnexRow], list[Issue]]:
    found, issues, recoded = list[AnnexRow](), list[Issue](), False
    places = {shown(line[0]): at for at, line in enumerate(grid.rows) if at >= _FIRST and line}
    for number, row in enumerate(rows, 1):
        at = places.get(str(number))  # by its number: people sort and filter
        if at is None:
            issues.append(issue("X009", Place(str(path), grid.name), number=number))
            found.append(row)
            continue
        values = [*grid.rows[at][_COLUMN:], *[None] * 6][:6]
        changed, wrong = _one(row, [shown(value) for value in values], kinds, agreed)
        recoded = recoded or changed.code != row.code or changed.kind is not row.kind
        found.append(changed)
        issues += [
            issue("X008", Place(str(path), grid.name, address(at, _COLUMN + column)), found=text, cure=cure)
            for column, text, cure in wrong
        ]
    return (_placed(found) if recoded else found), issues


def _one(
    row: AnnexRow, told: Sequence[str], kinds: Mapping[str, RowKind], agreed: frozenset[str]
) -> tuple[AnnexRow, list[tuple[int, str, Phrase]]]:
    code, title, maximum, sentence, kind, agreement = told
    wrong: list[tuple[int, str, Phrase]] = []
    answered = bool(code or title or maximum or sentence or kind) or folded(agreement) in agreed
    if agreement and folded(agreement) not in agreed:
        wrong.append((5, agreement, Phrase("Choose the word from the list, or empty the cell.")))
    if code and code_of(code) is None:
        wrong.append((0, code, Phrase("Type a code such as 1.2 or II.")))
    number = read_number(maximum) if maximum else None
    if maximum and not isinstance(number, Typed):
        wrong.append((2, maximum, Phrase("Type a number of points.")))
    if kind and folded(kind) not in kinds:
        wrong.append((4, kind, Phrase("Choose the word from the list, or empty the cell.")))
    if wrong or not answered:
        return row, wrong
    changed = replace(
        row,
        code=code or row.code,
        title=title or row.title,
        max=number.number if isinstance(number, Typed) else row.max,
        sentence=sentence or row.sentence,
        kind=kinds[folded(kind)] if kind else row.kind,
        questions=(),
        mended=(),
        note="",
    )
    return _read_again(changed, row, settled=not sentence), wrong


def _read_again(changed: AnnexRow, before: AnnexRow, *, settled: bool) -> AnnexRow:
    """Read the rule of a corrected component; an agreement to points settles an open question."""
    if changed.kind is not RowKind.COMPONENT:
        return changed
    read = with_rules(changed)
    if settled and not read.reading.certain and changed.max is not None and not before.reading.certain:
        return replace(read, reading=sure(PointsTyped(), Phrase("agreed: points are typed")), questions=())
    return read


def _placed(rows: Sequence[AnnexRow]) -> list[AnnexRow]:
    """Work out anew how deep the rows stand."""
    outline, found = Outline(), []
    for row in rows:
        code = code_of(row.code) if row.code and row.kind in {RowKind.GROUP, RowKind.COMPONENT} else None
        if code is None:
            found.append(row)
            continue
        place = outline.place(code)
        found.append(replace(row, code=place.code, depth=place.depth, questions=(*row.questions, *place.questions)))
    return found
