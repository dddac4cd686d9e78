"""Write the small files beside this one that are refused, or read with a remark, before any table is looked for.

Every file is called `<CODE>_<what it is>` and gives exactly that code. All content is invented.
Run it without arguments to write them again; it always writes the same bytes.
"""

import io
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent / "bad"
WHEN = (2020, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Sở Mẫu</t></is></c><c r="B1"><v>84.79</v></c></row>'

Parts = dict[str, str | bytes]


def sheet(rows: str = ROW, after: str = "") -> str:
    inner = f"<sheetData>{rows}</sheetData>{after}"
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{inner}</worksheet>'


def relationships(*links: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def book(*names: str) -> str:
    inner = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{inner}</sheets></workbook>'


def workbook(*sheets: str, names: tuple[str, ...] = ()) -> Parts:
    sheets = sheets or (sheet(),)
    parts: Parts = {
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book(*(names or [f"Bảng {n}" for n in range(1, len(sheets) + 1)])),
        "xl/_rels/workbook.xml.rels": relationships(
            *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1))
        ),
    }
    return parts | {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)}


def packed(parts: Parts, method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), content, method)
    return stream.getvalue()


def patched(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    assert len(old) == len(new)
    return content.replace(old, new)


def shared_span() -> bytes:
    """Say in the directory that the first part reaches into the second one."""
    content = bytearray(packed(workbook()))
    at = content.index(b"PK\1\2")
    size = struct.unpack_from("<I", content, at + 20)[0]
    struct.pack_into("<II", content, at + 20, size + 60, size + 60)
    return bytes(content)


def encrypted_package() -> bytes:
    """Make what office programs write for a workbook with a password: a container with one encrypted stream."""
    header = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    entry = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 34, 2, 1) + bytes(60)
    return (header + struct.pack("<II", 1, 1)).ljust(512, b"\0") + entry.ljust(512, b"\0")


def endless_sectors() -> bytes:
    """Promise four thousand million sectors, for which a reader would ask for memory."""
    header = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    counts = struct.pack("<IIIIIIIII", 0, 0xFFFFFFFF, 0, 0, 4096, 0, 0, 0, 0xFFFFFFFF)
    return header + counts + struct.pack("<I", 0) * 109


def sectors_in_a_circle() -> bytes:
    """Let the second sector of the workbook be followed by the first, so that it never ends."""
    header = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    counts = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    tables = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<IIII", 0xFFFFFFFD, 0xFFFFFFFE, 3, 2).ljust(512, b"\xff")
    directory = directory_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + directory_entry(
        "Workbook", 2, 0xFFFFFFFF, 2, 9_000
    )
    return header + counts + tables + table + directory.ljust(512, b"\0") + bytes(1024)


def directory_entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return head + bytes(36) + struct.pack("<II", start, size) + bytes(4)


def unknown_code_page() -> bytes:
    """Write the outline of a workbook of Excel 5 in a code page that there is not."""
    records = (
        (0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 1994)),
        (0x0042, struct.pack("<H", 12_345)),
        (0x0085, struct.pack("<IHB", 0, 0, 1) + b"A"),
        (0x000A, b""),
    )
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


def open_document() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    cell = '<table:table-cell office:value-type="float" office:value="84.79"><text:p>84,79</text:p></table:table-cell>'
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng"><table:table-row>{cell}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def missing_part() -> Parts:
    parts = workbook()
    del parts["xl/worksheets/sheet1.xml"]
    return parts


def with_part(name: str, content: str | bytes) -> bytes:
    return packed(workbook() | {name: content})


def two_of_one_id() -> Parts:
    parts = workbook(sheet(), sheet(ROW.replace("84", "1")))
    links = parts["xl/_rels/workbook.xml.rels"]
    assert isinstance(links, str)
    return parts | {"xl/_rels/workbook.xml.rels": links.replace("rId2", "rId1")}


OLD_TEXTS = "".join(
    f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    for row, text in enumerate(("§iÓm", "Tæng céng", "Sè thø tù", "Tèt"), 1)
)


def for_vps_fonts() -> Parts:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>PhÜ©ng</t></is></c></row>'
    styles = f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><name val="VPS Times"/></font></fonts></styleSheet>'
    return workbook(sheet(row)) | {"xl/styles.xml": styles}


def calculated_by_hand() -> Parts:
    parts = workbook(sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))
    outline = parts["xl/workbook.xml"]
    assert isinstance(outline, str)
    return parts | {"xl/workbook.xml": outline.replace("</workbook>", '<calcPr calcMode="manual"/></workbook>')}


def calculated_anew() -> Parts:
    parts = workbook(sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))
    outline = parts["xl/workbook.xml"]
    assert isinstance(outline, str)
    return parts | {"xl/workbook.xml": outline.replace("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>')}


def two_tables_of_texts() -> Parts:
    links = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "a.xml"), ("sharedStrings", "b.xml")]
    texts = {f"xl/{name}.xml": f'<sst xmlns="{MAIN}"><si><t>{name}</t></si></sst>' for name in "ab"}
    return workbook() | texts | {"xl/_rels/workbook.xml.rels": relationships(*links)}


