"""One file, and the annexes in it."""

import tempfile
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.definitions.annex import ReadAnnex
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import Workbook
from parindex.sources.definitions.annex.after import as_before, rules_as_before
from parindex.sources.definitions.annex.draft import Head, drafted
from parindex.sources.definitions.annex.reading import annex_rows
from parindex.sources.definitions.annex.rows import read_tables
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.workbook import open_document

__all__ = ["read_annexes"]

_KEPT = "_set"
"""The hidden sheet of a printed annex that holds its definition."""


def read_annexes(path: Path, head: Head, base: Edition | None = None) -> tuple[list[ReadAnnex], list[Issue]]:
    """Read .xlsx, .xls, .ods, .csv, .docx or PDF; what is wrong with the file is among the issues.

    `base` is the edition before: what did not change stays as it was written there. An annex that this program
    printed keeps its set itself, which is the edition before where no other is named.
    """
    book = open_document(path)
    issues = list(book.issues)
    kept = None if base else _kept(book)
    base = base or kept
    found = []
    for table in read_tables(book.sheets):
        read = annex_rows(table)
        titled = {**head, "title": head.get("title") or table.caption or head["id"]}
        rows, edition, reason = drafted(rules_as_before(read, base) if base else read, titled)
        if edition and base:
            edition = as_before(edition, base)
        if edition and kept:
            edition = _home(edition, kept)
        wrong = [] if edition else [issue("X006", Place(str(path)), reason=reason)] if reason else []
        found.append(ReadAnnex(table.caption, rows, edition, wrong))
    if not found and book.sheets:
        issues.append(issue("X001", Place(str(path))))
    return found, issues


def _kept(book: Workbook) -> Edition | None:
    """Return the set that a printed annex keeps, if it can be read."""
    grid = next((one for one in book.sheets if one.hidden and one.name == _KEPT), None)
    if grid is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept.yaml"
        path.write_text("\n".join(str(row[0] or "") if row else "" for row in grid.rows), encoding="utf-8")
        return read_edition(path)[0]


def _home(edition: Edition, kept: Edition) -> Edition:
    """Return the set itself if nothing was changed; what was changed is a draft, whatever was exported."""
    changed = edition.model_copy(update={"draft": kept.draft})
    if (edition.edition, edition.id) == (kept.edition, kept.id) and changed == kept:
        return kept
    return edition.model_copy(update={"draft": True, "max": None if edition.max != edition.total else edition.max})
