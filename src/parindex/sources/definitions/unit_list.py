"""A list of units, as offices keep it, made into a registry, or into one that is there already; nothing is lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.texts.bilingual import Bilingual
from parindex.model.units import Block, Registry, Unit
from parindex.sources.cells.cell_text import address, folded, shown
from parindex.sources.cells.grid import Grid, filled
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_names import NameIndex, canonical
from parindex.sources.workbook import open_document

__all__ = ["Listed", "listed_registry", "read_unit_list"]

_DEEPEST = 40
_NAME = re.compile(r"(?:tên )?(?:đơn vị|cơ quan|đvhc|sở, ban, ngành|xã, phường)|^tên\b|\bunits?\b|\bname\b|^bodies$")
_BLOCK = re.compile(r"\b(?:khối|nhóm|loại|cấp|block|group|kind)\b")
_SHORT = re.compile(r"viết tắt|tên khác|tên gọi khác|\balias|short|abbreviation")
_NO_UNIT = re.compile(r"tổng(?: cộng| số)?|cộng|total|người lập.*|ghi chú.*|note.*", re.IGNORECASE)
_BLOCK_HEAD = re.compile(r"^(?:[IVX]+|[A-Z])[.)/]?\s+|^(?:khối|nhóm|các)\s", re.IGNORECASE)
_COMMUNE = re.compile(r"(?:xã|phường|thị trấn|đặc khu)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit as it stands in the list; `block` is the title of its block, if the list says one."""

    name: str
    block: str
    aliases: tuple[str, ...]
    place: Place


def read_unit_list(path: Path) -> tuple[list[Listed], list[Issue]]:
    """Read the lists of a workbook, Word or PDF file; rows that repeat a unit are among the issues."""
    book = open_document(path)
    found: list[Listed] = []
    issues = list(book.issues)
    seen: set[str] = set()
    for grid in book.sheets:
        for one in [] if grid.hidden else _listed(grid, str(path)):
            if canonical(one.name) in seen:
                issues.append(issue("X022", one.place, name=one.name))
                continue
            seen.add(canonical(one.name))
            found.append(one)
    if not found and book.sheets:
        issues.append(issue("X021", Place(str(path))))
    return found, issues


def _listed(grid: Grid, file: str) -> list[Listed]:
    texts = [[shown(value) for value in row] for row in filled(grid)]
    head = _head(texts[:_DEEPEST])
    if head is None:
        return []
    name, block, short = (_column(texts[head], kind) for kind in (_NAME, _BLOCK, _SHORT))
    assert name is not None
    found, above = list[Listed](), ""
    for at, row in enumerate(texts[head + 1 :], head + 1):
        told = _told(row)
        words = _at(row, name)
        if _heads(told, block):
            above = _BLOCK_HEAD.sub("", " ".join(told)) if len(told) > 1 or not told[0][:1].isalpha() else told[0]
            above = re.sub(r"^(?:[IVX]+|[A-Z])[.)/]?\s+", "", above).strip()
        elif words and any(map(str.isalpha, words)) and not _NO_UNIT.fullmatch(words):
            aliases = tuple(part.strip() for part in re.split(r"[;,]", _at(row, short)) if part.strip())
            found.append(Listed(words, _at(row, block) or above, aliases, Place(file, grid.name, address(at, name))))
    return found


def _head(texts: Sequence[Sequence[str]]) -> int | None:
    """Return the row of headings, which stands before the first number: one with others beside the name comes first.

    A title above the table ("Danh sách các cơ quan, đơn vị") has the same words as a heading, but stands alone.
    """
    before = [_told(row) for row in takewhile(lambda row: not _numbered(row), texts)]
    named = [at for at in range(len(before)) if _column(texts[at], _NAME) is not None and not _heads(before[at], None)]
    beside = [at for at in named if len(before[at]) > 1]
    own = [at for at in named if folded(before[at][0]).startswith("tên ")]
    return next(iter([*beside, *own, *named]), None)


def _numbered(row: Sequence[str]) -> bool:
    """Tell whether a row is a line of the list: it begins with its number."""
    return next(iter(_told(row)), "").strip(".) ").isdecimal()


def _told(row: Sequence[str]) -> list[str]:
    return [text for text in dict.fromkeys(row) if text]


def _column(row: Sequence[str], kind: re.Pattern[str]) -> int | None:
    others = {_NAME: (_BLOCK, _SHORT)}.get(kind, ())
    for at, text in enumerate(row):
        words = folded(text)
        if words and len(words) < 60 and kind.search(words) and not any(other.search(words) for other in others):  # noqa: PLR2004
            return at
    return None


def _at(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _heads(told: Sequence[str], block: int | None) -> bool:
    """Tell whether a row is the heading of a block: a roman numeral or letter, and one text."""
    if block is not None or not told:
        return False
    if len(told) == 2 and re.fullmatch(r"[IVX]+|[A-Z]", told[0].strip(". ")):  # noqa: PLR2004  number and text
        return True
    return len(told) == 1 and _BLOCK_HEAD.match(told[0]) is not None


def listed_registry(
    units: Sequence[Listed], known: Registry | None, criteria: str, place: Place
) -> tuple[Registry, int, list[Issue]]:
    """Return the registry with all units, how many are new, and what the list lacks.

    Units that are known keep their ids and everything else; those that the list lacks are kept and told.
    """
    blocks = dict(known.blocks) if known else {}
    made = list(known.units) if known else []
    index = NameIndex(known) if known else None
    used = {unit.id.casefold() for unit in made}
    met: set[str] = set()
    for one in units:
        found = index.unit(one.name) if index else None
        if isinstance(found, Unit):
            met.add(found.id)
            continue
        block = _block(one, blocks, criteria)
        made.append(Unit(id=_free(slug(one.name), used), name=one.name, block=block, aliases=one.aliases))
    issues = [
        issue("X023", place, unit=unit.name, name=unit.name)
        for unit in (known.units if known else ())
        if unit.id not in met and unit.until is None
    ]
    return Registry(blocks=blocks, units=tuple(made)), len(made) - len(known.units if known else ()), issues


def _block(one: Listed, blocks: dict[str, Block], criteria: str) -> str:
    """Return the block of a new unit: by its title, else by its kind; a block that is missing is made."""
    commune = _COMMUNE.match(one.name) is not None
    title = one.block or ("Khối xã, phường" if commune else "Khối các cơ quan")
    for name, block in blocks.items():
        if folded(title) in {folded(name), *(folded(text) for text in (block.title.vi, block.title.en) if text)}:
            return name
    name = slug(title) if one.block else "communes" if commune else "departments"
    blocks.setdefault(name, Block(title=Bilingual(vi=title), criteria=criteria))
    return name


def _free(wanted: str, used: set[str]) -> str:
    found, number = wanted, 1
    while found in used:
        number += 1
        found = f"{wanted}-{number}"
    used.add(found)
    return found
