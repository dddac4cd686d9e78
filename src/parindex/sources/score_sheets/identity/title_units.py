"""Units that are named in the title of a table without any label: "BẢNG TỰ CHẤM ĐIỂM … CỦA PHƯỜNG HÒA THUẬN"."""

import re
from collections.abc import Iterator, Mapping

from parindex.model.units import Unit
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import Grid, Position
from parindex.sources.score_sheets.identity.unit_names import NameIndex, canonical

__all__ = ["units_in_title"]

_LONGEST = 400
"""A paragraph is no title."""
_CITED = re.compile(r"kèm theo|quyết định|căn cứ|nghị quyết|công văn|thông tư|nghị định")
"""Lines about other papers name who wrote these."""
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*\.?")
_AFTER = re.compile(
    r"(?:[0-9]|năm|(?:quý|tháng) [0-9ivx]|(?:trực )?thuộc|thành phố|tp|thị xã|tx|huyện|h\.|quận|q\.|tỉnh|t\."
    r"|tự (?:chấm|đánh giá)|chấm điểm|đánh giá|theo|về|in|for|year)"
    r"(?![^\W\d_])"
)
"""What goes on after a name. Any other word may belong to a longer name: An Phú is not An Phú Đông."""
_SHORT = re.compile(r"\b(p|ph|x|tt|đk)\.\s*(?=\w)")
_SPELLED = (
    {"p": "phường", "ph": "phường", "x": "xã", "tt": "thị trấn", "đk": "đặc khu"},
    {"p": "phòng", "ph": "phường", "x": "xã", "tt": "trung tâm", "đk": "đặc khu"},
)


def units_in_title(names: NameIndex, grid: Grid, last: int) -> dict[str, tuple[Unit, Position]]:
    """Return the units that are named above row `last`, by id, each with the first cell that names it.

    A line counts that is a name, or that has a full name (with its kind: phường, xã, …) or alias in it.
    """
    found: dict[str, tuple[Unit, Position]] = {}
    for row, cells in enumerate(grid.rows[:last]):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) <= _LONGEST:
                for unit in _named(names, shown(cell)):
                    found.setdefault(unit.id, (unit, (row, column)))
    return found


def _named(names: NameIndex, text: str) -> Iterator[Unit]:
    whole = names.unit(text.strip(" .:;,-–()"))
    if isinstance(whole, Unit):
        yield whole
        return
    plain = canonical(text)
    if not _CITED.search(plain):
        variants = {_spelled(plain, spelled) for spelled in _SPELLED}
        for variant in sorted(variants):
            yield from _inside(names, variant)


def _spelled(text: str, spelled: Mapping[str, str]) -> str:
    return _SHORT.sub(lambda short: f"{spelled[short[1]]} ", text)


def _inside(names: NameIndex, text: str) -> Iterator[Unit]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        for number in range(min(names.longest, len(words) - at), 1, -1):
            units = names.written(" ".join(word[0].rstrip(".") for word in words[at : at + number]))
            if units and _ends(text, words, at + number):
                yield from units
                at += number - 1
                break
        at += 1


def _ends(text: str, words: list[re.Match[str]], after: int) -> bool:
    """Tell whether a name ends before the word `after`."""
    if after >= len(words):
        return True
    between = text[words[after - 1].end() : words[after].start()]
    return bool(between.strip()) or _AFTER.match(text, words[after].start()) is not None
