"""Of several readings of a table the one counts under which codes and units are found, never the first that fits."""

from pathlib import Path

import pytest
from tests.sheets.make_sheets import GROUPS, TREE

from parindex.model.definitions.layout_rules import LayoutSettings
from parindex.model.issues import Severity
from parindex.model.scores import Basis, Stage
from parindex.model.units import Registry
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.layout import Shape
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.workflow.intake.typed_results import with_totals_compared

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
OTHER = read_edition(SHEETS / "other_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
LEAVES = [row for row in TREE if row[0] not in GROUPS]
CODES = [code for code, *_ in LEAVES]
SCORES = [appraised for *_, appraised in LEAVES]
SELF = [self_score for *_, self_score, _ in LEAVES]
UNITS = ("Phường An Mỹ", "Phường An Sơn")
OFFICES = ("Phòng Tư pháp", "Phòng Y tế")
TWO = Registry(
    blocks=REGISTRY.blocks,
    units=tuple(REGISTRY.units[-1].model_copy(update={"id": one, "name": one}) for one in OFFICES),
)


def read(*rows, rules=(), name="Bảng điểm", path="a.xlsx", registry=REGISTRY, **facts):
    basis = facts.pop("basis", Basis.APPRAISED)
    layout = LayoutSettings.model_validate({"rules": list(rules)})
    grid = Grid(name, tuple(map(tuple, rows)), **facts)
    expectation = Expectation((EDITION,), registry, year=2020, basis=basis, layout=layout)
    return read_workbooks([Workbook(Path(path), "0" * 64, (grid,))], expectation)


def compared(*rows, edition=EDITION, registry=REGISTRY):
    """Read a table, and compare its totals with what the scores come to."""
    expectation = Expectation((edition,), registry, year=2020, basis=Basis.APPRAISED)
    book = Workbook(Path("a.xlsx"), "0" * 64, (Grid("Bảng điểm", tuple(map(tuple, rows))),))
    return with_totals_compared(read_workbooks([book], expectation), expectation)


def given(found):
    return {
        (sheet.unit, entry.code, mark.stage): mark.answer
        for sheet in found.sheets
        for entry in sheet.entries
        for mark in entry.marks
    }


def codes_of(found):
    return [one.code for one in found.issues]


PLAIN = read(("Đơn vị", *CODES), *((unit, *SCORES) for unit in UNITS))
EXPECTED = given(PLAIN)


def test_the_plain_matrix_of_these_tests_is_read():
    assert codes_of(PLAIN) == []
    assert {sheet.unit for sheet in PLAIN.sheets} == {"an-my", "an-son"}


TITLED = [f"{code}. {title} tự chấm, thẩm định" for code, title, *_ in LEAVES]


def without_titles(found):
    return [code for code in codes_of(found) if code != "S306"]


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [
        (("STT", "Đơn vị"), (1,), ()),
        (("ID", "Start time", "Completion time", "Email", "Name", "Đơn vị"), (1, "8:00", "8:30", "x", ""), ()),
        (("ID", "Email", "Name", "Please choose your unit"), (1, "x", ""), ()),
        (("Dấu thời gian", "Bạn thuộc xã, phường nào?"), ("8:00",), ()),
        (("Mã", "Tên", *"abcdefghijk", "Tên đơn vị"), (1, "x", *"abcdefghijk"), ()),
    ],
)
def test_an_export_of_a_form_is_a_matrix_whatever_columns_stand_before_the_unit(head, before, after):
    rows = ((*before, unit, *SCORES, *after) for unit in UNITS)
    found = read((*head, *TITLED), *rows)
    assert without_titles(found) == []
    assert given(found) == EXPECTED


def test_the_unit_may_be_asked_last_in_a_form():
    found = read(("Dấu thời gian", *CODES, "Đơn vị của anh chị"), *(("8:00", *SCORES, unit) for unit in UNITS))
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_a_rule_with_the_column_of_units_reads_codes_before_titles():
    rule = {"files": "*.xlsx", "heading": 1, "columns": {"B": "unit"}}
    found = read(("STT", "Ai", *TITLED), *((1, unit, *SCORES) for unit in UNITS), rules=[rule])
    assert without_titles(found) == []
    assert given(found) == EXPECTED


