"""One file, from its bytes to a Workbook; runs in a worker process."""

from dataclasses import replace
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.workbook.facts.error_texts import with_error_texts
from parindex.sources.workbook.facts.font_names import old_fonts_named
from parindex.sources.workbook.facts.old_fonts import in_unicode
from parindex.sources.workbook.guard.intake import digest, take_in
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.other_kinds import cure
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.guard.signature import kind_of_content, kind_of_name, kind_of_package

__all__ = ["lost", "read_document", "read_workbook"]

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path) -> Workbook:
    """Read one file. Whatever is wrong with it is among the issues of the result."""
    sha256 = ""
    try:
        content = take_in(path)
        sha256 = digest(content)
        found, issues = _read(content, path)
        told, fonts = in_unicode(found, str(path), lambda: old_fonts_named(content))
        grids = [with_error_texts(grid) for grid in told]
        _refuse_blank(grids)
    except Refused as refused:
        return Workbook(path, sha256, (), (refused.issue(str(path)),))
    return Workbook(path, sha256, tuple(grids), (*issues, *fonts))


def read_document(path: Path) -> Workbook:
    """Read a Word or PDF file as its tables and the texts between them; any other file as `read_workbook` does.

    Of .xlsx it is told what is bold, and indents are blanks before the texts.
    """
    if path.suffix.casefold() not in {".docx", ".pdf"}:
        return _looked_at(read_workbook(path))
    sha256 = ""
    try:
        content = take_in(path)
        sha256 = digest(content)
        grids = _tables_of(content, path)
        _refuse_blank(grids)
    except Refused as refused:
        return Workbook(path, sha256, (), (refused.issue(str(path)),))
    return Workbook(path, sha256, tuple(grids))


def _looked_at(book: Workbook) -> Workbook:
    if not book.sheets or book.path.suffix.casefold() not in {".xlsx", ".xlsm"}:
        return book
    from parindex.sources.workbook.documents.sheet_looks import with_looks  # noqa: PLC0415  annexes only

    return replace(book, sheets=tuple(with_looks(take_in(book.path), book.sheets)))


def _tables_of(content: bytes, path: Path) -> list[Grid]:
    kind = kind_of_content(content)
    if path.suffix.casefold() == ".pdf":
        _refuse_other(kind, "PDF", path)
        from parindex.sources.workbook.documents.pdf import read_pdf  # noqa: PLC0415  rarely needed

        return read_pdf(content)
    if kind == "ole" and _ENCRYPTED_PACKAGE in content:
        raise Refused("F106")
    _refuse_other(kind, "zip", path)
    from parindex.sources.workbook.documents.word import read_word  # noqa: PLC0415  rarely needed

    package = Package(content)
    _refuse_other(kind_of_package(package), "docx", path)
    return read_word(package)


def lost(path: Path, code: str) -> Workbook:
    """Return what can be said of a file whose reading was cut off."""
    try:
        sha256 = digest(take_in(path))
    except Refused:
        sha256 = ""
    told = issue(code, Place(str(path)), seconds=limit("seconds"), megabytes=limit("memory") // 1_000_000)
    return Workbook(path, sha256, (), (told,))


def _refuse_blank(grids: list[Grid]) -> None:
    """Refuse a workbook that shows nothing; an error and a formula that was never calculated are something."""
    for grid in grids:
        if grid.errors or grid.uncached or any(value is not None for row in grid.rows for value in row):
            return
    raise Refused("F306")


def _read(content: bytes, path: Path) -> tuple[list[Grid], list[Issue]]:
    promised = kind_of_name(path)
    if promised is None:
        raise Refused("F107", suffix=path.suffix, cure=cure(path.suffix)) if path.suffix else Refused("F109")
    kind = kind_of_content(content)
    if kind == "zip":
        return _read_zip(Package(content), path, promised)
    if kind == "ole" and _ENCRYPTED_PACKAGE in content:
        raise Refused("F106")
    if kind in ("ole", "xls"):
        _refuse_other("xls", promised, path)
        from parindex.sources.workbook.xls.reader import read_biff  # noqa: PLC0415  rarely needed

        return read_biff(content, str(path), contained=kind == "ole")
    _refuse_other("csv" if kind == "text" else kind, promised, path)
    from parindex.sources.workbook.text.reader import read_text  # noqa: PLC0415  rarely needed

    return read_text(content, str(path))


def _refuse_other(kind: str, promised: str, path: Path) -> None:
    if kind != promised:
        found = "TXT/CSV" if kind == "csv" else kind
        raise Refused("F108", found=found, suffix=path.suffix)


def _read_zip(package: Package, path: Path, promised: str) -> tuple[list[Grid], list[Issue]]:
    kind = kind_of_package(package)
    _refuse_other(kind, promised, path)
    if kind == "xlsx":
        from parindex.sources.workbook.xlsx.reader import read_ooxml  # noqa: PLC0415  .csv does not need it

        return read_ooxml(package, str(path))
    if kind == "ods":
        from parindex.sources.workbook.ods.reader import read_ods  # noqa: PLC0415  rarely needed

        return read_ods(package, str(path))
    from parindex.sources.workbook.xlsb.reader import read_bin  # noqa: PLC0415  rarely needed

    return read_bin(package, str(path))
