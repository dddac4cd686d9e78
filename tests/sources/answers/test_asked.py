"""The remedy of an answer that cannot be read says what the rule of that very component asks for."""

from pathlib import Path

import pytest

from parindex.language import speech
from parindex.model.issues import Place
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.reading_tools import Tools

SHEETS = Path(__file__).parent.parent.parent / "sheets"
SMALL = Tools(read_edition(SHEETS / "small_2020.yaml")[0])


def remedy(code, locale, value="sai gì đó"):
    (problem,) = SMALL.answers.read(code, value).problems
    return speech(locale).remedy(problem.at(Place()))


@pytest.mark.parametrize(
    ("code", "english", "vietnamese"),
    [
        (
            "1.1",
            "Type one of: in_time (Đúng hạn); late (Chậm); none (Chưa ban hành).",
            "một trong các lựa chọn: in_time",
        ),
        ("1.2", "Type a rate from 0 to 100 %.", "Nhập tỷ lệ từ 0 đến 100 %."),
        ("1.3", "Type what is met, parted by semicolons, or “none”: quarter (Báo cáo quý)", "những nội dung đạt"),
        ("1.4", "Type a number from 0 to 2.", "Nhập một số từ 0 đến 2."),
        ("1.5", "Type a number from 0 to 1 in steps of 0.25.", "Nhập một số từ 0 đến 1, theo bước 0,25."),
        ("1.6", "Type how many there were, as a whole number", "Nhập số lượng, là số nguyên"),
        ("1.7", "Type one of: excellent (Xuất sắc); good (Tốt)", "Nhập một trong các lựa chọn: excellent (Xuất sắc)"),
        ("1.8", "Type how many there were", "Nhập số lượng"),
        ("2.2", "Type a rate from 0 to 100 %.", "Nhập tỷ lệ từ 0 đến 100 %."),
        ("2.3", "Type a number from 0 up.", "Nhập một số từ 0 trở lên."),
        ("4.1", "(A=…; B=…; C=…; D=…; E=…), or a rate", "số phiếu của từng phương án (A=…"),
        ("T", "Type a number from 0 to 2.", "Nhập một số từ 0 đến 2."),
    ],
)
def test_the_remedy_names_what_is_asked_for(code, english, vietnamese):
    assert english in remedy(code, "en")
    assert vietnamese in remedy(code, "vi")
    assert remedy(code, "en").endswith("If nothing arose, type: không phát sinh.")


def test_a_part_of_a_compound_answer_asks_for_all_parts_in_their_form():
    assert "Type the parts in this form: a=…; b=…." in remedy("2.4", "en", "a=cao; b=1")
    assert "Nhập các phần theo mẫu: a=…; b=…." in remedy("2.4", "vi", "a=cao; b=1")


def test_every_rule_of_the_set_has_its_words():
    assert {code for code in SMALL.components if not SMALL.answers.read(code, "???xyz").problems} == set()
