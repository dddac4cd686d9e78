"""The sheet of lists: most improved, steadiest, tiers as they followed, years in a row, rank and index apart."""

from collections.abc import Sequence

from parindex.reporting.report.contents import Figure
from parindex.reporting.report.contents.trend import BlockReview
from parindex.reporting.trend.excel.page import TrendPage

__all__ = ["write_lists"]


def write_lists(page: TrendPage) -> None:
    """Write one list under the other."""
    block = page.block
    assert block is not None
    say = page.voice.say
    page.title(say("Lists"))
    line = 3
    line = _gains(page, block, line)
    if block.steadiest:
        heads = [say("Place"), say("Unit"), say("Mean step"), say("Steps")]
        rows = [(one.place, one.name, one.moved, str(one.steps)) for one in block.steadiest]
        line = _table(page, line, say("Steadiest"), heads, rows)
    if any(unit.tiers for unit in block.units):
        line = _texts(page, line, say("Tiers"), [f"{unit.name}: {unit.tiers}" for unit in block.units if unit.tiers])
    if block.runs:
        line = _texts(page, line, say("Years in a row"), block.runs)
    if block.parted:
        title = say("Rank and index did not go the same way in {year}", year=block.last)
        _texts(page, line, title, block.parted)
    page.fitted([9, 36, 14, 14, 40])


def _gains(page: TrendPage, block: BlockReview, line: int) -> int:
    say = page.voice.say
    heads = [say("Place"), say("Unit"), say("± index"), say("± rank")]
    over = {"years": block.over, "first": block.since, "last": block.last}
    lists = (
        (say("Most improved over one year ({before}–{last})", before=block.before, last=block.last), block.improved),
        (say("Most improved over {years} years ({first}–{last})", **over), block.improved_over),
    )
    for title, gains in lists:
        if gains:
            rows = [(gain.place, gain.name, gain.index, gain.places) for gain in gains]
            line = _table(page, line, title, heads, rows, signed=True)
    return line


def _table(  # noqa: PLR0913  where and what
    page: TrendPage,
    line: int,
    title: str,
    heads: Sequence[str],
    rows: Sequence[tuple[str | Figure, ...]],
    *,
    signed: bool = False,
) -> int:
    page.sheet.write_string(line, 0, title, page.book.look("subject", text_wrap=False))
    page.heads(line + 1, heads)
    for row, cells in enumerate(rows, line + 2):
        for column, cell in enumerate(cells):
            if isinstance(cell, Figure):
                page.figure(row, column, cell, signed=signed)
            else:
                page.sheet.write_string(row, column, cell, page.book.look("text" if column == 1 else "centre"))
    return line + 3 + len(rows)


def _texts(page: TrendPage, line: int, title: str, texts: Sequence[str]) -> int:
    page.sheet.write_string(line, 0, title, page.book.look("subject", text_wrap=False))
    for row, text in enumerate(texts, line + 1):
        page.sheet.write_string(row, 0, text, page.book.look("note", text_wrap=False))
    return line + 2 + len(texts)
