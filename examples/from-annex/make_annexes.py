"""Write five invented annexes of decisions in three layouts, as Word, Excel and PDF files, and the right sets beside.

All names, numbers and decisions are made up. Run it in this folder: python make_annexes.py
"""
# ruff: noqa: FBT003, ANN001, ANN201, ANN202, PLR0913, SLF001, S607

import io
import sys
from copy import deepcopy
from datetime import datetime
from pathlib import Path

import docx
import xlsxwriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import yaml

HERE = Path(__file__).parent
DAY = datetime(2000, 1, 1)  # noqa: DTZ001
HEAD = ("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cách tính điểm", "Ghi chú")

KINDS = (
    ("Ban hành kế hoạch CCHC năm", "1", "Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0"),
    ("Mức độ hoàn thành kế hoạch CCHC", "2", "Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0"),
    ("Báo cáo định kỳ", "1", "Đủ số lượng và đúng hạn: 1 điểm / Không đủ hoặc không đúng hạn: 0 điểm"),
    ("Sáng kiến CCHC", "2", "Mỗi sáng kiến 0,5 điểm, tối đa 2 điểm"),
    ("Văn bản trái pháp luật", "2", "Không có văn bản trái pháp luật: 2 điểm; mỗi văn bản trái pháp luật trừ 0,5 điểm"),
    ("Tỷ lệ hồ sơ trực tuyến", "3", "Điểm = Tỷ lệ × điểm tối đa"),
    ("Xử lý vi phạm", "1", "Tuân thủ đầy đủ: Điểm tối đa; Vi phạm nhẹ: Trừ 50% điểm; Vi phạm nghiêm trọng: 0 điểm"),
    ("Tỷ lệ hồ sơ đúng hạn", "2", "Từ 95% trở lên: 2 điểm; từ 80% đến dưới 95%: 1 điểm; dưới 80%: 0 điểm"),
    ("Mức độ hài lòng của người dân", "4", "Điều tra xã hội học"),
    ("Số dịch vụ công được đơn giản hóa", "2", "Từ 5 thủ tục trở lên: 2; từ 3 đến 4 thủ tục: 1; dưới 3 thủ tục: 0"),
)
ASKED = (
    ("Công khai thủ tục", "2", "Từ 90% trở lên: 2; từ 70% đến 90%: 1; dưới 70%: 0"),
    ("Tự kiểm tra", "1", "Theo hướng dẫn của Sở Nội vụ"),
    ("Cải cách thể chế", "2", "Thực hiện đầy đủ: Điểm tối đa; Thực hiện chưa đầy đủ: Trừ điểm tương ứng"),
)
TITLED = lambda **points: {key: {"points": worth, "title": title} for key, (worth, title) in points.items()}  # noqa: E731
RIGHT = {
    KINDS[0][2]: {
        "by": "levels",
        "levels": TITLED(a=("1", "Ban hành kịp thời"), b=("0.5", "Ban hành không kịp thời"), c=("0", "Không ban hành")),
    },
    KINDS[1][2]: {
        "by": "bands",
        "bands": [{"points": "2", "above": "90"}, {"points": "1", "at_least": "70"}, {"points": "0"}],
    },
    KINDS[2][2]: {
        "by": "levels",
        "levels": TITLED(a=("1", "Đủ số lượng và đúng hạn"), b=("0", "Không đủ hoặc không đúng hạn")),
    },
    KINDS[3][2]: {"by": "count", "each": "0.5"},
    KINDS[4][2]: {"by": "deduction", "each": "0.5"},
    KINDS[5][2]: {"by": "proportional"},
    KINDS[6][2]: {
        "by": "percent",
        "grades": {
            "a": {"percent": "100", "title": "Tuân thủ đầy đủ"},
            "b": {"percent": "50", "title": "Vi phạm nhẹ"},
            "c": {"percent": "0", "title": "Vi phạm nghiêm trọng"},
        },
    },
    KINDS[7][2]: {
        "by": "bands",
        "bands": [{"points": "2", "at_least": "95"}, {"points": "1", "at_least": "80"}, {"points": "0"}],
    },
    KINDS[9][2]: {
        "by": "bands",
        "of": "number",
        "bands": [{"points": "2", "at_least": "5"}, {"points": "1", "at_least": "3"}, {"points": "0"}],
    },
    "": {"by": "levels", "levels": TITLED(a=("1", "Có quyết định phân công"), b=("0", "Không có quyết định"))},
}
"""What each sentence says, written by hand; a sentence that is not here cannot be known, and is points typed."""

