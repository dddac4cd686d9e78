"""Texts that were typed for fonts from before Unicode are read as what people see, and that is told once a file."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from tests.sources.workbook.containers import WRITERS

from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.font_names import TCVN3 as TCVN3_FONTS
from parindex.sources.workbook.facts.font_names import VNI as VNI_FONTS
from parindex.sources.workbook.facts.font_names import old_fonts_named
from parindex.sources.workbook.facts.old_fonts import in_unicode
from parindex.sources.workbook.facts.syllables import is_syllable
from parindex.sources.workbook.processes.reading import read_workbook

SHOWN = ("Điểm tự chấm", "Phường Hòa Thuận", "Tổng cộng", "Đạt", "Khá", "Tốt", "cải cách hành chính", "đến 85,5%", "x")
TCVN3 = ("§iÓm tù chÊm", "Ph­êng Hßa ThuËn", "Tæng céng", "§¹t", "Kh¸", "Tèt")
TCVN3 += ("c¶i c¸ch hµnh chÝnh", "®Õn 85,5%", "x")
VNI = ("Ñieåm töï chaám", "Phöôøng Hoøa Thuaän", "Toång coäng", "Ñaït", "Khaù", "Toát")
VNI += ("caûi caùch haønh chính", "ñeán 85,5%", "x")


def grid(texts):
    return Grid("Bảng", tuple((text, 1.5) for text in texts))


@pytest.mark.parametrize(("texts", "name"), [(TCVN3, "TCVN3 (.VnTime)"), (VNI, "VNI")])
@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_texts_for_old_fonts_are_read_as_they_show_in_every_container(tmp_path, texts, name, suffix):
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(WRITERS[suffix]([grid(texts)]))
    book = read_workbook(path)
    assert [row[0] for row in book.sheets[0].rows] == list(SHOWN)
    assert [(one.code, one.values["encoding"]) for one in book.issues] == [("F462", name)]


@pytest.mark.parametrize("texts", [TCVN3, VNI])
@pytest.mark.parametrize("codec", ["latin-1", "utf-8"])
def test_lists_of_texts_for_old_fonts_are_read_as_they_show(tmp_path, texts, codec):
    path = tmp_path / "x.csv"
    path.write_bytes("".join(f"{text};1\n" for text in texts).encode(codec))
    book = read_workbook(path)
    assert [row[0] for row in book.sheets[0].rows] == list(SHOWN)
    assert [one.code for one in book.issues] == ["F462"]


@pytest.mark.parametrize(
    "texts",
    [
        SHOWN,
        ("và", "có", "là", "cá", "nhà", "đã"),
        ("và", "có", "là", "cá", "nhà", "bò", "hè", "í"),
        ("Müller", "Straße", "Größe", "Übermaß", "für", "Käse"),
        ("café", "résumé", "naïve", "élève", "à", "où", "être"),
        ("año", "niño", "señor", "él", "sí", "más"),
        ("8½", "m²", "±5", "10°", "×", "«x»", "µm"),
        ("§iÓm", "Tèt", "1"),
    ],
)
def test_other_texts_stay_as_they_are(texts):
    grids = [grid(texts)]
    assert in_unicode(grids, "f") == (grids, [])


def test_texts_in_unicode_stay_as_they_are_beside_those_for_old_fonts():
    mixed = (*TCVN3, "Điểm thẩm định", "Müller", "8½ m²", "Xã Cá")
    (read,), (_,) = in_unicode([grid(mixed)], "f")
    assert [row[0] for row in read.rows] == [*SHOWN, "Điểm thẩm định", "Müller", "8½ m²", "Xã Cá"]


def test_syllables_are_told_from_other_words():
    assert all(
        map(is_syllable, ("nghiêng", "được", "quyết", "giữa", "Đạt", "ỷ", "khuya", "xoong", "người", "gì", "già"))
    )
    assert not any(map(is_syllable, ("tèt", "điêm1", "müller", "cafộ", "áà", "hàc", "zoo", "strong", "")))


@pytest.mark.parametrize(
    ("font", "text", "read", "code"),
    [
        (".VnTimeH", "§iÓm tèi ®a", "Điểm tối đa", "F462"),
        ("VNI-Times", "Ñieåm", "Điểm", "F462"),
        ("VPS Times", "PhÜ©ng", "PhÜ©ng", "F471"),
        ("Times New Roman", "§iÓm", "§iÓm", ""),
    ],
)
def test_fonts_named_for_an_old_encoding_are_evidence_where_words_are_few(tmp_path, font, text, read, code):
    book = Workbook()
    book.active["A1"] = text
    book.active["A1"].font = Font(name=font)
    book.save(tmp_path / "x.xlsx")
    found = read_workbook(tmp_path / "x.xlsx")
    assert found.sheets[0].rows[0][0] == read
    assert [one.code for one in found.issues] == ([code] if code else [])


def test_names_of_fonts_are_found_in_the_records_of_binary_workbooks():
    assert old_fonts_named(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x07\x00.VnTime") == {TCVN3_FONTS}
    assert old_fonts_named(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x09\x01" + "VNI-Times".encode("utf-16-le")) == {
        VNI_FONTS
    }
    assert old_fonts_named(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x05\x00Arial, a.Vn") == frozenset()
