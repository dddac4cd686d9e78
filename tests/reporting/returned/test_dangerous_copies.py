"""What a sender's workbook cannot bring into the copy, and its texts cannot become there."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.xlsx.reader import read_ooxml


def plain(_book, sheet):
    sheet.write("B2", 12.5)


OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def armed(tmp_path, spoilt):
    """A workbook with a macro project, a link to another workbook, an embedded object and a picture."""
    path = tmp_path / "armed.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Bảng điểm")
        sheet.write("B2", 1)
        sheet.write_formula("B3", "='[1]Kế hoạch'!A1+1", None, 7)
        sheet.write_formula("B4", "=cmd|'/c calc'!A0", None, "x")
        sheet.write_formula("B5", "=B2*2", None, 2)
        sheet.data_validation("B6", {"validate": "list", "source": "=[1]Sheet1!$A$1:$A$3"})
        sheet.write_url("A9", "https://example.org")
        book.define_name("Ngoài", "='[1]Kế hoạch'!$A$1")
    relation = b'<Relationship Id="%s" Type="%s/%s" Target="%s"/>'
    book_relations = b"".join(
        (
            relation
            % (b"rIdM", b"http://schemas.microsoft.com/office/2006/relationships", b"vbaProject", b"vbaProject.bin"),
            relation % (b"rIdL", OFFICE, b"externalLink", b"externalLinks/externalLink1.xml"),
        )
    )
    sheet_relations = b"".join(
        (
            relation % (b"rIdO", OFFICE, b"oleObject", b"../embeddings/oleObject1.bin"),
            relation % (b"rIdP", OFFICE, b"image", b"../media/image1.png"),
        )
    )
    end = b"</Relationships>"
    return spoilt(
        path.read_bytes(),
        {
            "xl/vbaProject.bin": b"MACRO",
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/embeddings/oleObject1.bin": b"OLE",
            "xl/media/image1.png": b"\x89PNG",
        },
        {
            "xl/_rels/workbook.xml.rels": [(end, book_relations + end)],
            "xl/worksheets/_rels/sheet1.xml.rels": [(end, sheet_relations + end)],
            "[Content_Types].xml": [
                (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.main+xml"),
                (b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'),
            ],
        },
    )


def test_macros_links_and_objects_do_not_survive_into_the_copy(copied, finding, armed):
    copy = copied(armed, [finding()], name="phieu.xlsm")
    assert copy.edited
    assert copy.lost == ("embedded", "links", "macros", "pictures")
    with ZipFile(BytesIO(copy.content)) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    assert [name for name in names if re.search("vba|external|embed|media|activeX", name, re.IGNORECASE)] == []
    for trace in (b"macroEnabled", b"MACRO", b"OLE", b"[1]", b"cmd|"):
        assert trace not in everything, trace


def test_a_formula_that_led_out_is_replaced_by_its_result_and_the_others_stay(copied, finding, armed):
    book = copied(armed, [finding()], name="phieu.xlsm").book
    sheet = book["Bảng điểm"]
    assert [sheet[cell].value for cell in ("B3", "B4", "B5")] == [7, "x", "=B2*2"]
    assert "Ngoài" not in book.defined_names
    assert sheet.data_validations.dataValidation == []
    assert "thay bằng kết quả" in book.worksheets[0]["A2"].value


HOSTILE = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "<b>&amp;",
    "a\x00b\x1b[31m",
    "_x000D_",
    "\u202eđảo",
    "x" * 40_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_a_finding_becomes_a_formula_or_breaks_the_file(copied, finding, text):
    copy = copied(plain, [finding(message=text, remedy=text)])
    for sheet in copy.book.worksheets[:1]:
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert len(copy.book["Bảng điểm"]["B2"].comment.text) < 2_100


@pytest.mark.parametrize("text", HOSTILE[:-1], ids=range(len(HOSTILE) - 1))
def test_no_text_of_a_sender_becomes_a_formula_in_a_copy_of_values(copied, finding, text):
    content = "\ufeffMã,Điểm\r\n1.1," + '"' + text.replace("\x00", "") + '"\r\n'
    copy = copied(content.encode(), [finding(sheet="phieu")], name="phieu.csv")
    sheet = copy.book.worksheets[1]
    assert not copy.edited
    assert (sheet["B2"].data_type, sheet["A1"].value) == ("s", "Mã")
    grids, _ = read_ooxml(Package(copy.content), "")
    assert grids[1].rows[1][1] == text.replace("\x00", "").replace("\x1b", "")