@pytest.mark.parametrize(
    "written",
    [
        "Chấm điểm [{code} {title}]",
        "[{code}. {title}]",
        "Điểm của đơn vị [{code}]",
        "nhom_1/tc_{under}",
        "tc_{under}",
        "tc-{dash}",
        "q{code}",
        "Q{code}. {title}",
        "Câu {code}: {title}",
        "a/b/q_{under}",
    ],
)
def test_codes_as_forms_and_survey_systems_write_them_are_codes(written):
    plain = {"T", "P"}
    heads = [
        code
        if code in plain
        else written.format(code=code, title=title, under=code.replace(".", "_"), dash=code.replace(".", "-"))
        for code, title, *_ in LEAVES
    ]
    found = read(("don_vi", *heads, "_id"), *((unit, *SCORES, 17) for unit in UNITS))
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_dates_and_ranges_joined_by_dashes_are_no_codes():
    found = read(("Đơn vị", *CODES, "1-1-20"), *((unit, *SCORES, "x") for unit in UNITS))
    assert given(found) == EXPECTED


def test_a_rule_may_say_which_component_a_column_holds():
    heads = ["Câu đầu" if code == "1.1" else code for code in CODES]
    rows = (("Đơn vị", *heads), *((unit, *SCORES) for unit in UNITS))
    assert "S402" in codes_of(read(*rows))
    for columns in ({"B": "1.1"}, {"A": "unit", "B": "1.1"}):
        found = read(*rows, rules=[{"files": "*.xlsx", "heading": 1, "columns": columns}])
        assert codes_of(found) == []
        assert given(found) == EXPECTED


def test_a_rule_that_gives_a_component_to_a_column_of_a_unit_sheet_is_refused():
    rows = (("Mã số", "Nội dung", "Điểm"), ("1.1", "Ban hành kế hoạch năm", 1))
    found = read(*rows, rules=[{"files": "*.xlsx", "heading": 1, "columns": {"B": "1.2"}}])
    assert "L157" in codes_of(found)


LONG = ("Đơn vị", "Mã tiêu chí", "Tên tiêu chí", "Điểm tự chấm", "Điểm thẩm định", "Điểm XHH")


def long_rows(with_titles):
    for unit in UNITS:
        for code, title, _, _, appraised in LEAVES:
            surveyed = code.startswith("4.")
            yield (
                unit,
                code,
                title if with_titles else None,
                None,
                None if surveyed else appraised,
                (appraised if surveyed else None),
            )


@pytest.mark.parametrize(
    ("head", "with_titles"),
    [
        (LONG, True),
        (LONG, False),
        (("Unit", "Criterion code", "Title", "Self score", "Appraised score", "Survey score"), True),
        (("Cơ quan", "Mã số", "Nội dung", "Tự chấm", "Thẩm định", "XHH"), True),
        (("Người gửi", "Mã số", "Nội dung", "Tự chấm", "Thẩm định", "XHH"), True),
    ],
)
def test_a_row_for_each_unit_and_component_is_read(head, with_titles):
    found = read(head, *long_rows(with_titles))
    assert codes_of(found) == []
    assert found.layouts[0][1].shape is Shape.LONG
    assert {(unit, code): answer for (unit, code, _), answer in given(found).items()} == {
        (unit, code): answer for (unit, code, _), answer in EXPECTED.items()
    }


def test_a_long_table_may_hold_one_unit_and_one_column_of_scores():
    mine = [(UNITS[0], code, score) for code, score in zip(CODES, SCORES, strict=True)]
    found = read(("Đơn vị", "Mã", "Điểm"), *mine)
    assert codes_of(found) == []
    assert [sheet.unit for sheet in found.sheets] == ["an-my"]


@pytest.mark.parametrize("head", [("Đơn vị", "Mã", "Điểm"), ("Unit", "Code", "Score")])
def test_a_long_table_may_hold_one_row_alone_under_a_heading_of_units(head):
    found = read(head, (UNITS[0], "1.4", 1.25))
    assert "S201" not in codes_of(found)
    assert [(sheet.unit, [one.code for one in sheet.entries]) for sheet in found.sheets] in ([], [("an-my", ["1.4"])])
    assert {issue.unit for issue in found.issues} == {"an-my"}


@pytest.mark.parametrize(
    "head",
    [
        ("Mã đơn vị", "Tên đơn vị", "Mã TC", "Giá trị"),
        ("ID", "agency", "indicator", "value"),
        ("Số phiếu", "Cơ quan", "Câu hỏi", "Trả lời"),
    ],
)
def test_a_long_table_is_known_by_what_its_columns_hold(head):
    lines = [(unit, code, score) for unit in UNITS for code, score in zip(CODES, SCORES, strict=True)]
    found = read(head, *((at, *line) for at, line in enumerate(lines)))
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_scores_are_no_heading_though_they_look_like_codes():
    rows = ((unit, *(1.1 for _ in CODES)) for unit in UNITS)
    found = read(("Ai", *(f"c{at}" for at, _ in enumerate(CODES))), *rows)
    assert codes_of(found) == ["L101"]


