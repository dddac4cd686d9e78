"""Files that bring different stages of one unit are no unit twice; files that overlap stay one."""

import pytest
from openpyxl import Workbook, load_workbook

from parindex.model.issues import Severity
from parindex.workflow.intake.check import CheckOptions, check
from parindex.workflow.setting_up.init import init


@pytest.fixture
def office(tmp_path):
    """A workspace of `parindex init` without its sheets, and a function that writes a matrix of some stage."""
    root = tmp_path / "office"
    init(root, year=2020, locale="en")
    from parindex.workflow.years.workspace import load  # noqa: PLC0415  reads the files of this workspace only

    workspace = load(root)
    (edition,) = workspace.editions
    units = [
        unit.name for unit in workspace.registry.units if workspace.registry.blocks[unit.block].criteria == edition.id
    ]
    sheets = root / "sheets" / "2020"
    for path in list(sheets.rglob("*.*")):
        path.unlink()

    def write(name, title, *, survey, only=None):
        leaves = [leaf for leaf in edition.leaves if (leaf.code in edition.survey_codes) is survey]
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Sheet1"
        sheet.append([title])
        sheet.append(["Unit", *(leaf.code for leaf in leaves)])
        for unit in only or units:
            sheet.append([unit, *(_answer(leaf) for leaf in leaves)])
        book.save(sheets / name)
        return sheets / name

    return root, write


def _answer(leaf):
    match leaf.score.by:
        case "points":
            return 0
        case "levels":
            return next(iter(leaf.score.levels))
        case "percent":
            return next(iter(leaf.score.grades))
        case "checklist":
            return "none"
        case "survey":
            return 90
        case _:
            return 75 if leaf.score.by == "proportional" else 50 if leaf.score.by == "bands" else 1


def codes(found):
    return sorted((issue.code, issue.severity.value, issue.place.file.rpartition("/")[2]) for issue in found.issues)


def test_a_matrix_of_the_survey_beside_one_of_the_appraisal_is_checked_as_what_each_brings(office):
    root, write = office
    write("survey.xlsx", "Survey scores, year 2020", survey=True)
    write("appraisal.xlsx", "Appraisal, year 2020", survey=False)
    found = check(root, [], CheckOptions(year=2020))
    assert codes(found) == [("S209", "hint", "appraisal.xlsx"), ("S209", "hint", "survey.xlsx")]
    options = {issue.place.file.rpartition("/")[2]: issue.values["options"] for issue in found.issues}
    assert options == {"survey.xlsx": "--stage survey", "appraisal.xlsx": "--stage appraisal-1"}
    assert found.sheets > 0


def test_a_gap_in_one_of_the_stages_is_still_told(office):
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    root, write = office
    write("survey.xlsx", "Survey scores, year 2020", survey=True)
    path = write("appraisal.xlsx", "Appraisal, year 2020", survey=False)
    book = load_workbook(path)
    book.worksheets[0]["C3"] = None
    book.save(path)
    found = check(root, [], CheckOptions(year=2020))
    (gap,) = [issue for issue in found.issues if issue.severity is Severity.ERROR]
    assert (gap.code, gap.place.cell) == ("S401", "C3")


def test_files_that_overlap_stay_a_unit_twice(office):
    root, write = office
    first = write("appraisal.xlsx", "Appraisal, year 2020", survey=False)
    copy = load_workbook(first)
    copy.active.cell(copy.active.max_row + 2, 1, "Saved again, so that its bytes differ.")
    copy.save(first.with_name("copy.xlsx"))
    write("survey.xlsx", "Survey scores, year 2020", survey=True)
    found = check(root, [], CheckOptions(year=2020))
    assert {"appraisal.xlsx", "copy.xlsx"} <= {
        issue.place.file.rpartition("/")[2] for issue in found.issues if issue.code == "S204"
    }
    assert found.has_errors


def test_score_without_a_stage_refuses_both_and_says_with_which_stage_to_score_each(office, run):
    root, write = office
    write("survey.xlsx", "Survey scores, year 2020", survey=True)
    write("appraisal.xlsx", "Appraisal, year 2020", survey=False)
    plain = run("score", "sheets/2020", cwd=root)
    assert plain.code == 3
    assert "S208" in plain.out + plain.err
    assert "--stage survey" in plain.out + plain.err
    for stage, name in (("appraisal-1", "appraisal.xlsx"), ("survey", "survey.xlsx")):
        assert run("score", f"sheets/2020/{name}", "--stage", stage, cwd=root).code == 0
