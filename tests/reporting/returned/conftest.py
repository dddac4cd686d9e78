from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from parindex.model.issues import Severity
from parindex.reporting.marked_copies import Finding
from parindex.sources.workbook.guard.intake import digest
from parindex.workflow.returns.marking.copying import copy_of


@dataclass
class Copied:
    """A marked copy, and the book in it."""

    content: bytes
    edited: bool
    lost: tuple[str, ...]
    book: openpyxl.Workbook = field(init=False)

    def __post_init__(self):
        self.book = openpyxl.load_workbook(BytesIO(self.content))


@pytest.fixture
def finding():
    def make(  # noqa: PLR0913, PLR0917  every part of a finding
        cell="B2", sheet="Bảng điểm", severity=Severity.ERROR, message="Sai", remedy="Sửa", code="S103"
    ):
        return Finding(severity, code, sheet, cell, "Xã Đồi Chè", "1.1", message, remedy)

    return make


@pytest.fixture
def copied(tmp_path):
    """Mark a workbook that a function writes with XlsxWriter, or a file."""

    def make(write, findings, locale="vi", name="phieu.xlsx"):
        path = tmp_path / name
        if callable(write):
            with xlsxwriter.Workbook(path) as book:
                write(book, book.add_worksheet("Bảng điểm"))
        else:
            path.write_bytes(write)
        made = copy_of(path, digest(path.read_bytes()), findings, locale)
        return Copied(made.content, made.edited, made.lost)

    return make


@pytest.fixture
def spoilt():
    def spoilt(content, extra, changes):
        """A package with more parts, and texts replaced in others."""
        out = BytesIO()
        with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
            for name in old.namelist():
                text = old.read(name)
                for before, after in changes.get(name, ()):
                    assert before in text
                    text = text.replace(before, after)
                new.writestr(name, text)
            for name, text in extra.items():
                new.writestr(name, text)
        return out.getvalue()

    return spoilt


@pytest.fixture
def part():
    def part(content, name):
        with ZipFile(BytesIO(content)) as archive:
            return archive.read(name)

    return part
