"""A synthetic workspace: `python -m benchmarks.workbooks FOLDER COUNT [clean|dirty]`.

One criteria set (the example's communes: 92 components), a registry of invented communes and one
workbook for each, with the looks of real score sheets. A fixed seed makes the same scores each time.
"""

import shutil
import sys
from pathlib import Path
from random import Random

import xlsxwriter

from benchmarks.cells import Typed, typed
from benchmarks.dirt import cleaned, soiled
from parindex.model.criteria import Edition, Node
from parindex.sources.definitions.criteria_file import read_edition

__all__ = ["CRITERIA", "YEAR", "make_workspace"]

YEAR = 2020
CRITERIA = Path(__file__).parent.parent / "examples" / "tam-ky" / "criteria" / f"tam-ky-communes-{YEAR}.yaml"

_SETTINGS = """\
schema: 1
name: {vi: Đo hiệu năng (dữ liệu bịa đặt), en: Benchmark (invented data)}
locale: vi
"""
_HEADINGS = ("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa")
_SCORES = ("Điểm tự chấm", "Điểm thẩm định", "Điểm ĐT XHH")
_TEXTS = ("Tài liệu kiểm chứng", "Ghi chú")


def make_workspace(folder: Path, count: int, state: str = "usual", *, seed: str = "") -> None:
    """Make a workspace; its sheets are `clean`, as `usual` (some numbers are texts) or `dirty` (half of all cells)."""
    edition, issues = read_edition(CRITERIA)
    if edition is None:
        sys.exit(f"{CRITERIA} has errors: {issues}")
    sheets = folder / "sheets" / str(YEAR)
    sheets.mkdir(parents=True)
    (folder / "criteria").mkdir()
    shutil.copy(CRITERIA, folder / "criteria")
    (folder / "parindex.yaml").write_text(_SETTINGS, "utf-8")
    names = {f"xa-{number:04}": f"Xã Thử nghiệm {number}" for number in range(1, count + 1)}
    units = "".join(f"  - {{id: {unit}, name: {name}, block: communes}}\n" for unit, name in names.items())
    blocks = f"blocks:\n  communes: {{title: Khối xã, criteria: {edition.id}}}\n"
    (folder / "units.yaml").write_text(f"schema: 1\n{blocks}units:\n{units}", "utf-8")
    for unit, name in names.items():
        _workbook(sheets / f"{unit}.xlsx", name, edition, Random(f"{seed}{unit}"), state)


def _workbook(path: Path, name: str, edition: Edition, random: Random, state: str) -> None:
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Phiếu chấm điểm")
        forms = {
            "bold": book.add_format({"bold": True, "border": 1, "font_name": "Times New Roman"}),
            "cell": book.add_format({"border": 1, "text_wrap": True, "font_name": "Times New Roman"}),
            "percent": book.add_format({"border": 1, "num_format": "0.0%", "font_name": "Times New Roman"}),
        }
        _head(sheet, name, forms)
        for row, (_, node) in enumerate(edition.walk(), 9):
            _row(sheet, row, node, edition, forms, random, state)
        sheet.set_column(1, 1, 60)
        sheet.set_column(6, 7, 30)
        sheet.freeze_panes(9, 0)


def _head(sheet: "xlsxwriter.worksheet.Worksheet", name: str, forms: dict[str, "xlsxwriter.format.Format"]) -> None:
    sheet.merge_range(0, 0, 0, 2, "UBND TỈNH (DỮ LIỆU THỬ)")
    sheet.merge_range(0, 3, 0, 7, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.merge_range(1, 3, 1, 7, "Độc lập - Tự do - Hạnh phúc")
    sheet.merge_range(3, 0, 3, 7, f"PHIẾU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CCHC NĂM {YEAR}", forms["bold"])
    sheet.merge_range(4, 0, 4, 7, f"Đơn vị: UBND {name}", forms["bold"])
    for column, heading in enumerate(_HEADINGS):
        sheet.merge_range(6, column, 7, column, heading, forms["bold"])
    sheet.merge_range(6, 3, 6, 5, "Điểm đánh giá", forms["bold"])
    for column, heading in enumerate(_SCORES, 3):
        sheet.write_string(7, column, heading, forms["bold"])
    for column, heading in enumerate(_TEXTS, 6):
        sheet.merge_range(6, column, 7, column, heading, forms["bold"])
    for column in range(8):
        sheet.write_string(8, column, f"({column + 1})", forms["cell"])


def _row(  # noqa: PLR0913, PLR0917  a line of a sheet has that many sides
    sheet: "xlsxwriter.worksheet.Worksheet",
    row: int,
    node: Node,
    edition: Edition,
    forms: dict[str, "xlsxwriter.format.Format"],
    random: Random,
    state: str,
) -> None:
    form = forms["cell"] if node.is_leaf else forms["bold"]
    sheet.write_string(row, 0, node.code, form)
    sheet.write_string(row, 1, str(node.title), form)
    sheet.write_number(row, 2, float(node.total), form)
    for column in range(3, 8):
        sheet.write_blank(row, column, None, form)
    if not node.is_leaf:
        return
    value, percent = _answer(node, random, state)
    for column in (5,) if node.code in edition.survey_codes else (3, 4):
        if column == 4 and random.random() < 0.1:
            value, percent = _answer(node, random, state)
        sheet.write(row, column, value, forms["percent"] if percent else form)
    sheet.write_string(row, 6, f"Kế hoạch số {random.randint(1, 300)}/KH-UBND ngày 15/01/{YEAR}", form)
    if random.random() < 0.1:
        sheet.write_string(row, 7, "Đã bổ sung tài liệu khi giải trình", form)


def _answer(node: Node, random: Random, state: str) -> Typed:
    answer = typed(node, random)
    if state == "usual":
        return answer
    return cleaned(answer) if state == "clean" else soiled(cleaned(answer), random)


if __name__ == "__main__":
    make_workspace(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4])
