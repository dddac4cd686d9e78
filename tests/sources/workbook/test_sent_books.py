"""What a worker sends arrives exactly, and nothing that it could send is ever run."""

import json
import pickle
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

import parindex
from parindex.model.issues import Issue, Place, Severity
from parindex.model.texts.message import Phrase
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.workbook import open_workbooks
from parindex.sources.workbook.processes import process
from parindex.sources.workbook.processes.sent_books import BadAnswerError, read_sent, sent

VALUES = (
    *(0.1, 1e308, -0.0, 5e-324, 3.0, 3, 2**70, True, False, None),
    *("", "đạt", "\ud83d", "\udc80", "\ud83d\ude00", "😀", 'a"\\\n\0\x1b'),
    *(datetime(2020, 1, 2, 3, 4, 5, 678901), datetime(2020, 1, 2), date(2020, 1, 2)),  # noqa: DTZ001  no time zone
    *(time(0, 0), time(23, 59, 59, 999999), timedelta(days=-3, microseconds=7), timedelta(0)),
)
WHOLE = Grid(
    "Bảng\udc80",
    (VALUES, (), (None, 1.5)),
    hidden=True,
    merges=((0, 0, 1, 2),),
    hidden_rows=frozenset({3}),
    hidden_columns=frozenset({1, 2}),
    errors={(5, 1): "#REF!"},
    uncached=frozenset({(1, 2), (2, 1)}),
    formulas=frozenset({(1, 1)}),
    percents=frozenset({(1, 3)}),
    shown={(0, 0): "1", (4, 4): ""},
    struck=frozenset({(2, 2)}),
    raised=frozenset({(1, 4)}),
    decimal=",",
)
ISSUE = Issue(
    "F102",
    Severity.ERROR,
    Place("/tệp\udcff.xlsx", "B", "A1"),
    "u",
    "c",
    {"reason": Phrase("there is {n}", {"n": 3}), "most": 2, "share": 0.5, "text": "x"},
)


def test_a_workbook_arrives_as_it_was_with_the_types_of_all_values():
    book = Workbook(Path("/tệp\udcff.xlsx"), "ab", (WHOLE, Grid("B", ())), (ISSUE,))
    again = read_sent(sent(book))
    assert again == book
    assert [(type(one), repr(one)) for one in again.sheets[0].rows[0]] == [(type(one), repr(one)) for one in VALUES]
    assert type(again.issues[0].severity) is Severity


def test_a_value_of_no_known_type_is_not_sent():
    with pytest.raises(TypeError):
        sent(Workbook(Path("x"), "", (Grid("B", ((object(),),)),)))


GOOD = json.loads(sent(Workbook(Path("x"), "ab", (WHOLE,), (ISSUE,))).decode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"null",
        b"[]",
        b'{"os.system": ["echo"]}',
        b"[" * 100_000,
        b"\xff",
        json.dumps([5, "", [], []]).encode(),
        json.dumps(["x", 5, [], []]).encode(),
        json.dumps(["x", "", [5], []]).encode(),
        json.dumps(["x", "", [], [["F102", "none", ["", "", ""], "", "", []]]]).encode(),
        json.dumps(["x", "", [], [["F102", "error", [[], "", ""], "", "", []]]]).encode(),
        json.dumps(["x", "", [], [["F102", "error", ["", "", ""], "", "", [["a", [1]]]]]]).encode(),
        json.dumps(["x", "", [[["B", False, ""], [[[1]]], [[], [], []], [[]] * 5, [[], []]]], []]).encode(),
        json.dumps(["x", "", [[["B", False, ""], [], [[], [], []], [[1]] + [[]] * 4, [[], []]]], []]).encode(),
        json.dumps(["x", "", [[["B", False, ""], [], [[], ["1"], []], [[]] * 5, [[], []]]], []]).encode(),
        json.dumps(["x", "", [[["B", False, ""], [], [[], [], []], [[]] * 5, [[1, 2, 3], []]]], []]).encode(),
        pickle.dumps(Workbook(Path("x"), "")),
    ],
)
def test_an_answer_that_is_no_workbook_is_told_from_one(answer):
    with pytest.raises(BadAnswerError):
        read_sent(answer)


def test_a_worker_that_was_taken_over_cannot_run_anything_in_the_program(tmp_path, monkeypatch):
    class Opens:
        def __reduce__(self):
            return (open, (str(tmp_path / "opened"), "w"))

    code = f"""
import sys, json
from pathlib import Path
sys.path.append({{home!r}})
from parindex.sources.workbook.processes.messages import receive, send
answer = {pickle.dumps(Opens())!r}
while (request := receive(sys.stdin.buffer)) is not None:
    for _ in json.loads(request):
        send(sys.stdout.buffer, answer)
"""
    monkeypatch.setattr(process, "_CODE", code.replace("{{", "{"))
    (tmp_path / "x.xlsx").write_bytes(b"x")
    (book,) = open_workbooks([tmp_path / "x.xlsx"])
    assert [one.code for one in book.issues] == ["F603"]
    assert not (tmp_path / "opened").exists()


def test_only_the_worker_that_fills_templates_takes_anything_that_could_be_run():
    home = Path(parindex.__file__).parent
    takers = [
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        if any(sign in path.read_text("utf-8") for sign in ("pickle.load", "marshal.load", "shelve", "dill"))
    ]
    assert takers == ["workflow/templating/worker.py"]
