"""A column is judged by its contents, too: numbers that fit the components are never passed over in silence."""

from pathlib import Path

import pytest
from tests.sheets.make_sheets import GROUPS, TREE

from parindex.model.definitions.layout_rules import LayoutSettings
from parindex.model.issues import Severity
from parindex.model.scores import Stage
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
LEAVES = [row for row in TREE if row[0] not in GROUPS]
SCORES = {code: appraised for code, *_, appraised in LEAVES}
MAXIMA = {code: most for code, _, most, *_ in LEAVES}
HEAD = ("Mã số", "Nội dung", "Điểm tối đa", "Điểm tự chấm")


def read(*rows, rules=(), registry=REGISTRY):
    layout = LayoutSettings.model_validate({"rules": list(rules)})
    grid = Grid("Bảng điểm", tuple(map(tuple, rows)))
    return read_workbooks(
        [Workbook(Path("a.xlsx"), "0" * 64, (grid,))], Expectation((EDITION,), registry, layout=layout)
    )


def surveyed(code):
    return code.startswith("4.")


def appraised(code):
    return None if surveyed(code) else SCORES[code]


def table(*columns, rules=()):
    """Read a sheet with self scores and more columns, each a heading with what it holds by code; or all scores."""
    rows = [
        (code, title, most, None if surveyed(code) else self_score,
         *(appraised(code) if changed is None else changed.get(code) for _, changed in columns),
         SCORES[code] if surveyed(code) else None)
        for code, title, most, self_score, _ in LEAVES
    ]  # fmt: skip
    head = (*HEAD, *(heading for heading, _ in columns), "Điểm điều tra XHH")
    return read(("Đơn vị: Phường An Mỹ, năm 2020",), head, *rows, rules=rules)


def changed(**other):
    own = {code: None if surveyed(code) else score for code, score in SCORES.items()}
    return own | {"1.4": 0.5} | other


ROUNDS = (("Thẩm định lần 1", None), ("Thẩm định lần 2", None))
AGREED = [
    "Điểm thống nhất",
    "Điểm chính thức",
    "Điểm cuối cùng",
    "Final score",
    "Official score",
    "Điểm chốt",
    "Điểm phê duyệt",
    "Điểm điều chỉnh",
    "Kết luận",
    "Kết quả cuối cùng",
    "Final",
    "Override",
]


def codes_of(found):
    return [(one.code, one.severity) for one in found.issues]


@pytest.mark.parametrize("heading", [*AGREED, "Hậu kiểm", ""])
def test_numbers_right_of_the_last_appraisal_that_differ_from_it_are_refused_until_settled(heading):
    found = table(*ROUNDS, (heading, changed()))
    assert codes_of(found) == [("L255", Severity.ERROR)]
    assert found.issues[0].values["number"] == 1
    assert "1.4 (G" in str(found.issues[0].values["components"])
    assert not found.sheets


def test_a_rule_settles_which_of_them_counts():
    for columns, number in (({"G": "skip"}, 1.25), ({"G": "appraisal-2", "F": "skip"}, 0.5)):
        found = table(*ROUNDS, ("Điểm thống nhất", changed()), rules=[{"files": "*.xlsx", "columns": columns}])
        assert codes_of(found) == []
        marks = {mark.stage: mark.answer for mark in found.sheets[0].by_code["1.4"].marks}
        assert float(marks[Stage.APPRAISAL_2].value.number) == number


@pytest.mark.parametrize("heading", [one for one in AGREED if one not in {"Điểm điều chỉnh", "Override"}])
def test_what_was_agreed_on_after_one_appraisal_is_the_last_stage(heading):
    found = table(("Điểm thẩm định", None), (heading, changed()))
    assert codes_of(found) == []
    marks = {mark.stage: mark.answer for mark in found.sheets[0].by_code["1.4"].marks}
    assert float(marks[Stage.APPRAISAL_2].value.number) == 0.5


def test_what_was_agreed_on_for_a_few_components_only_is_refused():
    few = {"1.4": 0.5, "1.5": 0.25}
    assert codes_of(table(("Điểm thẩm định", None), ("Điểm thống nhất", few))) == [("L255", Severity.ERROR)]


def test_what_was_changed_may_be_a_difference_and_is_never_read():
    assert codes_of(table(("Điểm thẩm định", None), ("Điểm điều chỉnh", {"1.4": 0.5}))) == [("L255", Severity.ERROR)]


def test_numbers_left_of_the_last_appraisal_are_a_warning_with_their_count():
    found = table(("Tổ giúp việc", changed()), ("Điểm thẩm định", None))
    assert codes_of(found) == [("L255", Severity.WARNING)]
    assert len(found.sheets) == 1


