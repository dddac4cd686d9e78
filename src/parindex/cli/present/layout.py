"""What was recognised in every sheet: as text, and as part of a document."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.text import Text

from parindex.cli.present.terminal import answer, plain, table
from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.sources.score_sheets.layout import Shape
from parindex.sources.score_sheets.recognition import By, ColumnSeen, Found, SheetSeen
from parindex.sources.score_sheets.sheets_of_book import Passed

__all__ = ["layouts_document", "print_layouts"]


def print_layouts(sheets: Sequence[SheetSeen], speech: Speech, folder: Path | None = None) -> None:
    """Print for every sheet its form, whose it is, and what each column holds and why."""
    told: dict[tuple[ColumnSeen, ...], str] = {}
    for file, group in groupby(sheets, key=lambda sheet: sheet.file):
        name = plain(_relative(file, folder))
        answer(name, style="bold")
        for sheet in group:
            _print_head(sheet, speech)
            first = told.setdefault(sheet.columns, f"{name} '{plain(sheet.sheet)}'")
            if first != f"{name} '{plain(sheet.sheet)}'" and sheet.columns:
                answer("    " + speech.say("columns as in {sheet}", sheet=first), style="dim")
            elif sheet.columns:
                _print_columns(sheet, speech)
    if sheets:
        answer()


def _print_head(sheet: SheetSeen, speech: Speech) -> None:
    head = Text("  ")
    head.append(plain(f"'{sheet.sheet}'"), style="bold")
    head.append("  " + plain("; ".join(_facts(sheet, speech))))
    answer(head)


def _print_columns(sheet: SheetSeen, speech: Speech) -> None:
    made = table(
        ("  " + speech.say("Column"), False),
        (speech.say("Holds"), False),
        (speech.say("Heading"), False),
        (speech.say("Recognised by"), False),
    )
    for column in sheet.columns:
        letters = column.first if column.first == column.last else f"{column.first}–{column.last}"
        stages = ", ".join(_holds(stage, speech) for stage in column.word.split(", ")) if _divided(column) else ""
        holds = f"{_holds(column.holds, speech)}: {stages}" if stages else _holds(column.holds, speech)
        made.add_row(
            "  " + letters,
            plain(holds),
            plain(column.heading),
            plain(_why(column, sheet, speech)),
            style=None if column.holds else "dim",
        )
    answer(made)


def _divided(column: ColumnSeen) -> bool:
    """Tell whether columns of many units or components stand for several stages."""
    return column.by in {By.CODES, By.NAMES} and bool(column.word)


def _facts(sheet: SheetSeen, speech: Speech) -> list[str]:
    """Say the form of a sheet, where its table stands, and whose it is."""
    rule = [speech.say("layout rule for {files}", files=sheet.rule)] if sheet.rule else []
    if sheet.shape is None:
        return [_passed(sheet.passed, speech), *rule]
    first, last = sheet.heading
    facts = [_shape(sheet.shape, speech)]
    if sheet.passed is not None:
        facts.append(_passed(sheet.passed, speech))
    rows = str(last) if first == last else f"{first}–{last}"
    facts.append(speech.say("heading in row {rows}, table from row {body}", rows=rows, body=sheet.body))
    if sheet.shape is Shape.UNIT:
        facts.append(speech.say("unit: {found}", found=_found(sheet.unit, speech)))
    return [*facts, speech.say("year: {found}", found=_found(sheet.year, speech)), *rule]


def _shape(shape: Shape, speech: Speech) -> str:
    match shape:
        case Shape.UNIT:
            return speech.say("one unit, criteria down")
        case Shape.MATRIX:
            return speech.say("matrix, units down")
        case Shape.TURNED:
            return speech.say("matrix, units across")
        case Shape.LONG:
            return speech.say("a row for each unit and component")


def _passed(passed: Passed | None, speech: Speech) -> str:
    match passed:
        case Passed.NO_SCORES:
            return speech.say("not read: a heading without scores")
        case Passed.SUMS:
            return speech.say("not read: only sums of areas, compared with the scores")
        case Passed.HIDDEN:
            return speech.say("not read: the sheet is hidden and another one is not")
        case Passed.RULE:
            return speech.say("not read: a layout rule skips it")
        case _:
            return speech.say("not read: no table of scores")


def _found(found: Found, speech: Speech) -> str:
    if found.by is By.NOTHING:
        unknown = speech.say("not known")
        return f"{unknown} ({found.value}, {found.cell})" if found.value else unknown
    places = {
        By.CELL: speech.say("cell {cell}", cell=found.cell),
        By.SHEET: speech.say("name of the sheet"),
        By.FILE: speech.say("name of the file"),
        By.FOLDER: speech.say("name of the folder"),
        By.OPTION: "--year",
        By.EDITION: speech.say("the only criteria set"),
        By.RULE: speech.say("layout rule"),
    }
    return f"{found.value} ({places[found.by]})"


def _why(column: ColumnSeen, sheet: SheetSeen, speech: Speech) -> str:
    if column.by is By.HEADING:
        return f"“{column.word}”" if column.word else ""
    reasons = {
        By.RULE: speech.say("layout rule") if column.holds else speech.say("layout rule: not read"),
        By.SYNONYM: speech.say("word of the workspace (layout: synonyms)"),
        By.CODES: speech.say("codes in row {row}", row=sheet.codes),
        By.NAMES: speech.say("names in row {row}", row=sheet.names),
    }
    return reasons.get(column.by, "")


def _holds(holds: str, speech: Speech) -> str:
    """Name what a column holds in the words of the guide."""
    names = {
        "": speech.say("(not read)"),
        "code": speech.say("code"),
        "code+title": speech.say("code and title"),
        "title": speech.say("title"),
        "maximum": speech.say("maximum"),
        "self": speech.say("self score"),
        "appraisal_1": speech.say("appraisal 1"),
        "appraisal_2": speech.say("appraisal 2"),
        "survey": speech.say("survey score"),
        "evidence": speech.say("evidence"),
        "comment": speech.say("comment"),
        "unit": speech.say("unit"),
        "units": speech.say("units"),
        "stage": speech.say("stage"),
        "components": speech.say("components"),
    }
    return names[holds.replace("-", "_")]


def layouts_document(sheets: Sequence[SheetSeen]) -> list[Mapping[str, Any]]:
    """Return what was recognised in every sheet, ready for JSON; rows and columns are named as in spreadsheets."""
    return [_document(sheet) for sheet in sheets]


def _document(sheet: SheetSeen) -> Mapping[str, Any]:
    table_found = sheet.shape is not None
    return {
        "file": one_line(sheet.file),
        "sheet": one_line(sheet.sheet),
        "shape": sheet.shape.value if sheet.shape else None,
        "skipped": sheet.passed.value if sheet.passed else None,
        "heading": list(sheet.heading) if table_found else None,
        "body": sheet.body if table_found else None,
        "columns": [
            {
                "first": column.first,
                "last": column.last,
                "holds": column.holds or None,
                "heading": one_line(column.heading),
                "by": column.by.value,
                "word": column.word,
            }
            for column in sheet.columns
        ],
        "unit": _found_document(sheet.unit),
        "year": _found_document(sheet.year),
        "rule": one_line(sheet.rule) or None,
    }


def _found_document(found: Found) -> Mapping[str, Any]:
    return {"value": one_line(found.value) or None, "by": found.by.value, "cell": found.cell or None}


def _relative(file: str, folder: Path | None) -> str:
    if folder is not None and Path(file).is_absolute() and Path(file).is_relative_to(folder):
        return str(Path(file).relative_to(folder))
    return file
