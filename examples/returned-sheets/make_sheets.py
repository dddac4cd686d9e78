"""Write the twenty faulty workbooks: python examples/returned-sheets/make_sheets.py

All units and scores are invented. LibreOffice writes the .xls and .ods files; everything else is the
same on every run.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

import yaml

HERE = Path(__file__).resolve().parent
SHEETS = HERE / "sheets" / "2025"
DAY = datetime(2026, 1, 5)  # noqa: DTZ001  as the file has it
EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST = 9
"""The row of the first criterion; the heading stands in the two rows above it."""

UNITS = [unit["name"] for unit in yaml.safe_load((HERE / "units.yaml").read_text("utf-8"))["units"]]
SCORES = {
    "1.1": 2, "1.2": 1.75, "1.3": 1, "1.4": 1.5, "1.5": 0.75, "1.6": 1, "1.7": 1.75, "1.8": 1, "1.9": 0.5, "1.10": 0.75,
    "2.1": 2, "2.2": 93.5, "2.3": 1.5, "3.1": 88.2,
}  # fmt: skip


@dataclass
class Form:
    """A score sheet before it is written; traps change it."""

    unit: str
    title: str = "BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025"
    codes: dict[str, object] = field(default_factory=dict)
    """Codes that are not typed as they should be."""
    marks: dict[str, object] = field(default_factory=lambda: dict(SCORES))
    """What stands in the column of the appraisal (of the survey for 3.1)."""
    percent: set[str] = field(default_factory=set)
    formulas: dict[str, tuple[str, object]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    merged: tuple[str, str] | None = None
    heads: tuple[str, ...] = (
        "Mã số",
        "Nội dung",
        "Điểm tối đa",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "Điểm điều tra XHH",
        "Ghi chú",
    )
    subtotal: dict[str, float] = field(default_factory=dict)
    twice: bool = False


def rows() -> list[tuple[str, str, float, bool]]:
    """Code, title, maximum, and whether it is an area."""
    tree = yaml.safe_load((HERE / "criteria" / "example-communes-2025.yaml").read_text("utf-8"))["index"]
    found = []
    for area in tree:
        found.append((area["code"], area["title"]["vi"], area["max"], True))
        found += [(part["code"], part["title"]["vi"], part["max"], False) for part in area["parts"]]
    return found


ROWS = rows()
LINE = {code: FIRST + number for number, (code, *_) in enumerate(ROWS)}


def write(form: Form, path: Path) -> None:
    with Workbook(path) as book:
        book.set_properties({"author": "parindex", "created": DAY})
        for name in ("Bảng điểm", "Bảng điểm (2)") if form.twice else ("Bảng điểm",):
            _sheet(book, book.add_worksheet(name), form)
            form.marks["1.2"] = 1.5 if form.twice else form.marks["1.2"]
    _undate(path)


def _sheet(book: Workbook, sheet: Worksheet, form: Form) -> None:
    bold, wrap = book.add_format({"bold": True}), book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#DDEBF7"}
    )
    title = book.add_format({"bold": True, "align": "center", "font_size": 13})
    for column, width in enumerate((8, 34, 9, 10, 12, 12, 22)):
        sheet.set_column(column, column, width)
    sheet.write(0, 0, "ỦY BAN NHÂN DÂN", bold)
    sheet.merge_range(2, 0, 2, 6, form.title, title)
    sheet.write(3, 0, f"Đơn vị: {form.unit}", bold)
    sheet.set_row(FIRST - 3, 32)
    for column, text in enumerate(form.heads):
        sheet.write(FIRST - 3, column, text, head)
        sheet.write(FIRST - 2, column, column + 1, head)
    for code, text, most, is_area in ROWS:
        _row(book, sheet, form, (code, text, most, is_area), wrap)
    if form.merged:
        first, last = (LINE[code] - 1 for code in form.merged)
        sheet.merge_range(first, 4, last, 4, form.marks[form.merged[0]], wrap)
    sheet.write(LINE["3.1"] + 2, 4, "THỦ TRƯỞNG ĐƠN VỊ", bold)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _row(book: Workbook, sheet: Worksheet, form: Form, line: tuple[str, str, float, bool], wrap: Format) -> None:
    code, text, most, is_area = line
    row = LINE[code] - 1
    look = {"border": 1, "valign": "vcenter"}
    plain = book.add_format(look | {"bold": is_area})
    number = book.add_format(look | {"num_format": "0.0%"}) if code in form.percent else plain
    value = form.codes.get(code, code)
    if isinstance(value, datetime):
        sheet.write_datetime(row, 0, value, book.add_format(look | {"num_format": "d.m"}))
    elif isinstance(value, str):
        sheet.write_string(row, 0, value, plain)
    else:
        sheet.write_number(row, 0, value, book.add_format(look | {"num_format": "0.0"}))
    sheet.write(row, 1, text, wrap)
    sheet.write(row, 2, most, plain)
    for column in (3, 4, 5, 6):
        sheet.write_blank(row, column, None, plain)
    if is_area:
        if code in form.subtotal:
            sheet.write(row, 4, form.subtotal[code], plain)
    else:
        column = 5 if code.startswith("3.") else 4
        if column == 4:
            sheet.write(row, 3, SCORES[code], plain)
        if code in form.formulas:
            formula, result = form.formulas[code]
            sheet.write_formula(row, column, formula, number, result)
        elif form.marks[code] is not None:
            _mark(sheet, (row, column), form.marks[code], number, book)
    if code in form.hidden:
        sheet.set_row(row, None, None, {"hidden": True})


def _mark(sheet: Worksheet, at: tuple[int, int], value: object, look: Format, book: Workbook) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(*at, value, book.add_format({"border": 1, "num_format": "d/m"}))
    elif isinstance(value, str):
        sheet.write_string(*at, value, look)
    else:
        sheet.write_number(*at, value, look)


def _undate(
    path: Path, extra: dict[str, bytes] | None = None, change: Callable[[str, bytes], bytes] | None = None
) -> None:
    """Write a workbook anew without times, with other parts added or changed."""
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | (extra or {})
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            new.writestr(entry, change(name, content) if change else content)


# --- The traps, one function a file: each gets an untouched form and changes it ---------------------------------------


def comma(form: Form) -> None:
    form.marks |= {"1.5": "0,75", "1.10": "0.85/1"}


def over(form: Form) -> None:
    form.marks["1.4"] = 15


def ambiguous(form: Form) -> None:
    form.marks["1.6"] = "1.500"


def small_rate(form: Form) -> None:
    form.marks["2.2"] = 0.935


def percent(form: Form) -> None:
    form.marks["1.8"] = 0.9
    form.percent.add("1.8")


def code_number(form: Form) -> None:
    form.codes["1.10"] = 1.1


def code_date(form: Form) -> None:
    form.codes["2.1"] = datetime(2026, 1, 2)  # noqa: DTZ001  as the file has it


def error(form: Form) -> None:
    form.formulas["1.7"] = ("=#REF!*2", "#REF!")


def uncalculated(form: Form) -> None:
    form.formulas["1.9"] = ("=D17", "")


def subtotal(form: Form) -> None:
    form.subtotal = {"1": 15}


def hidden(form: Form) -> None:
    form.hidden.add("1.6")


def merged(form: Form) -> None:
    form.merged = ("1.8", "1.9")


def two_columns(form: Form) -> None:
    form.heads = (*form.heads[:4], "Điểm thẩm định", "Điểm điều tra XHH", "Điểm thẩm định")


def last_year(form: Form) -> None:
    form.title = form.title.replace("2025", "2024")


def unknown(form: Form) -> None:
    form.unit = "Phường Ao Ca"


def twice(form: Form) -> None:
    form.twice = True


def date(form: Form) -> None:
    form.marks["1.5"] = datetime(2026, 2, 1)  # noqa: DTZ001  as the file has it


def missing(form: Form) -> None:
    form.marks["2.3"] = None


def linked(form: Form) -> None:
    form.formulas["1.4"] = ("=[1]Sheet1!$B$2", 1.5)


def nothing(_form: Form) -> None:
    """The trap is in the file, not in the form."""


TRAPS: dict[str, Callable[[Form], None]] = {
    "01-doi-che.xlsx": comma,
    "02-suoi-trong.csv": nothing,
    "03-ben-do.xlsx": over,
    "04-go-moi.xlsx": ambiguous,
    "05-cau-tre.xlsx": small_rate,
    "06-rung-thong.xlsx": percent,
    "07-dong-xanh.xlsx": code_number,
    "08-ho-sen.xlsx": code_date,
    "09-nui-voi.xlsx": error,
    "10-lang-chai.xlsx": uncalculated,
    "11-cua-bac.xlsx": subtotal,
    "12-cua-nam.xlsm": linked,
    "13-ben-cang.xlsx": hidden,
    "14-vuon-hoa.xlsx": merged,
    "15-nha-den.xlsx": two_columns,
    "16-cay-da.xlsx": last_year,
    "17-ao-ca.xlsx": unknown,
    "18-gieng-nuoc.xlsx": twice,
    "19-lo-gach.xls": date,
    "20-quan-tre.ods": missing,
}


def make(name: str, unit: str, trap: Callable[[Form], None]) -> None:
    form, target = Form(unit), SHEETS / name
    trap(form)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{target.stem}.xlsx"
        write(form, made)
        if target.suffix in {".xls", ".ods"}:
            kind = target.suffix[1:]
            subprocess.run(
                [shutil.which("soffice") or "soffice", "--headless", "--convert-to", kind, "--outdir", folder, made],
                check=True,
                capture_output=True,
            )
            made = made.with_suffix(target.suffix)
        elif target.suffix == ".xlsm":
            with_macros(made)
        elif target.suffix == ".csv":
            made.write_bytes(as_csv(form))
        shutil.copyfile(made, target)


def as_csv(form: Form) -> bytes:
    """A text file in the old Vietnamese code page, in which tones are signs of their own."""
    import unicodedata  # noqa: PLC0415

    lines = [form.title, f"Đơn vị: {form.unit}", "", ";".join(form.heads)]
    for code, text, most, is_area in ROWS:
        mark = "" if is_area else str(form.marks[code])
        survey = code.startswith("3.")
        cells = (
            code,
            text,
            str(most),
            "" if is_area or survey else mark,
            "" if survey else mark,
            mark if survey else "",
            "",
        )
        lines.append(";".join(cells))
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    text = "\r\n".join(lines)
    apart = "".join(
        unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", char) if c not in tones))
        + "".join(c for c in unicodedata.normalize("NFD", char) if c in tones)
        for char in text
    )
    return apart.encode("cp1258")


MACROS = b"This stands for a macro project; there is none in it."
LINK = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1">'
    b'<sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>'
)
LINK_TO = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
    b'Target="theo-doi.xlsx" TargetMode="External"/></Relationships>'
)


def with_macros(path: Path) -> None:
    """Put a macro project and a link to another workbook into a package."""
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
            content = content.replace(main, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
            link = b'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="%s"/>' % kind
            return content.replace(
                b"</Types>",
                b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' + link + b"</Types>",
            )
        if name == "xl/_rels/workbook.xml.rels":
            kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
            macro = b'<Relationship Id="rIdM" Type="%s" Target="vbaProject.bin"/>' % kind
            link = (
                b'<Relationship Id="rIdL" Type="'
                + office
                + b'/externalLink" Target="externalLinks/externalLink1.xml"/>'
            )
            return content.replace(b"</Relationships>", macro + link + b"</Relationships>")
        return content

    _undate(
        path,
        {
            "xl/vbaProject.bin": MACROS,
            "xl/externalLinks/externalLink1.xml": LINK,
            "xl/externalLinks/_rels/externalLink1.xml.rels": LINK_TO,
        },
        change,
    )


if __name__ == "__main__":
    SHEETS.mkdir(parents=True, exist_ok=True)
    for (name, trap), unit in zip(TRAPS.items(), UNITS, strict=True):
        make(name, unit, trap)
        print(name)