@pytest.mark.parametrize(
    ("heading", "held"),
    [
        ("Hậu kiểm", None),
        ("Năm 2019", changed()),
        ("Năm trước", changed()),
        ("Chênh lệch", dict.fromkeys(SCORES, 0.5)),
        ("Trọng số", MAXIMA),
        ("Ghi chú", {"1.4": "xem lại"}),
        ("Tài liệu kiểm chứng", dict.fromkeys(SCORES, 1)),
        ("Số văn bản", {code: 120 + at for at, code in enumerate(SCORES)}),
    ],
)  # fmt: skip
def test_columns_that_say_nothing_else_are_let_alone(heading, held):
    found = table(*ROUNDS, (heading, held))
    assert codes_of(found) == []
    assert len(found.sheets) == 1


def test_maxima_that_are_not_those_of_the_set_are_told_though_no_heading_says_maxima():
    found = table(*ROUNDS, ("Khung mới", MAXIMA | {"1.1": 99}))
    assert codes_of(found) == [("L257", Severity.WARNING)]


def test_columns_of_numbers_beside_the_survey_alone_are_listed_instead_of_an_untruth():
    rows = [
        (code, title, None if surveyed(code) else own, appraised(code), SCORES[code] if surveyed(code) else None)
        for code, title, _, own, _ in LEAVES
    ]  # fmt: skip
    head = ("Mã số", "Nội dung", "Cơ sở", "Cấp trên", "Điểm điều tra XHH")
    found = read(("Đơn vị: Phường An Mỹ, năm 2020",), head, *rows)
    assert [one.code for one in found.issues] == ["L256"]
    assert "Cơ sở" in str(found.issues[0].values["headings"])


UNITS = ("Phường An Mỹ", "Phường An Sơn")


@pytest.mark.parametrize("name", ["    Points Possible", "Barem", "Thang điểm", "Điểm chuẩn", "x", None])
def test_a_row_of_maxima_is_known_by_its_values_whatever_it_is_called(name):
    rows = ((unit, *SCORES.values()) for unit in UNITS)
    found = read(("Năm 2020",), ("Đơn vị", *SCORES), (name, *MAXIMA.values()), *rows)
    assert codes_of(found) == []
    assert {sheet.unit for sheet in found.sheets} == {"an-my", "an-son"}


def test_a_column_of_maxima_in_a_turned_table_is_known_by_its_values():
    rows = ((code, MAXIMA[code], SCORES[code], SCORES[code]) for code in SCORES)
    found = read(("Năm 2020",), ("Mã số", "Barem", *UNITS), *rows)
    assert codes_of(found) == []
    assert {sheet.unit for sheet in found.sheets} == {"an-my", "an-son"}


def test_a_unit_whose_name_is_misspelt_is_no_row_of_maxima_though_its_points_are_full():
    rows = ((unit, *SCORES.values()) for unit in UNITS[1:])
    found = read(("Năm 2020",), ("Đơn vị", *SCORES), ("Phường An Mĩ", *MAXIMA.values()), *rows)
    assert "S201" in [one.code for one in found.issues]


def test_without_a_registry_a_row_of_full_points_is_a_unit():
    rows = ((unit, *SCORES.values()) for unit in UNITS)
    found = read(("Năm 2020",), ("Đơn vị", *SCORES), ("Xã Đầy Đủ", *MAXIMA.values()), *rows, registry=None)
    assert "xa-day-du" in {one.unit for one in found.issues} | {sheet.unit for sheet in found.sheets}


def divided(*stages):
    """Read a matrix with several columns under each component; the last one has one score that differs."""
    later = SCORES | {"1.4": 0.5}
    head, below = ["Đơn vị"], [None]
    for code in SCORES:
        head += [code, *(None for _ in stages[1:])]
        below += stages
    rows = (
        [unit, *(cell for code in SCORES for cell in (appraised(code), SCORES[code], later[code]))] for unit in UNITS
    )
    return read(("Năm 2020",), head, below, *rows)


def test_what_was_agreed_on_under_each_component_of_a_matrix_is_the_last_stage():
    found = divided("Tự chấm", "Thẩm định", "Thống nhất")
    assert codes_of(found) == []
    marks = {mark.stage: mark.answer for mark in found.sheets[0].by_code["1.4"].marks}
    assert float(marks[Stage.APPRAISAL_2].value.number) == 0.5


@pytest.mark.parametrize("heading", ["Hậu kiểm", "Điểm điều chỉnh", "Điểm mới"])
def test_numbers_under_the_components_of_a_matrix_that_are_of_no_stage_are_refused(heading):
    found = divided("Tự chấm", "Thẩm định", heading)
    assert codes_of(found) == [("L255", Severity.ERROR)]
    assert found.issues[0].values["number"] == len(UNITS)
    assert not found.sheets
