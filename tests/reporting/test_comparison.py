"""What the formats show beside the official changes, and only where there is any of it."""

import io
import json
from dataclasses import replace
from fractions import Fraction

import docx
import openpyxl
import pytest
from tests.reporting.made_up import context_of
from tests.reporting.test_machine import SCHEMAS, faults

from parindex.language import speech
from parindex.model.results.changes import (
    Derived,
    DerivedPart,
    Difference,
    DifferenceKind,
    Moved,
    NotComparable,
    Reason,
    UnitName,
)
from parindex.model.results.like_for_like import LikeForLike, LikeRow, NoLikeForLike, Unlike
from parindex.reporting import render
from parindex.reporting.documents.ranking import rank_document
from parindex.reporting.report.changes import change_words, difference_words
from parindex.reporting.report.figures import Figures

PART = DerivedPart("a", "Xã Gốc", Fraction(2, 5), Fraction(80))
DERIVED = NotComparable(Reason.MERGED, derived=Derived(Fraction(5), Fraction(80), (PART,)))
CHANGED = NotComparable(
    Reason.CRITERIA_CHANGED,
    "added A.1",
    (Difference(DifferenceKind.ADDED, ("A.1",)), Difference(DifferenceKind.RULE, ("2",), 3)),
)
RENAMED = Moved(None, Fraction(1), None, None, None, Fraction(80), 9, Reason.NOT_RANKED, UnitName("old", "Xã Tên Cũ"))


def shown(small, change, like=None):
    """The block with one change for its first unit, and something like for like."""
    block = small.standings
    first = replace(block.standings[0], change=change)
    return replace(small, standings=replace(block, standings=[first, *block.standings[1:]], like_for_like=like))


def like(small):
    unit = small.standings.standings[0].card
    row = LikeRow(unit.unit, unit.name, 3, Fraction(90), Fraction(85), 1, 2, unit.index, Fraction(70))
    return LikeForLike([row], 3, 12, 11, Fraction(30), Fraction(100), Fraction(98), 7, 6)


def text_of(format_, block):
    content = render(format_, context_of(block))
    if format_ in {"md", "json"}:
        return content.decode()
    if format_ == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    )


FORMATS = pytest.mark.parametrize("format_", ["md", "docx", "xlsx"])
LIKE_WORDS = "3/12 tiêu chí thành phần, 30/100 điểm"


@FORMATS
def test_what_is_like_for_like_says_how_much_is_common_and_that_it_is_not_official(format_, small):
    told = text_of(format_, shown(small, CHANGED, like(small)))
    assert LIKE_WORDS in told
    assert "không phải chỉ số chính thức" in told
    for part in ("1/7", "2/6"):
        assert part in told


@FORMATS
def test_why_there_is_nothing_like_for_like_is_said(format_, small):
    assert "nhóm tính bình quân" in text_of(format_, shown(small, CHANGED, NoLikeForLike(Unlike.AVERAGES)))


@FORMATS
def test_what_was_derived_names_predecessors_with_shares_and_is_no_official_change(format_, small):
    told = text_of(format_, shown(small, DERIVED))
    assert "Xã Gốc 0,4 × 80,00" in told
    assert "hông phải mức tăng, giảm chính thức" in told


@FORMATS
def test_how_the_criteria_changed_is_said_once_with_codes_as_they_are(format_, small):
    assert "Bộ tiêu chí thay đổi: thêm A.1; đổi quy tắc chấm 2, +3" in text_of(format_, shown(small, CHANGED))


@FORMATS
def test_a_renamed_unit_says_what_it_was_called(format_, small):
    assert "đổi tên từ Xã Tên Cũ" in text_of(format_, shown(small, RENAMED))


@FORMATS
def test_without_anything_of_the_kind_nothing_is_said_of_it(format_, small):
    told = text_of(format_, small)
    assert "quy đổi từ các đơn vị" not in told
    assert "tiêu chí thành phần chung" not in told


@FORMATS
def test_ranks_of_both_years_say_of_how_many(format_, small):
    told = text_of(format_, small)
    assert "/6" in told  # six units were ranked in the year before
    assert ("/7" if format_ != "xlsx" else "(trên 7)") in told


def test_a_change_of_rank_that_cannot_be_said_says_why(small):
    words = change_words(RENAMED, Figures(small.standings.edition.policy, speech("en")), speech("en"))
    assert words.note == "renamed from Xã Tên Cũ; not ranked in both years"


@pytest.mark.parametrize("kind", DifferenceKind)
def test_every_difference_has_words_in_both_languages(kind):
    difference = [Difference(kind, ("1.1",))]
    assert difference_words(difference, speech("vi")) != difference_words(difference, speech("en"))


BLOCK = NotComparable(Reason.BLOCK_CHANGED, "Khối khác", previous_block="others")
SAID = [DERIVED, CHANGED, RENAMED, BLOCK]


@pytest.mark.parametrize("change", SAID, ids=["derived", "changed", "renamed", "block"])
@pytest.mark.parametrize("name", ["rank", "report"])
def test_the_documents_are_what_their_schemas_say(name, change, small):
    block = shown(small, change, like(small))
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    document = rank_document([block.standings], 2020, 2019) if name == "rank" else json.loads(text_of("json", block))
    assert list(faults(document, schema)) == []


def test_a_derived_value_is_not_among_the_keys_of_a_change(small):
    change = rank_document([shown(small, DERIVED).standings], 2020, 2019)["blocks"][0]["units"][0]["change"]
    assert change.keys() == {"status", "reason", "detail", "derived"}
    assert change["derived"]["predecessors"] == [
        {"unit": "a", "name": "Xã Gốc", "share_exact": "2/5", "index": 80, "index_exact": "80"}
    ]
