"""Tables as officers make them: codes before titles, stages under every code or unit, parts on many sheets."""

from pathlib import Path

import pytest
from tests.sheets.make_sheets import GROUPS, TREE

from parindex.model.scores import Basis, NotApplicable, Stage
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.identity.title_block import without_superior
from parindex.sources.score_sheets.layout import Shape
from parindex.sources.score_sheets.layout.shapes.coded_titles import split_code
from parindex.sources.score_sheets.reading import read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
LEAVES = [row for row in TREE if row[0] not in GROUPS]
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
TITLE = "Đơn vị: Phường An Mỹ, năm 2020"


def read(*sheets, registry=REGISTRY, **changes):
    grids = tuple(Grid(name, tuple(map(tuple, rows)), **facts) for name, rows, facts in sheets)
    return read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, grids)], Expectation((EDITION,), registry, **changes))


def sheet(*rows, name="Sheet1", **facts):
    return (name, rows, facts)


def stages(code, self_score, appraised):
    """Return the three cells of a line: self, appraisal, survey."""
    return (None, None, appraised) if code.startswith("4.") else (self_score, appraised, None)


def given(found):
    (one,) = found.sheets
    return {(entry.code, mark.stage): mark.answer for entry in one.entries for mark in entry.marks}


def plain():
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    return read(sheet((TITLE,), head, *((c, t, m, *stages(c, s, a)) for c, t, m, s, a in TREE)))


PLAIN = given(plain())


def test_codes_before_titles_read_as_codes_in_a_column_of_their_own():
    head = ("Nội dung tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    rows = [(f"{ROMAN.get(c, c)}. {t}", m, *stages(c, s, a)) for c, t, m, s, a in TREE]
    found = read(sheet((TITLE,), head, *rows))
    assert found.issues == []
    assert found.layouts[0][1].coded_titles
    assert given(found) == PLAIN


@pytest.mark.parametrize("sign", ["{}.{}", "{}) {}", "TC {} {}", "Tiêu chí {}: {}", "{} – {}"])
def test_a_column_that_only_counts_lines_gives_way_to_codes_before_titles(sign):
    head = ("TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    rows = [
        (at, sign.format(c, t) if c not in "TP" else f"{c}. {t}", m, *stages(c, s, a))
        for at, (c, t, m, s, a) in enumerate(TREE, 1)
    ]
    found = read(sheet((TITLE,), head, *rows))
    assert found.issues == []
    assert given(found) == PLAIN


def test_areas_may_be_numbered_in_a_column_and_criteria_before_their_titles():
    head = ("TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    rows = [(ROMAN.get(c), t if c in ROMAN else f"{c}. {t}", m, *stages(c, s, a)) for c, t, m, s, a in TREE]
    found = read(sheet((TITLE,), head, *rows))
    assert found.issues == []
    assert given(found) == PLAIN


def test_option_lines_and_signatures_are_not_taken_for_codes_before_titles():
    head = ("Nội dung", "Điểm tối đa", "Thẩm định", "XHH")
    rows = []
    for c, t, m, _, a in TREE:
        rows += [(f"{c}. {t}", m, *stages(c, None, a)[1:]), ("- Đúng hạn: 1 điểm",), ("a) Chậm: 0,5 điểm",)]
    found = read(sheet((TITLE,), head, *rows, (), ("TM. ỦY BAN NHÂN DÂN",), ("1.5 điểm là mức cao nhất",)))
    assert found.issues == []
    assert {key for key in PLAIN if key[1] is not Stage.SELF} == set(given(found))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1.1. Kế hoạch năm", ("1.1", "Kế hoạch năm")),
        ("1.10 Kế hoạch", ("1.10", "Kế hoạch")),
        ("TC 2.3: Hồ sơ", ("TC 2.3", "Hồ sơ")),
        ("IV - Tài chính công", ("IV", "Tài chính công")),
        ("2. Thủ tục", ("2", "Thủ tục")),
        ("2 báo cáo trở lên", None),
        ("95% hồ sơ", None),
        ("1.5 điểm nếu đúng hạn", None),
        ("Kế hoạch 1.1", None),
        ("100.000 đồng", None),
        ("", None),
    ],
)
def test_a_code_before_a_title_is_told_from_a_quantity(text, parts):
    assert split_code(text) == parts


