"""Every bad file of tests/sheets gives its code and nothing else."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from parindex.model.codes import CODES
from parindex.model.codes.sheets import CODES as SHEET_CODES
from parindex.model.definitions.layout_rules import LayoutSettings
from parindex.model.issues import Severity
from parindex.model.scores import Basis
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import SheetsRead, read_workbooks
from parindex.sources.workbook import open_workbooks
from parindex.workflow.intake.stage_files import by_stages
from parindex.workflow.intake.typed_results import with_totals_compared

SHEETS = Path(__file__).parent.parent / "sheets"
OURS = {code.code for code in SHEET_CODES}
BAD = sorted(path for path in (SHEETS / "bad").iterdir() if path.name.partition("_")[0] in OURS)


@cache
def editions_and_registry():
    found = [read_edition(SHEETS / f"{name}.yaml")[0] for name in ("small_2020", "small_2019", "other_2020")]
    return tuple(found), read_registry(SHEETS / "units.yaml")[0]


def expectation(*, strict: bool = False, **changes) -> Expectation:
    found, registry = editions_and_registry()
    given = {"editions": found, "registry": registry, "year": 2020, "strict": strict} | changes
    return Expectation(**given)


def lenient():
    found = expectation().editions
    policy = found[0].policy.model_copy(update={"missing": "zero"})
    return (found[0].model_copy(update={"policy": policy}), *found[1:])


@cache
def two_levels():
    late = "late: {points: 0.5, title: {vi: Chậm, en: Late}}, "
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small_2020.yaml"
        path.write_text((SHEETS / path.name).read_text(encoding="utf-8").replace(late, ""), encoding="utf-8")
        return (read_edition(path)[0], *expectation().editions[1:])


def ruled(**rule):
    return lambda: {"layout": LayoutSettings.model_validate({"rules": [{"files": "*.xlsx", **rule}]})}


SPECIAL = {
    "L113_column_that_is_empty": ruled(columns={"K": "appraisal-2"}),
    "L114_heading_below_the_table": ruled(heading=40, columns={"A": "code", "D": "self"}),
    "L157_code_of_a_unit_sheet": ruled(heading=8, columns={"I": "1.1"}),
    "L115_sheet_of_another_name": ruled(sheet="Phiếu điểm", heading=8),
    "S164_check_box_of_two_levels": lambda: {"editions": two_levels()},
    "S207_two_criteria_sets": lambda: {"registry": None},
    "S206_other_block": lambda: {"editions": expectation().editions[:2]},
    "S211_no_year": lambda: {"year": None},
    "S212_year_before_every_edition": lambda: {"year": None},
    "S410_no_self_scores": lambda: {"basis": Basis.SELF},
    "S412_self_scores_left_out": lambda: {"for_sender": True},
    "S465_many_missing_count_as_zero": lambda: {"editions": lenient()},
    "S411_missing_counts_as_zero": lambda: {"editions": lenient()},
}


BUILT_IN_OTHER_TESTS = {"S167", "S265", "S266", "S490", "S491", "S492", "L280"}
"""These need many files or units."""

COMPANIONS = {"S901": {"S201"}, "S365": {"S165"}}
"""Codes that can only be given beside another one."""


WITHOUT_SHEETS = {"L158"}
"""Warnings about files that hold nothing to be scored."""


@pytest.fixture(scope="module")
def books():
    paths = sorted({*SHEETS.glob("*/*.xlsx"), *BAD})
    return {book.path: book for book in open_workbooks(paths, workers=1)}


def read(books, path: Path, *, strict: bool = False) -> SheetsRead:
    changes = SPECIAL.get(path.stem, dict)()
    expected = expectation(strict=strict, **changes)
    found = with_totals_compared(read_workbooks([books[path]], expected), expected)
    return by_stages(found, expected) if path.name.startswith("S209") else found


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_sheet_gives_exactly_its_code(books, path):
    code = path.name.partition("_")[0]
    found = read(books, path)
    assert {issue.code for issue in found.issues} == {code, *COMPANIONS.get(code, ())}
    assert bool(found.sheets) == (CODES[code].severity is not Severity.ERROR and code not in WITHOUT_SHEETS)


@pytest.mark.parametrize(
    "path", [path for path in BAD if not path.name.startswith(("L104", "L159", "S209"))], ids=lambda path: path.stem
)
def test_strict_reading_accepts_no_bad_sheet(books, path):
    assert not read(books, path, strict=True).sheets


@pytest.mark.parametrize("code", sorted(OURS - BUILT_IN_OTHER_TESTS))
def test_every_code_of_a_sheet_has_a_bad_file(code):
    assert list((SHEETS / "bad").glob(f"{code}_*.xlsx"))


GOOD = sorted(path for path in (SHEETS / "good").glob("*.xlsx") if path.stem != "decomposed")


def test_a_sheet_in_decomposed_letters_is_read_and_every_repair_told(books):
    path = SHEETS / "good" / "decomposed.xlsx"
    found = read(books, path)
    assert {issue.code for issue in found.issues} == {"S126", "S127"}
    assert {issue.severity for issue in found.issues} == {Severity.REPAIRED}
    assert len(found.sheets) == 1
    assert not read(books, path, strict=True).sheets


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_sheet_gives_scores_and_nothing_to_tell(books, path):
    found = read(books, path, strict=True)
    assert found.issues == []
    assert found.sheets


def test_a_flood_of_one_code_is_counted_and_its_end_told(books):
    found = read(books, SHEETS / "bad" / "S901_more_than_can_be_listed.xlsx")
    listed = [issue for issue in found.issues if issue.code == "S201"]
    (closing,) = [issue for issue in found.issues if issue.code == "S901"]
    assert (len(listed), closing.values["number"], closing.severity) == (100, 11, Severity.ERROR)


def test_a_flood_of_repairs_is_an_error_only_if_reading_is_strict(books):
    book = books[SHEETS / "good" / "matrix.xlsx"]
    (grid,) = book.sheets
    (first,) = [row for row in grid.rows if row[1] == "Phường An Mỹ"]
    rows = [*grid.rows, *[(*first[:3], "90", *first[4:])] * 120]
    flood = replace(book, sheets=(replace(grid, rows=tuple(rows)),))
    other = replace(expectation(), registry=None, editions=expectation().editions[:1])
    for strict, severity in ((False, Severity.REPAIRED), (True, Severity.ERROR)):
        found = read_workbooks([flood], replace(other, strict=strict)).issues
        assert [issue.severity for issue in found if issue.code == "S901" and issue.values["kind"] == "S120"] == [
            severity
        ]