FILES: dict[str, Callable[[], bytes]] = {
    "F104_empty.xlsx": lambda: b"",
    "F106_password.xlsx": encrypted_package,
    "F107_unknown_suffix.fods": lambda: b"<?xml version='1.0'?><office:document/>",
    "F108_csv_called_xlsx.xlsx": "đơn vị,điểm\nSở Mẫu,84\n".encode,
    "F108_html_called_xls.xls": lambda: b"<html><table><tr><td>84,79</td></tr></table></html>",
    "F108_ods_called_xlsx.xlsx": open_document,
    "F108_pdf_called_xlsx.xlsx": lambda: b"%PDF-1.7\n%\xe2\xe3\n",
    "F108_xlsx_called_xls.xls": lambda: packed(workbook()),
    "F109_without_any_suffix": "đơn vị,điểm\nSở Mẫu,84\n".encode,
    "F201_cut_off.xlsx": lambda: packed(workbook())[:-60],
    "F202_two_parts_of_one_name.xlsx": lambda: with_part("XL/Worksheets/Sheet1.xml", sheet(ROW.replace("84", "1"))),
    "F203_overlapping_parts.xlsx": shared_span,
    "F204_name_that_leaves_the_file.xlsx": lambda: with_part("../../outside.xml", "x"),
    "F223_bomb.xlsx": lambda: packed(workbook(sheet(" " * 1_000_000 + ROW)), zipfile.ZIP_DEFLATED),
    "F227_far_corner.xlsx": lambda: packed(
        workbook(sheet(ROW + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    ),
    "F206_document_type.xlsx": lambda: packed(workbook(sheet().replace("?>", '?><!DOCTYPE x [<!ENTITY y "z">]>', 1))),
    "F207_not_utf_8.xlsx": lambda: packed(workbook(sheet().replace("UTF-8", "windows-1258"))),
    "F208_wrong_checksum.xlsx": lambda: patched(packed(workbook()), b"84.79", b"94.79"),
    "F209_unusual_packing.xlsx": lambda: packed(workbook(), zipfile.ZIP_BZIP2),
    "F210_part_breaks_off.xlsx": lambda: packed(workbook(sheet()[:-30])),
    "F211_missing_part.xlsx": lambda: packed(missing_part()),
    "F201_endless_sectors.xls": endless_sectors,
    "F201_sectors_in_a_circle.xls": sectors_in_a_circle,
    "F212_unknown_code_page.xls": unknown_code_page,
    "F213_very_old_excel.xls": lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00\x0a\x00\x00\x00",
    "F226_too_many_columns.csv": lambda: b"1," * 16_384 + b"1\n",
    "F261_two_relationships_of_one_id.xlsx": lambda: packed(two_of_one_id()),
    "F261_two_tables_of_texts.xlsx": lambda: packed(two_tables_of_texts()),
    "F262_cell_of_another_vocabulary.xlsx": lambda: packed(
        workbook(sheet(ROW + '<row r="2"><x:c xmlns:x="urn:x" r="A2"><x:v>9</x:v></x:c></row>'))
    ),
    "F304_number_cell_with_a_text.xlsx": lambda: packed(
        workbook(sheet('<row r="1"><c r="A1"><is><t>8</t></is></c><c r="B1"><v>1</v></c></row>'))
    ),
    "F304_two_values_in_a_cell.xlsx": lambda: packed(workbook(sheet(ROW.replace("</v>", "</v><v>5</v>")))),
    "F301_impossible_address.xlsx": lambda: packed(workbook(sheet(ROW.replace("B1", "B0")))),
    "F302_cell_twice.xlsx": lambda: packed(workbook(sheet(ROW.replace("B1", "A1")))),
    "F303_not_a_number.xlsx": lambda: packed(workbook(sheet(ROW.replace("84.79", "NaN")))),
    "F303_beyond_all_numbers.xlsx": lambda: packed(workbook(sheet(ROW.replace("84.79", "1E400")))),
    "F304_text_that_is_not_there.xlsx": lambda: packed(workbook(sheet(ROW.replace('"B1"', '"B1" t="s"')))),
    "F305_two_sheets_of_one_name.xlsx": lambda: packed(workbook(sheet(), sheet(), names=("Bảng", "BẢNG"))),
    "F306_no_value.xlsx": lambda: packed(workbook(sheet('<row r="1"><c r="A1"/></row>'))),
    "F401_macros.xlsm": lambda: with_part("xl/vbaProject.bin", OLE + bytes(504)),
    "F401_macros_called_xlsx.xlsx": lambda: with_part("xl/vbaProject.bin", OLE + bytes(504)),
    "F402_other_workbook.xlsx": lambda: with_part("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
    "F404_overlapping_merges.xlsx": lambda: packed(
        workbook(sheet(after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>'))
    ),
    "F461_calculated_by_hand.xlsx": lambda: packed(calculated_by_hand()),
    "F490_calculated_anew.xlsx": lambda: packed(calculated_anew()),
    "F462_texts_for_old_fonts.xlsx": lambda: packed(workbook(sheet(OLD_TEXTS))),
    "F471_texts_for_unreadable_fonts.xlsx": lambda: packed(for_vps_fonts()),
    "F501_windows_1258.csv": lambda: "đơn vi\u0323;điê\u0309m\nSơ\u0309 Mâ\u0303u;84,79\n".encode("cp1258"),
    "F501_utf_16_without_mark.csv": lambda: "don vi;diem\nMau;84,79\n".encode("utf-16-le"),
    "F502_no_text.csv": lambda: b"don vi,diem\n\x8a\x8d,1\n",
    "F502_zero_byte.csv": lambda: b"don vi,diem\nMau,1\0\n",
    "F503_open_quotation.csv": 'đơn vị,điểm\n"Sở Mẫu,1\nSở Khác,2\n'.encode,
}


def main(folder: Path = HERE) -> None:
    """Write all files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