@pytest.mark.parametrize("sign", ["{}", "{}.", " {} ", "TC {}", "tc{}", "TCTP {}"])
def test_codes_are_read_as_they_are_written(sign):
    head = ("TT", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    rows = [(ROMAN.get(c) or (c if c in "TP" else sign.format(c)), t, m, *stages(c, s, a)) for c, t, m, s, a in TREE]
    found = read(sheet((TITLE,), head, *rows))
    assert [issue.code for issue in found.issues] == []
    assert given(found) == PLAIN


def both(name, *, titles=True, merged=True):
    """Return a matrix with self and appraised scores under every code."""
    codes, under, kinds = ["STT", "Đơn vị"], [None, None], [None, None]
    values, merges = [1, name], [(1, 0, 3 if titles else 2, 0), (1, 1, 3 if titles else 2, 1)]
    for code, title, _, self_score, appraised in LEAVES:
        at = len(codes)
        codes += [code, None]
        under += [title, None]
        kinds += ["Tự chấm", "Thẩm định"]
        values += [None if code.startswith("4.") else self_score, appraised]
        merges += [(1, at, 1, at + 1), (2, at, 2, at + 1)] if titles else [(1, at, 1, at + 1)]
    rows = [("Năm 2020",), codes, *([under] if titles else []), kinds, values]
    return sheet(*rows, merges=tuple(merges) if merged else ())


@pytest.mark.parametrize("titles", [True, False])
@pytest.mark.parametrize("merged", [True, False])
def test_a_matrix_may_have_stages_under_every_code(titles, merged):
    found = read(both("P. An Mỹ", titles=titles, merged=merged))
    assert found.issues == []
    (one,) = found.sheets
    marks = {(entry.code, mark.stage): mark for entry in one.entries for mark in entry.marks}
    assert marks["1.4", Stage.SELF].answer == PLAIN["1.4", Stage.SELF]
    assert marks["1.4", Stage.APPRAISAL_1].answer == PLAIN["1.4", Stage.APPRAISAL_1]
    assert marks["4.2", Stage.APPRAISAL_1].answer == PLAIN["4.2", Stage.SURVEY]
    assert (marks["1.1", Stage.SELF].cell[0], marks["1.1", Stage.APPRAISAL_1].cell[0]) == ("C", "D")


def test_two_columns_of_one_stage_under_a_code_are_never_chosen_between():
    name, rows, facts = both("P. An Mỹ")
    kinds = [("Tự đánh giá" if at == 5 else text) for at, text in enumerate(rows[3])]
    kinds[3] = "Tự đánh giá"
    found = read((name, (*rows[:3], kinds, *rows[4:]), facts))
    assert {issue.code for issue in found.issues} == {"L102"}


def test_units_may_stand_across_with_stages_under_each():
    names = ("Phường An Mỹ", "Xã Tam Dân")
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", names[0], None, names[1], None)
    kinds = (None, None, None, *("Tự chấm", "Thẩm định") * 2)
    rows = [(c, t, m, *((None if c.startswith("4.") else s), a) * 2) for c, t, m, s, a in TREE]
    merges = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6))
    found = read(sheet(("Năm 2020",), head, kinds, *rows, merges=merges))
    assert found.issues == []
    assert found.layouts[0][1].shape is Shape.TURNED
    marks = {one.unit: {mark.stage: mark.cell for mark in one.by_code["1.4"].marks} for one in found.sheets}
    assert marks == {
        "an-my": {Stage.SELF: "D8", Stage.APPRAISAL_1: "E8"},
        "tam-dan": {Stage.SELF: "F8", Stage.APPRAISAL_1: "G8"},
    }


def test_one_office_over_two_rounds_is_not_a_table_of_units():
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Phòng Nội vụ", None, "XHH")
    kinds = (None, None, None, None, "Thẩm định lần 1", "Thẩm định lần 2", None)
    rows = [(c, t, m, s, *(stages(c, s, a)[1:2] * 2), stages(c, s, a)[2]) for c, t, m, s, a in TREE]
    found = read(sheet((TITLE,), head, kinds, *rows, merges=((1, 4, 1, 5),)))
    assert found.layouts[0][1].stages == {Stage.SELF: 3, Stage.APPRAISAL_1: 4, Stage.APPRAISAL_2: 5, Stage.SURVEY: 6}


