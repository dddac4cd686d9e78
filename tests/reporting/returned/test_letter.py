"""The covering note in both forms and languages."""

from datetime import date
from io import BytesIO

import docx
import pytest

from parindex.language import speech
from parindex.model.definitions.workspace import Settings
from parindex.model.issues import Severity
from parindex.model.scores import Basis
from parindex.reporting.marked_copies.letter import SentFile, letter
from parindex.reporting.marked_copies.letter_markdown import letter_markdown
from parindex.reporting.marked_copies.letter_word import letter_word

SETTINGS = Settings.model_validate(
    {
        "name": "Thử",
        "authority": {"vi": "Phòng Nội vụ", "en": "Home Affairs"},
        "superior": "UBND thành phố",
        "letters": {"signer_title": {"vi": "Trưởng phòng", "en": "Head of office"}, "recipients": ["Lãnh đạo"]},
    }
)


@pytest.fixture
def note(finding):
    def make(locale="vi", number=2, unit="Xã Đồi Chè", deadline=date(2026, 1, 20), copy="a-marked.xlsx", **texts):
        basis = texts.pop("basis", Basis.APPRAISED)
        findings = [finding(f"B{row}", **texts) for row in range(1, number + 1)]
        findings.append(finding("", severity=Severity.REPAIRED, code="S120"))
        file = SentFile("phieu.xlsx", copy, edited=True, lost=("macros",), findings=findings)
        return letter(
            settings=SETTINGS,
            voice=speech(locale),
            unit=unit,
            year=2025,
            files=[file],
            basis=basis,
            deadline=deadline,
            on=None,
        )

    return make


def words(content):
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("vi", ("Kính gửi: Xã Đồi Chè", "PHÒNG NỘI VỤ", "lỗi: 2, đã sửa: 1", "chậm nhất ngày 20 tháng 01 năm 2026")),
        ("en", ("To: Xã Đồi Chè", "HOME AFFAIRS", "error: 2, repaired: 1", "by 20 January 2026")),
    ],
)  # fmt: skip
def test_the_note_says_who_what_and_until_when(note, locale, said):
    text = words(letter_word(note(locale)))
    assert [one for one in said if one not in text] == []
    assert "{" not in text
    assert {"vi": "TRƯỞNG PHÒNG", "en": "HEAD OF OFFICE"}[locale] in text
    assert "- Lãnh đạo;" in text


@pytest.mark.parametrize(
    ("locale", "basis", "said"),
    [
        ("vi", Basis.SELF, "Điểm được tính: điểm tự chấm."),
        ("vi", Basis.APPRAISED, "Điểm được tính: điểm thẩm định."),
        ("en", Basis.SELF, "Scores that count: self scores."),
        ("en", Basis.APPRAISED, "Scores that count: appraised scores."),
    ],
)
def test_the_note_says_which_scores_were_looked_at(note, locale, basis, said):
    made = note(locale, basis=basis)
    assert said in words(letter_word(made))
    assert said in letter_markdown(made, speech(locale)).decode()


def test_the_note_lists_the_worst_and_counts_the_rest(note):
    made = note(number=14)
    assert [line.severity for line in made.worst] == ["lỗi S103"] * 10
    assert made.more == 5
    assert "Còn 5 nội dung khác" in words(letter_word(made))
    assert "Còn 5 nội dung khác" in letter_markdown(made, speech("vi")).decode()


def test_without_a_deadline_none_is_invented(note):
    assert "trong thời gian sớm nhất" in words(letter_word(note(deadline=None)))
    assert "as soon as you can" in letter_markdown(note("en", deadline=None), speech("en")).decode()


def test_a_file_that_could_not_be_read_is_named_and_no_copy_is_promised(note):
    text = words(letter_word(note(copy=None)))
    assert "không gửi trả tệp" in text
    assert "tệp gửi trả kèm theo" not in text


def test_the_same_note_has_the_same_bytes(note):
    assert letter_word(note()) == letter_word(note())


@pytest.mark.parametrize(
    "text", ["{{ 7 * 7 }}", "{% for x in y %}", "<w:p/>&", "{_{ x }_}", "| a |", "![x](http://y)", "\x1b[31m"]
)
def test_no_name_or_text_becomes_markup(note, text):
    made = note(unit=text, message=text.replace("\x1b", ""), remedy="x")
    assert text.replace("\x1b", "") in words(letter_word(made))
    markdown = letter_markdown(made, speech("vi")).decode()
    for live in ("| a |", "![x](http", "<w:p/>", "\x1b"):
        assert live not in markdown.replace("| Vị trí", "")
