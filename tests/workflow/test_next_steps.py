"""What to do next: every state of a year is told, and the commands that are named do what they are named for."""

import shlex
import shutil

import openpyxl
import pytest
from tests.cli.test_json_answers import document

from parindex.workflow.guidance.next_steps import next_steps
from parindex.workflow.years.workspace import Session


@pytest.fixture
def told(workspace, run):
    """Tell the states of all topics in the workspace, and run the commands of `now` if asked."""

    def told(now=None):
        with Session(workspace) as session:
            state = next_steps(session)
        for command in state.step(now).commands if now else ():
            words = shlex.split(str(command))[1:]
            assert run(*words, cwd=workspace).code == 0, words
        return {step.topic.value: step.state.value for step in state.steps}, state

    return told


def change(path, cell, value):
    book = openpyxl.load_workbook(path)
    book.active[cell] = value
    book.save(path)


def test_a_year_from_forms_to_its_proof(told, workspace, run):
    sheets = workspace / "sheets" / "2020" / "scores.xlsx"
    aside = sheets.rename(workspace / "aside.xlsx")
    states, state = told(now="forms")
    assert state.next.topic == "forms"
    assert states == dict.fromkeys(("set", "units"), "done") | dict.fromkeys(("forms", "sheets"), "now") | (
        dict.fromkeys(("problems", "scores", "results", "publication"), "later")
    )
    assert told()[0]["forms"] == "done"

    shutil.copy(aside, sheets)
    change(sheets, "C4", "often")
    states, state = told()
    assert (states["problems"], states["scores"]) == ("now", "later")
    assert state.step("problems").said.values == {"number": 1, "files": 1}
    assert [run(*shlex.split(str(each))[1:], cwd=workspace).code for each in state.step("problems").commands] == [3, 0]

    shutil.copy(aside, sheets)
    states, state = told(now="scores")
    assert (states["sheets"], states["problems"], states["results"]) == ("done", "done", "later")
    states, state = told(now="results")
    assert state.next.topic == "results"
    told(now="publication")
    states, _ = told(now="proof")
    assert (states["publication"], states["proof"]) == ("done", "now")

    change(sheets, "C4", "80")
    states, state = told()
    assert (states["scores"], str(state.step("scores").commands[0])) == (
        "now",
        "parindex amend --year 2020 --reason REASON",
    )


def test_what_definitions_lack_comes_first(told, workspace):
    criteria = workspace / "criteria" / "model-communes-2020.yaml"
    text = criteria.read_text("utf-8")
    criteria.write_text(text.replace("model: true", "draft: true"), "utf-8")
    _, state = told()
    assert state.next.topic == "review"
    assert str(state.next.commands[0]).endswith(
        "--review model-communes-2020.review.xlsx --out criteria/model-communes-2020.yaml"
    )
    criteria.write_text(text.replace("max: 10", "max: ten"), "utf-8")
    assert told()[0] == {"definitions": "now"}
    criteria.unlink()
    (workspace / "units.yaml").unlink()
    assert told()[0] == {"set": "now", "units": "now"}


def test_sheets_that_were_scored_by_another_state_of_the_set_are_scored_again(told, workspace):
    told(now="scores")
    criteria = workspace / "criteria" / "model-communes-2020.yaml"
    criteria.write_text(criteria.read_text("utf-8").replace("each: 2", "each: 1"), "utf-8")
    states, _ = told(now="stages")
    assert (states["stages"], states["publication"]) == ("now", "later")
    assert told()[0]["publication"] == "now"


def test_the_command_says_it_in_both_languages_and_to_programs(run, workspace):
    found = document("next", run("next", "--format", "json", cwd=workspace))
    assert (found["year"], found["next"]) == (2020, "scores")
    assert "parindex score sheets/2020 --year 2020" in run("next", cwd=workspace).out
    assert "Chấm điểm" in run("next", cwd=workspace, locale="vi").out
