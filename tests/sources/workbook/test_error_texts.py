"""The text of an error is an error in every format and language, never an answer, a name or a code."""

import pytest
from tests.sources.workbook.containers import WRITERS

from parindex.sources.cells.grid import Grid
from parindex.sources.score_sheets.answers.reader import not_applicable
from parindex.sources.workbook.facts.error_texts import is_error_text
from parindex.sources.workbook.processes.reading import read_workbook

ERRORS = (
    *("#N/A", "#n/a", "#NA", "#NV", "#N/D", "#N/B", "#I/T", "#Н/Д", "#Δ/Υ", "#YOK", "#HIÁNYZIK", "#SAKNAS!", "#REF!"),
    *("#REF", "#DIV/0!", "#DIV/0", "#NULL!", "#NUM!", "#VALUE!", "#NAME?", "#GETTING_DATA", "#SPILL!", "#CALC!"),
    *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#ERROR!", "#ИМЯ?", "#ССЫЛКА!", "#¿NOMBRE?"),
    *("#¡REF!", "#¡DIV/0!", "#BEZUG!", "#WERT!", "#NOM?", "#VALEUR!", "#NOMBRE!", "#RIF!", "#VERW!", "#ZÉRÓOSZTÓ!"),
    *("#ΤΙΜΗ!", "#ＤＩＶ/０！", "＃N/A", "Err:502", "err:508", "Err:522", "Ошибка:502", "Lỗi:502", "Hiba:502"),
    *("'#N/A", '="#N/A"', "#N/A!", "#NGHỆ!"),
)
NO_ERRORS = (
    "N/A",
    "na",
    "không phát sinh",
    "#1",
    "# 3",
    "Phường #3",
    "a#b",
    "#tag",
    "#Tốt lắm!",
    "Tổng:500",
    "8:30",
    "#",
)


@pytest.mark.parametrize(
    "text", [*ERRORS, " #N/A ", "# N/A", "#N/A\u200b", "#NOM ?", "Err: 502", "#N/A N/A", "\u00a0#REF!"]
)
def test_what_programs_show_for_an_error_is_known_as_one(text):
    assert is_error_text(text)
    assert not not_applicable(text)


@pytest.mark.parametrize("text", NO_ERRORS)
def test_other_texts_are_none(text):
    assert not is_error_text(text)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_a_typed_error_is_an_error_in_every_format(suffix, tmp_path):
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(WRITERS[suffix]([Grid("Bảng", (("1.1", "#N/A", 5.0), ("#ИМЯ?", "Err:502", "n/a")))]))
    (grid,) = read_workbook(path).sheets
    assert grid.errors == {(0, 1): "#N/A", (1, 0): "#ИМЯ?", (1, 1): "Err:502"}
    assert grid.rows == (("1.1", None, 5.0), (None, None, "n/a"))


def test_a_typed_error_is_an_error_in_a_text_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("1.1,#N/A,5\n#NV, #REF! ,n/a\n", encoding="utf-8")
    (grid,) = read_workbook(path).sheets
    assert grid.errors == {(0, 1): "#N/A", (1, 0): "#NV", (1, 1): "#REF!"}
    assert grid.rows == (("1.1", None, "5"), (None, None, "n/a"))