def test_titles_in_brackets_may_have_brackets_in_them():
    heads = [f"Lĩnh vực 1 [{code}. {title} (0,5 điểm)]" for code, title, *_ in LEAVES]
    found = read(("Đơn vị", *heads), *((unit, *SCORES) for unit in UNITS))
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_the_codes_of_a_long_table_may_stand_before_the_titles():
    rows = [
        (unit, f"{code}. {title}", score)
        for unit in UNITS
        for (code, title, *_), score in zip(LEAVES, SCORES, strict=True)
    ]
    found = read(("Đơn vị", "Tiêu chí", "Điểm"), *rows)
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_a_long_table_may_say_the_stage_in_every_row():
    rows = [
        (unit, code, stage, score)
        for stage, scores in (("Tự chấm", SELF), ("Thẩm định", SCORES))
        for unit in UNITS
        for code, score in zip(CODES, scores, strict=True)
        if score is not None and not (code.startswith("4.") and stage == "Tự chấm")
    ]
    head = ("Đơn vị", "Mã", "Giai đoạn", "Giá trị")
    survey = [row if not row[1].startswith("4.") else (*row[:2], "Điều tra XHH", row[3]) for row in rows]
    found = read(head, *survey)
    assert codes_of(found) == []
    assert given(found)["an-my", "1.2", Stage.SELF].value.number == 95
    assert given(found)["an-my", "1.2", Stage.APPRAISAL_1].value.number == 90


def test_a_component_that_comes_twice_in_a_long_table_is_told_with_both_rows():
    rows = [
        *((unit, code, score) for unit in UNITS for code, score in zip(CODES, SCORES, strict=True)),
        (UNITS[1], "1.2", 80),
    ]
    found = read(("Đơn vị", "Mã", "Điểm"), *rows)
    (twice,) = [one for one in found.issues if one.code == "L156"]
    assert (twice.values["first"], twice.values["second"]) == (len(CODES) + 3, len(rows) + 1)
    assert not found.sheets


def test_an_unknown_unit_of_a_long_table_is_told_once():
    rows = [(unit, code, score) for unit in (*UNITS, "Xã Lạ") for code, score in zip(CODES, SCORES, strict=True)]
    found = read(("Đơn vị", "Mã", "Điểm"), *rows)
    assert codes_of(found) == ["S201"]
    assert found.issues[0].values["name"] == "Xã Lạ"


def test_a_rule_settles_a_long_table():
    rows = [(unit, code, 9, score) for unit in UNITS for code, score in zip(CODES, SCORES, strict=True)]
    rule = {"files": "*.xlsx", "heading": 1, "columns": {"A": "unit", "B": "code", "C": "skip", "D": "appraisal-1"}}
    found = read(("x", "y", "z", "w"), *rows, rules=[rule])
    assert codes_of(found) == []
    assert {key[:2] for key in given(found)} == {key[:2] for key in EXPECTED}


def staged(names):
    for at, unit in enumerate(UNITS):
        for stage, scores in (("Tự chấm", SELF), ("Thẩm định", SCORES)):
            name = unit if names == "every" or stage == "Tự chấm" else None
            cells = [
                None if code.startswith("4.") and stage == "Tự chấm" else score
                for code, score in zip(CODES, scores, strict=True)
            ]
            yield (at + 1, name, stage, *cells)


@pytest.mark.parametrize("names", ["merged", "once", "every"])
def test_two_rows_of_a_unit_are_its_stages(names):
    merges = ((1, 1, 2, 1), (3, 1, 4, 1)) if names == "merged" else ()
    found = read(("TT", "Đơn vị", "Nội dung", *CODES), *staged(names), merges=merges)
    assert codes_of(found) == []
    assert given(found)["an-son", "1.2", Stage.SELF].value.number == 95
    assert given(found)["an-son", "1.2", Stage.APPRAISAL_1].value.number == 90
    assert {sheet.unit for sheet in found.sheets} == {"an-my", "an-son"}


def test_rows_may_be_sorted_by_stage():
    rows = sorted(staged("every"), key=lambda row: row[2])
    found = read(("TT", "Đơn vị", "Nội dung", *CODES), *rows)
    assert codes_of(found) == []
    assert {stage for _, _, stage in given(found)} == {Stage.SELF, Stage.APPRAISAL_1}