@pytest.mark.parametrize("codes_first", [True, False])
def test_a_matrix_may_have_a_row_of_codes_and_one_of_titles(codes_first):
    codes = ("Đơn vị", *(code for code, *_ in LEAVES))
    titles = ("Đơn vị" if not codes_first else None, *(title for _, title, *_ in LEAVES))
    codes = codes if codes_first else (None, *codes[1:])
    rows = (codes, titles) if codes_first else (titles, codes)
    found = read(sheet(("Năm 2020",), *rows, ("P. An Sơn", *(a for *_, a in LEAVES))))
    assert found.issues == []
    assert [one.unit for one in found.sheets] == ["an-son"]


def test_areas_on_sheets_of_their_own_are_told_once_a_sheet():
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    sheets = [
        sheet((TITLE,), head, *((c, t, m, *stages(c, s, a)) for c, t, m, s, a in TREE if c[0] == area), name=area)
        for area in "1234"
    ]
    found = read(*sheets)
    assert [(issue.code, issue.place.sheet) for issue in found.issues] == [("L116", area) for area in "1234"]
    assert found.sheets == []


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("UBND phường An Mỹ, TP Tam Kỳ", "an-my"),
        ("Phường An Mỹ, thành phố Tam Kỳ, tỉnh Quảng Nam", "an-my"),
        ("P.An Mỹ - TP.Tam Kỳ", "an-my"),
        ("Xã Tam Dân (huyện Phú Ninh)", "tam-dan"),
    ],
)
def test_the_body_above_a_unit_may_stand_behind_its_name(label, unit):
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    found = read(
        sheet((f"Đơn vị: {label}",), ("Năm 2020",), head, *((c, t, m, *stages(c, s, a)) for c, t, m, s, a in TREE))
    )
    assert [one.unit for one in found.sheets] == [unit]


def test_what_stands_behind_a_comma_is_left_out_only_if_it_is_a_body_above():
    assert without_superior("Phường An Mỹ, tổ 5") == ""
    assert without_superior("Hội, huyện Núi Thành") == "Hội"
    assert without_superior("Xã Tam-Thành") == ""


def test_a_letterhead_of_the_unit_itself_names_it_and_one_of_the_body_above_does_not():
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "XHH")
    rows = [(c, t, m, *stages(c, s, a)) for c, t, m, s, a in TREE]
    found = read(sheet(("UBND PHƯỜNG AN MỸ",), ("Năm 2020",), head, *rows))
    assert found.issues == []
    assert [one.unit for one in found.sheets] == ["an-my"]
    above = read(sheet(("UBND THÀNH PHỐ AN MỸ",), ("Năm 2020",), head, *rows))
    assert [issue.code for issue in above.issues] == ["S201"]


def test_a_total_typed_over_a_formula_is_compared_with_its_parts():
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Thẩm định")
    points = read_edition(SHEETS / "other_2020.yaml")[0]
    rows = ((TITLE.replace("Phường An Mỹ", "Phòng Nội vụ"),), head, ("9", "Tham mưu", 10, 8), (None, "Tổng", 10, 9.5))
    for formulas in (frozenset[tuple[int, int]](), frozenset({(3, 3)})):
        grid = Grid("Sheet1", rows, formulas=formulas)
        found = read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, (grid,))], Expectation((points,)))
        assert [(issue.code, issue.place.cell) for issue in found.issues] == [("S308", "D4")]


def test_scores_below_the_table_are_told():
    head = ("Nội dung", "Điểm tối đa", "Thẩm định", "XHH")
    rows = [(f"{c}. {t}", m, *stages(c, None, a)[1:]) for c, t, m, _, a in TREE]
    found = read(sheet((TITLE,), head, *rows, (), ("Ghi chú", None, None), ("1.4. Kiểm tra", 2, 1, None)))
    assert [(issue.code, issue.place.cell) for issue in found.issues] == [("L110", f"C{len(rows) + 5}")]


def test_the_answer_to_nothing_arose_is_read_under_every_stage():
    name, rows, facts = both("P. An Mỹ")
    values = ["KPS" if at in {8, 9} else value for at, value in enumerate(rows[-1])]
    (one,) = read((name, (*rows[:-1], values), facts), basis=Basis.SELF).sheets
    assert {mark.stage for mark in one.by_code["1.4"].marks if isinstance(mark.answer, NotApplicable)} == {
        Stage.SELF,
        Stage.APPRAISAL_1,
    }
