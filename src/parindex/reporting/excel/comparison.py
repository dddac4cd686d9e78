"""The comparison sheet: how the criteria changed, what was derived, and both years like for like."""

from parindex.reporting.excel.page import Page
from parindex.reporting.report.contents import BlockReport, DerivedRow, Figure, LikeLine
from parindex.reporting.writers.book import fitted, merged, row_height

__all__ = ["has_comparison", "write_comparison"]

_WIDTHS = (36, 13, 13, 11, 10, 10, 9, 13, 13)
_WHOLE = sum(_WIDTHS)
_PARTS = sum(_WIDTHS[4:])
_FIRST = 3


def has_comparison(block: BlockReport) -> bool:
    """Tell whether there is anything beside the official changes."""
    return bool(block.not_comparable or block.derived or block.like_for_like)


def write_comparison(page: Page) -> None:
    """Write texts and tables below each other; all figures are values, for they need both years."""
    page.title(page.voice.say("Comparison with {year}", year=page.block.compare))
    line = _FIRST
    for text in page.block.not_comparable:
        line = _text(page, line, text)
    if page.block.derived:
        line = _derived(page, line + 1) + 1
    if page.block.like_for_like:
        _like(page, line + 1)
    fitted(page.sheet, _WIDTHS)


def _text(page: Page, line: int, text: str) -> int:
    merged(page.sheet, (line, 0, line, len(_WIDTHS) - 1), text, page.book.look("note"))
    page.sheet.set_row(line, row_height((text, _WHOLE)))
    return line + 1


def _heading(page: Page, line: int, heading: str, text: str) -> int:
    page.sheet.write_string(line, 0, heading, page.book.look("title"))
    return _text(page, line + 1, text)


def _derived(page: Page, line: int) -> int:
    say = page.voice.say
    text = say(
        "No official changes: the index of {year} is that of the predecessors, weighted by the shares that the "
        "registry states (Σ share × index / Σ share).",
        year=page.block.compare,
    )
    line = _heading(page, line, say("Derived from predecessors"), text)
    heads = (say("Unit"), say("Index %"), say("Derived {year}", year=page.block.compare), say("Difference"))
    page.heads(line, *heads)
    merged(page.sheet, (line, 4, line, 8), say("Predecessors: share × index"), page.book.look("head"))
    for at, row in enumerate(page.block.derived, line + 1):
        _derived_row(page, at, row)
    return line + 1 + len(page.block.derived)


def _derived_row(page: Page, line: int, row: DerivedRow) -> None:
    parts = "; ".join(row.parts)
    page.sheet.write_string(line, 0, row.name, page.book.look("text"))
    _number(page, line, 1, row.index)
    _number(page, line, 2, row.previous)
    page.change(line, 3, row.difference, page.decimals)
    merged(page.sheet, (line, 4, line, 8), parts, page.book.look("text"))
    page.sheet.set_row(line, row_height((row.name, _WIDTHS[0]), (parts, _PARTS)))


def _like(page: Page, line: int) -> None:
    found, say = page.block.like_for_like, page.voice.say
    assert found is not None
    line = _heading(page, line, say("Like for like"), found.text)
    if not found.available:
        return
    years = (page.block.year, page.block.compare)
    heads = [say("Unit"), *(say("Like for like {year}", year=each) for each in years), say("± index")]
    heads += [*(say("Rank {year}", year=each) for each in years), say("± rank")]
    heads += [say("Official {year}", year=each) for each in years]
    page.heads(line, *heads)
    page.sheet.set_row(line, 32)
    for at, row in enumerate(found.rows, line + 1):
        _like_row(page, at, row)


def _like_row(page: Page, line: int, row: LikeLine) -> None:
    page.sheet.write_string(line, 0, row.name, page.book.look("text"))
    page.sheet.set_row(line, row_height((row.name, _WIDTHS[0])))
    _number(page, line, 1, row.index)
    _number(page, line, 2, row.previous)
    page.change(line, 3, row.change, page.decimals)
    page.sheet.write_string(line, 4, row.place, page.book.look("centre"))
    page.sheet.write_string(line, 5, row.previous_place, page.book.look("centre"))
    page.change(line, 6, row.places, 0)
    _number(page, line, 7, row.official)
    _number(page, line, 8, row.previous_official)


def _number(page: Page, line: int, column: int, figure: Figure) -> None:
    if figure.rounded is None:
        page.sheet.write_string(line, column, figure.text, page.book.look("centre"))
    else:
        page.sheet.write_number(line, column, float(figure.rounded), page.number())