def test_two_rows_of_a_unit_without_a_stage_are_told_as_such():
    rows = [(one, name, *cells) for one, name, _, *cells in staged("once")]
    found = read(("TT", "Đơn vị", *CODES), *rows, merges=((1, 1, 2, 1), (3, 1, 4, 1)))
    assert codes_of(found) == ["L155", "L155"]
    assert found.issues[0].values["name"] == UNITS[0]


def test_two_rows_of_one_stage_are_told_with_both():
    rows = [*staged("every"), (3, UNITS[0], "Tự chấm", *SELF)]
    found = read(("TT", "Đơn vị", "Nội dung", *CODES), *rows)
    assert codes_of(found) == ["L155"]
    assert (found.issues[0].values["first"], found.issues[0].values["second"]) == (2, 6)


def long_table(change=lambda row: row, **facts):
    return read(LONG, *map(change, long_rows(with_titles=True)), **facts)


def test_points_typed_where_a_rate_is_asked_are_asked_about_in_a_long_table_too():
    found = long_table(lambda row: (*row[:4], 2 if row[1] == "2.2" else row[4], row[5]))
    asked = [one for one in found.issues if one.code in {"S165", "S166", "S167"}]
    assert {one.criterion for one in asked} == {"2.2"}


def test_a_score_merged_with_the_title_beside_it_is_no_score_of_a_long_table():
    found = long_table(lambda row: row, merges=((1, 3, 1, 4),))
    assert {one.code for one in found.issues} & {"L108", "L161", "L162"}
    assert found.sheets == []


def test_hidden_rows_with_scores_are_told_of_a_long_table():
    assert "L107" in codes_of(long_table(hidden_rows=frozenset({2})))
    assert "L106" in codes_of(long_table(hidden_columns=frozenset({4})))


SUMS = {"1": 12, "2": 8, "2.1": 1.5, "4": 9}


def long_with_sums(**changed):
    """A long table with a row for every group, as systems export it; only 2.1 is a sum of nothing but points."""
    sums = SUMS | changed
    return [(unit, code, sums.get(code, score)) for unit in UNITS for code, *_, score in TREE]


@pytest.mark.parametrize("path", ["a.xlsx", "a.csv"])
def test_sums_in_a_long_table_are_compared_with_their_parts(path):
    assert codes_of(read(("Đơn vị", "Mã", "Điểm"), *long_with_sums(), path=path)) == []
    found = read(("Đơn vị", "Mã", "Điểm"), *long_with_sums(**{"2.1": 1.75}), path=path)
    assert [(one.code, one.unit, one.criterion) for one in found.issues] == [
        ("S307", "an-my", "2.1"),
        ("S307", "an-son", "2.1"),
    ]
    assert found.issues[0].place.cell == f"C{2 + [code for code, *_ in TREE].index('2.1')}"


def test_sums_of_rates_in_a_long_table_wait_for_the_arithmetic():
    found = read(("Đơn vị", "Mã", "Điểm"), *long_with_sums())
    assert [one.code for one in found.totals[0]] == ["1", "2", "4"]


def test_the_sums_of_each_stage_of_a_long_table_are_compared():
    rows = [
        (unit, code, stage, 9 if code == "2.1" and stage == "Thẩm định" else score)
        for unit in UNITS
        for code, _, _, own, appraised in TREE
        for stage, score in (("Tự chấm", own), ("Thẩm định", appraised))
        if score is not None and not code.startswith("4")
    ]
    rows += [
        (unit, code, "Điều tra XHH", score) for unit in UNITS for code, *_, score in TREE if code in {"4.1", "4.2"}
    ]
    found = read(("Đơn vị", "Mã", "Giai đoạn", "Giá trị"), *rows)
    assert [(one.code, one.criterion) for one in found.issues] == [("S307", "2.1"), ("S307", "2.1")]


def test_a_score_without_a_code_in_a_long_table_is_told():
    rows = [(unit, code, score) for unit in UNITS for code, score in zip(CODES, SCORES, strict=True)]
    rows.insert(3, (UNITS[0], None, 2))
    assert codes_of(read(("Đơn vị", "Mã", "Điểm"), *rows)) == ["L109"]


PAIRS = [(code, score) for code, score in zip(CODES, SCORES, strict=True) if code in {"1.4", "1.5", "2.1.1"}]


