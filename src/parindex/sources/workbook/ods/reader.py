"""Read .ods: guard, values and facts of every sheet, all in one pass.

Values and facts stand in the same elements, so that a second reader would find nothing that the first does not.
"""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.seen_sheets import (
    SeenSheet,
    grid,
    overlaps,
    refuse_namesakes,
    refuse_too_many_cells,
)
from parindex.sources.workbook.guard.markup import clean
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.number_formats.conditional_formats import with_conditional_formats
from parindex.sources.workbook.ods.sheet import OdsSheet
from parindex.sources.workbook.ods.styles import Styles
from parindex.sources.workbook.ods.walk import walk_content, walk_styles

__all__ = ["read_ods"]

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_LISTS = ("script-lc.xml", "script-lb.xml")


def read_ods(package: Package, file: str) -> tuple[list[Grid], list[Issue]]:
    """Read all sheets in the order of their tabs, and what else should be known about the file. Raises `Refused`."""
    manifest = package.part(_MANIFEST)
    if manifest is not None and b"encryption-data" in manifest:
        raise Refused("F106")
    styles = Styles()
    common = package.part(_STYLES)
    if common is not None:
        walk_styles(clean(common, _STYLES), _STYLES, styles)
    content = package.part(_CONTENT)
    assert content is not None
    found = walk_content(clean(content, _CONTENT), styles)
    sheets = [SeenSheet(one.name, one.hidden, one.facts()) for one in found]
    refuse_namesakes([sheet.name for sheet in sheets])
    refuse_too_many_cells([sheet.facts for sheet in sheets])
    grids = [
        with_conditional_formats(grid(sheet, tuple(one.rows)), one.conditional)
        for sheet, one in zip(sheets, found, strict=True)
    ]
    return grids, [*_notices(package, found, file), *overlaps(sheets, file)]


def _notices(package: Package, sheets: list[OdsSheet], file: str) -> Iterator[Issue]:
    if any(name.startswith(("basic/", "scripts/")) and not name.endswith(_LISTS) for name in package.names()):
        yield issue("F401", Place(file))
    if any(sheet.linked for sheet in sheets):
        yield issue("F402", Place(file))
