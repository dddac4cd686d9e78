"""The file of known problems: written, read back, and hostile until read."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.language import speech
from parindex.model.codes import issue
from parindex.model.issues import Place, Severity
from parindex.model.records.failing import FailOn
from parindex.workflow.batch.baseline import read_baseline
from parindex.workflow.batch.failing import Gate, judge, open_gate
from parindex.workflow.years.refused import RefusedError

VOICE = speech("en")
FILE = Path("sheets/2020/a.xlsx")


def over(criterion="1.4", value="15", file=FILE, cell="D14"):
    """A score over the maximum."""
    values = {"component": criterion, "title": "T", "value": value, "max": "2"}
    return issue("S103", Place(str(file), "S", cell), unit="an-my", criterion=criterion, **values)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).touch()
    return tmp_path


def judged(gate, issues, files=(FILE,), *, at_store=False):
    return judge(gate, issues, files, root=Path.cwd(), voice=VOICE, at_store=at_store)


def write(issues, name="known.yaml", baseline=None):
    return judged(open_gate([], baseline, Path(name)), issues)


@pytest.mark.usefixtures("home")
def test_only_new_problems_fail():
    write([over("1.4")])
    gate = open_gate([], Path("known.yaml"), None)
    assert judged(gate, [over("1.4")]).exit_code == 0
    verdict = judged(gate, [over("1.4"), over("1.5")])
    assert [(one.issue.criterion, one.known, one.fails) for one in verdict.problems] == [
        ("1.4", True, False),
        ("1.5", False, True),
    ]
    assert verdict.exit_code == 3


@pytest.mark.usefixtures("home")
def test_one_more_of_the_same_is_new():
    write([over(), over(cell="E14")])
    assert "count: 2" in Path("known.yaml").read_text()
    gate = open_gate([], Path("known.yaml"), None)
    assert judged(gate, [over(), over(cell="E14")]).exit_code == 0
    assert [one.known for one in judged(gate, [over(), over(cell="E14"), over(cell="F14")]).problems] == [
        True,
        True,
        False,
    ]


@pytest.mark.usefixtures("home")
def test_a_problem_that_is_gone_is_told_at_its_line_of_the_baseline():
    write([over("1.4"), over("1.5")])
    verdict = judged(open_gate([FailOn.WARNING], Path("known.yaml"), None), [over("1.4")])
    (gone,) = [one for one in verdict.problems if one.issue.code == "B201"]
    assert (gone.file, gone.issue.severity, gone.fails) == ("known.yaml", Severity.HINT, False)
    line = int(gone.issue.place.cell.partition(":")[0])
    entry = "\n".join(Path("known.yaml").read_text().splitlines()[line - 1 :])
    assert 'criterion: "1.5"' in entry.split("  - ")[1]
    assert verdict.exit_code == 0


@pytest.mark.usefixtures("home")
def test_files_that_this_run_did_not_look_at_are_not_said_to_be_mended():
    write([over()])
    gate = open_gate([], Path("known.yaml"), None)
    assert judged(gate, [], files=[]).problems == ()
    FILE.unlink()
    assert [one.issue.code for one in judged(gate, [], files=[]).problems] == ["B201"]


@pytest.mark.usefixtures("home")
def test_what_only_the_store_or_the_gate_tells_is_not_said_to_be_mended_by_others():
    stored = issue("S505", Place(str(FILE)), unit="an-my", stage="self", number=1, components="1.1")
    absent = issue("B101", Place("units.yaml", cell="3:5"), unit="an-my", name="Phường An Mỹ", year=2020)
    write([stored, absent])
    gate = open_gate([], Path("known.yaml"), None)
    assert judged(gate, []).problems == ()
    assert len(judged(gate, [], at_store=True).problems) == 1
    complete = open_gate([FailOn.MISSING], Path("known.yaml"), None)
    assert len(judged(complete, [], at_store=True).problems) == 2


@pytest.mark.usefixtures("home")
def test_errors_of_definitions_and_hints_are_not_written():
    broken = issue("U001", Place("units.yaml", cell="3:5"), id="a", first=2)
    hint = replace(over(), severity=Severity.HINT)
    verdict = write([broken, hint])
    assert verdict.written == 0
    assert read_baseline(Path("known.yaml")).problems == ()
    assert verdict.exit_code == 3


@pytest.mark.usefixtures("home")
def test_notes_are_kept_when_the_file_is_written_again():
    write([over("1.4"), over("1.5")])
    text = Path("known.yaml").read_text()
    Path("known.yaml").write_text(text.rstrip() + "\n    note: agreed with the unit\n")
    write([over("1.4"), over("1.5"), over("1.6")], baseline=Path("known.yaml"))
    assert [one.note for one in read_baseline(Path("known.yaml")).problems if one.note] == ["agreed with the unit"]


@given(st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=60)
def test_whatever_a_cell_holds_the_baseline_can_be_read_back(value, unit):
    found = replace(over(value=value), unit=unit, place=Place("a.xlsx", unit, "D1"))
    path = Path(tempfile.gettempdir()) / "parindex-known-test.yaml"
    try:
        judge(Gate(write=path), [found], [], root=Path.cwd(), voice=VOICE, at_store=False)
        (problem,) = read_baseline(path).problems
        verdict = judge(Gate(known=read_baseline(path)), [found], [], root=Path.cwd(), voice=VOICE, at_store=False)
    finally:
        path.unlink(missing_ok=True)
    assert problem.code == "S103"
    assert [one.known for one in verdict.problems] == [True]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "Y006"),
        ("schema: 2\nproblems: []\n", None),
        ("problems: []\n", None),
        ("schema: 1\nproblems: [{fingerprint: abc, code: S103}]\n", None),
        (f"schema: 1\nproblems: [{{fingerprint: {'0' * 32}, code: S103, count: 0}}]\n", None),
        (f"schema: 1\nproblems: [{{fingerprint: {'0' * 32}, code: S103, extra: 1}}]\n", None),
        ("schema: 1\nproblems: &a [*a]\n", None),
        ("schema: 1\nproblems: !!python/object/apply:os.system [id]\n", None),
        ("[" * 200, None),
        ("\x00", None),
    ],
    ids=["empty", "schema", "no-schema", "fingerprint", "count", "key", "alias", "tag", "deep", "control"],
)
def test_a_file_that_is_no_baseline_is_refused_with_line_and_column(home, text, code):
    path = home / "known.yaml"
    path.write_text(text)
    with pytest.raises(RefusedError, match="The baseline has errors") as refused:
        open_gate([], path, None)
    assert refused.value.exit_code == 3
    assert all(one.place.cell for one in refused.value.issues)
    assert code in {None, refused.value.issues[0].code}
