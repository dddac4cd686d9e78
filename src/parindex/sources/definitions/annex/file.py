"""One file, and the annexes in it."""

from pathlib import Path

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.definitions.annex import ReadAnnex
from parindex.model.issues import Issue, Place
from parindex.sources.definitions.annex.after import as_before, rules_as_before
from parindex.sources.definitions.annex.draft import Head, drafted
from parindex.sources.definitions.annex.reading import annex_rows
from parindex.sources.definitions.annex.rows import read_tables
from parindex.sources.workbook import open_document

__all__ = ["read_annexes"]


def read_annexes(path: Path, head: Head, base: Edition | None = None) -> tuple[list[ReadAnnex], list[Issue]]:
    """Read .xlsx, .xls, .ods, .csv, .docx or PDF; what is wrong with the file is among the issues.

    `base` is the edition before: what did not change stays as it was written there.
    """
    book = open_document(path)
    issues = list(book.issues)
    found = []
    for table in read_tables(book.sheets):
        read = annex_rows(table)
        rows, edition, reason = drafted(
            rules_as_before(read, base) if base else read, {**head, "title": head.get("title") or table.caption}
        )
        if edition and base:
            edition = as_before(edition, base)
        wrong = [] if edition else [issue("X006", Place(str(path)), reason=reason)] if reason else []
        found.append(ReadAnnex(table.caption, rows, edition, wrong))
    if not found and book.sheets:
        issues.append(issue("X001", Place(str(path))))
    return found, issues