AREAS = ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "CHUYỂN ĐỔI SỐ")


def rows(areas, leaves, roman, shift, *, printed_sums=True):
    """Return rows (code, title, maximum, rule, note): areas, criteria, components."""
    made, number = [], shift
    for area in range(1, areas + 1):
        below = []
        for part in range(1, leaves + 1):
            every = (*KINDS, ASKED[(number // 7) % len(ASKED)]) if number % 7 == 0 else KINDS
            title, most, rule = every[-1] if number % 7 == 0 else KINDS[number % len(KINDS)]
            code = str(part) if roman else f"{area}.{part}"
            below.append((code, f"{title} ({area}.{part})", most, rule, ""))
            number += 1
        total = sum(int(row[2]) for row in below)
        made.append(
            (
                ("I", "II", "III", "IV", "V")[area - 1] if roman else str(area),
                AREAS[(area - 1) % 4],
                str(total) if printed_sums else "",
                "",
                "",
            )
        )
        made += below
    total = sum(int(row[2]) for row in made if row[3])
    return [*made, ("", "TỔNG CỘNG", str(total), "", "")]


def right(path, identifier, title, lines):
    """Write the right set: the rows as they were made, not as anything has read them."""
    index = []
    for code, name, most, rule, _ in lines:
        if not code:
            continue
        if name in {*AREAS, "TỔ CHỨC BỘ MÁY"}:
            index.append({"code": code, "title": name, "parts": []} | ({"max": most} if most else {}))
            continue
        leaf = {"code": code, "title": name, "max": most}
        leaf |= {"score": deepcopy(RIGHT[rule])} if rule in RIGHT else {}
        leaf |= {"assessed_by": "survey"} if rule.startswith("Điều tra") else {}
        index[-1]["parts"].append(leaf)
    made = {"schema": 1, "id": identifier, "edition": 2026, "title": title}
    made |= {"codes": "restart"} if index[0]["code"] == "I" else {}
    text = yaml.safe_dump({**made, "index": index}, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(f"# Made up: the set of {path.stem}.\n{text}", encoding="utf-8", newline="\n")


def word(path, caption, heads, lines, *, split=None, options=()):
    """Write a Word file; with `split` the table goes on in a second one with the heading repeated."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = DAY
    for text in caption:
        document.add_paragraph(text)
    pieces = [lines[:split], lines[split:]] if split else [lines]
    for piece in pieces:
        table = document.add_table(0, len(heads[0]), "Table Grid")
        for at, row in enumerate([*heads, *piece]):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                if text is None:
                    continue
                cell.paragraphs[0].add_run(text).bold = at >= len(heads) and not row[3]
            for column, text in enumerate(row):
                if text is None:  # part of the cell above
                    _joined(table, at, column)
            for label, worth in dict(options).get(row[1], ()):
                extra = table.add_row().cells
                extra[1].text, extra[2].text = f"- {label}", worth
        document.add_page_break()
    save(document, path)


def _joined(table, at, column):
    above, here = table.rows[at - 1].cells[column]._tc, table.rows[at].cells[column]._tc
    for cell, kind in ((above, "restart"), (here, "continue")):
        properties = cell.get_or_add_tcPr()
        if properties.find(qn("w:vMerge")) is None:
            merge = OxmlElement("w:vMerge")
            merge.set(qn("w:val"), kind)
            properties.append(merge)


def save(document, path):
    from parindex.reporting.zipped import repacked  # noqa: PLC0415

    out = io.BytesIO()
    document.save(out)
    path.write_bytes(repacked(out.getvalue()))


def excel(path, sheets, *, eaten=False):
    """Write a workbook, a sheet for each annex; with `eaten` codes are numbers, so that 1.10 has become 1.1."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": DAY})
    border, bold = book.add_format({"border": 1, "text_wrap": True}), book.add_format({"bold": True, "border": 1})
    for name, caption, lines in sheets:
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, caption)
        sheet.set_column(1, 1, 50)
        sheet.set_column(3, 3, 60)
        for column, text in enumerate(("STT", "Nội dung đánh giá", "Điểm", "Cách tính điểm", "Ghi chú")):
            if column in {2, 3}:
                sheet.write_string(3, column, {2: "Điểm tối đa", 3: "Hướng dẫn chấm"}[column], bold)
            else:
                sheet.merge_range(2, column, 3, column, text, bold)
        sheet.merge_range(2, 2, 2, 3, "Thang điểm và cách tính", bold)
        for at, row in enumerate(lines, 4):
            for column, text in enumerate(row):
                if text and ((column == 0 and eaten and text.count(".") <= 1) or column == 2):
                    sheet.write_number(at, column, float(text), border)
                else:
                    sheet.write_string(at, column, text, border)
    book.close()


def page(path, caption, lines):
    """Write a PDF with drawn lines, by LibreOffice from a Word file."""
    import subprocess  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        word(source, caption, [HEAD], lines)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        path.write_bytes((Path(folder) / f"{path.stem}.pdf").read_bytes())


def main():
    """Write all files; a PDF only with --pdf, since its bytes carry the day."""
    one = rows(4, 9, True, 1)
    word(
        HERE / "departments.docx",
        ["Phụ lục I (số liệu ví dụ)", "BỘ TIÊU CHÍ CHỈ SỐ CCHC CÁC SỞ"],
        [HEAD],
        one,
        split=18,
    )
    right(HERE / "departments.yaml", "departments", "Bộ tiêu chí các sở", one)
    choices = {"Đầu mối phụ trách CCHC": (("Có quyết định phân công", "1"), ("Không có quyết định", "0"))}
    two = [
        *rows(3, 7, False, 3)[:-1],
        ("4", "TỔ CHỨC BỘ MÁY", "1", "", ""),
        ("4.1", "Đầu mối phụ trách CCHC", "1", "", ""),
    ]
    two += [("", "TỔNG CỘNG", str(sum(int(row[2]) for row in two if row[3]) + 1), "", "")]
    word(
        HERE / "communes.docx",
        ["Phụ lục (số liệu ví dụ)", "BỘ TIÊU CHÍ CHỈ SỐ CCHC CẤP XÃ"],
        [HEAD],
        two,
        options=choices.items(),
    )
    right(HERE / "communes.yaml", "communes", "Bộ tiêu chí cấp xã", two)
    three = rows(3, 12, False, 2, printed_sums=False)
    excel(HERE / "offices.xlsx", [("Phụ lục", "BỘ TIÊU CHÍ CÁC PHÒNG (số liệu ví dụ)", three)], eaten=True)
    right(HERE / "offices.yaml", "offices", "Bộ tiêu chí các phòng", three)
    four, five = rows(2, 8, True, 5), rows(3, 6, True, 4)
    excel(
        HERE / "two-annexes.xlsx",
        [
            ("PL1 Sở", "Phụ lục 1. Bộ tiêu chí các sở (số liệu ví dụ)", four),
            ("PL2 Xã", "Phụ lục 2. Bộ tiêu chí cấp xã (số liệu ví dụ)", five),
        ],
    )
    right(HERE / "two-annexes-1.yaml", "two-annexes-1", "Bộ tiêu chí các sở", four)
    right(HERE / "two-annexes-2.yaml", "two-annexes-2", "Bộ tiêu chí cấp xã", five)
    six = rows(3, 10, False, 6)
    right(HERE / "printed.yaml", "printed", "Bộ tiêu chí in sẵn", six)
    if "--pdf" in sys.argv:
        page(HERE / "printed.pdf", ["Phụ lục (số liệu ví dụ)", "BỘ TIÊU CHÍ IN SẴN"], six)


if __name__ == "__main__":
    main()