def beside(head, values, merges=()):
    """A matrix with a column right of each of three components that no code heads."""
    heads, cells = [], []
    for code, score in zip(CODES, SCORES, strict=True):
        heads.append(code)
        cells.append(score)
        if code in values:
            heads.append(head)
            cells.append(values[code])
    places = tuple((0, 1 + heads.index(code), 0, 2 + heads.index(code)) for code in values) if merges else ()
    return read(("Đơn vị", *heads), *((unit, *cells) for unit in UNITS), merges=places)


@pytest.mark.parametrize("head", ["Điểm thống nhất", "Điểm chính thức", "Final score", "Hội đồng", "Điều chỉnh"])
def test_another_stage_beside_components_of_an_undivided_matrix_is_refused(head):
    found = beside(head if head != "Điều chỉnh" else "Điểm điều chỉnh", {"1.4": 1, "1.5": 0.75, "2.1.1": 0.5})
    assert codes_of(found) == ["L255"]
    assert "1.4 (" in str(found.issues[0].values["components"])
    assert not found.sheets


def test_the_same_scores_again_beside_components_are_no_fault():
    found = beside("Điểm thống nhất", dict(PAIRS))
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_a_column_under_a_code_that_is_merged_over_it_is_not_passed_over():
    assert codes_of(beside(None, {"1.4": 1, "1.5": 0.75}, merges=True)) == ["L255"]


def test_the_total_at_the_end_of_a_matrix_is_no_score_of_its_last_component():
    found = read(("Đơn vị", *CODES, "Điểm cuối cùng"), *((unit, *SCORES, 88.25) for unit in UNITS))
    assert "L255" not in codes_of(found)
    assert given(found) == EXPECTED


@pytest.mark.parametrize("head", ["Điểm thống nhất", "Kết luận", "Điểm sau thống nhất", "Điểm điều chỉnh"])
def test_what_was_agreed_on_at_the_end_of_a_table_of_units_is_never_passed_over(head):
    across = [("Đơn vị", *CODES, head), *((unit, *SCORES, 0.25) for unit in UNITS)]
    down = [("Mã", "Nội dung", *UNITS), *((code, title, *[score] * 2) for code, title, _, _, score in LEAVES)]
    for rows in (across, [*down, (None, head, 0.25, 0.25)], [*down, (head, None, 0.25, 0.25)]):
        assert codes_of(compared(*rows)) == ["L109", "L109"], "a component of the set depends on the whole block"
    across[2] = (UNITS[1], *SCORES, None)
    assert codes_of(compared(*across)) == ["L109"]


@pytest.mark.parametrize("head", ["Điểm thống nhất", "Kết luận", "Điểm sau khi thống nhất"])
def test_what_was_agreed_on_at_the_end_is_the_total_or_refused(head):
    def both(agreed):
        yield compared(("Đơn vị", "9", head), *((unit, 8, agreed) for unit in OFFICES), edition=OTHER, registry=TWO)
        yield compared(
            ("Mã", "Nội dung", *OFFICES),
            ("9", "Tham mưu", 8, 8),
            (None, head, agreed, agreed),
            edition=OTHER,
            registry=TWO,
        )

    for found in both(7):
        assert [(one.code, one.severity) for one in found.issues] == [("S308", Severity.ERROR)] * 2
        assert not found.sheets
    for found in both(8):
        assert (codes_of(found), len(found.sheets)) == ([], 2)


def long_with(head, changed):
    """A long table with self and appraised scores, and one more column of the same or of changed scores."""
    rows = [
        (unit, code, None if code.startswith("4.") else own, score, changed.get(code, score))
        for unit in UNITS
        for code, _, _, own, score in LEAVES
    ]
    return read(("Đơn vị", "Mã", "Điểm tự chấm", "Điểm thẩm định", head), *rows)


def test_what_was_agreed_on_in_a_long_table_is_the_last_stage():
    found = long_with("Điểm thống nhất", {"1.4": 0.5})
    assert "L255" not in codes_of(found)
    assert found.layouts[0][1].shape is Shape.LONG


@pytest.mark.parametrize("head", ["Hậu kiểm", None])
def test_a_column_of_other_scores_in_a_long_table_is_refused_until_settled(head):
    found = long_with(head, {"1.4": 0.5})
    assert "L255" in codes_of(found)
    assert not found.sheets
    assert "L255" not in codes_of(long_with(head, {}))


def turned(head, changed):
    """Components down, three columns under the name of each unit: self, appraised, and one more."""
    names = [name for unit in UNITS for name in (unit, None, None)]
    rows = [
        (code, title, *(None if code.startswith("4.") else own, score, changed.get(code, score)) * len(UNITS))
        for code, title, _, own, score in LEAVES
    ]
    merges = ((0, 0, 1, 0), (0, 1, 1, 1), *((0, 2 + 3 * at, 0, 4 + 3 * at) for at in range(len(UNITS))))
    stages = ("Tự chấm", "Thẩm định", head) * len(UNITS)
    return read(("Mã số", "Nội dung", *names), (None, None, *stages), *rows, merges=merges)


@pytest.mark.parametrize("head", ["Hậu kiểm", None])
def test_other_scores_under_the_name_of_a_unit_are_refused_until_settled(head):
    found = turned(head, {"1.4": 0.5})
    assert [one.code for one in found.issues if one.code == "L255"] == ["L255"]
    assert "1.4 (E" in str(next(one for one in found.issues if one.code == "L255").values["components"])
    assert not found.sheets
    assert "L255" not in codes_of(turned(head, {}))


def test_notes_and_differences_under_the_name_of_a_unit_are_no_scores():
    assert "L255" not in codes_of(turned("Ghi chú", {"1.4": 0.5}))
    assert "L255" not in codes_of(turned("Chênh lệch", {"1.4": 0.5}))


@pytest.mark.parametrize(
    "form", ["nhom_1.tc_{}", "nhom_1-tc_{}", "data:nhom_1:tc_{}", "a.b.c_{}", "nhom.Q{}", "g/tc-{}"]
)
def test_variables_of_forms_name_their_group_in_many_ways(form):
    written = [code.replace(".", "-" if form.endswith("-{}") else "_") for code in CODES]
    heads = [form.format(code) if code[0].isdigit() else code for code in written]
    found = read(("nhom_1.don_vi", *heads), *((unit, *SCORES) for unit in UNITS))
    assert codes_of(found) == []
    assert given(found) == EXPECTED


def test_scores_of_the_survey_in_the_column_of_self_scores_are_told_once():
    edition = EDITION.survey_codes
    assert edition
    rows = [
        (unit, code, own if code not in edition else 3, score) for unit in UNITS for code, _, _, own, score in LEAVES
    ]
    found = read(("Đơn vị", "Mã", "Điểm tự chấm", "Điểm thẩm định"), *rows)
    assert len(edition) * len(UNITS) > 3
    assert codes_of(found).count("S490") == 1
    assert "S406" not in codes_of(found)


@pytest.mark.parametrize("heading", ["Năm", "Năm đánh giá", "Year"])
def test_rows_of_another_year_are_not_scored_as_those_of_the_year_that_is_read(heading):
    def table(year):
        lines = [(year, unit, code, score) for unit in UNITS for code, score in zip(CODES, SCORES, strict=True)]
        return read((heading, "Đơn vị", "Mã", "Điểm"), *lines)

    def matrix(year):
        return read((heading, "Đơn vị", *CODES), *((year, unit, *SCORES) for unit in UNITS))

    for made in (table, matrix):
        assert codes_of(made(2020)) == []
        assert codes_of(made("2020")) == []
        (other,) = made(2019).issues
        assert (other.code, other.values["year"]) == ("L280", 2020)


def of_many(values):
    """Read a matrix of all units of the block, over a set that counts what is missing as 0."""
    policy = EDITION.policy.model_copy(update={"missing": "zero"})
    lenient = EDITION.model_copy(update={"policy": policy})
    block = next(unit.block for unit in REGISTRY.units if unit.name == UNITS[0])
    names = [unit.name for unit in REGISTRY.units if unit.block == block and unit.exists_in(2020)]
    rows = [("Đơn vị", *CODES), *((name, *values) for name in names)]
    grid = Grid("Bảng điểm", tuple(map(tuple, rows)))
    found = read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, (grid,))], Expectation((lenient,), REGISTRY, year=2020))
    return names, found


def test_what_many_units_lack_is_told_once_with_their_names():
    few = [None if code in {"1.4", "1.5"} else score for code, score in zip(CODES, SCORES, strict=True)]
    names, found = of_many(few)
    told = [one for one in found.issues if one.code in {"S465", "S491"}]
    if len(names) > 3:
        (once,) = told
        assert (once.code, once.unit, once.values["number"]) == ("S491", "", len(names))
        assert f"{names[0]} (2)" in str(once.values["listed"])
    else:
        assert [one.code for one in told] == ["S465"] * len(names)
