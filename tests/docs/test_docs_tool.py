"""The tool that writes generated parts of the documentation."""

import importlib.util
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from parindex.model.codes import CODES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def docs():
    spec = importlib.util.spec_from_file_location("parindex_docs_tool", ROOT / "tools" / "docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def written(monkeypatch, request):
    """What the tool writes into the document that cog would be working on."""
    lines = []
    monkeypatch.setitem(sys.modules, "cog", SimpleNamespace(inFile=request.node.name, outl=lines.append))
    return lines


def test_it_runs_nothing_but_parindex(docs, written):
    with pytest.raises(ValueError, match="not a parindex command"):
        docs.run("rm -rf .")
    assert written == []


def test_a_command_is_shown_with_its_output(docs, written):
    docs.run("parindex --version")
    assert written[0].startswith("```console\n$ parindex --version\nparindex ")


def test_a_document_cannot_show_a_failure_that_it_does_not_speak_of(docs, written):
    with pytest.raises(RuntimeError, match="exit code 2 instead of 0"):
        docs.run("parindex --no-such-option")
    assert written == []


def test_an_expected_failure_is_shown_with_its_exit_code(docs, written):
    docs.run("parindex --no-such-option", status=2)
    assert written[0].endswith("$ echo $?\n2\n```")


def test_long_output_is_cut_off_with_a_mark(docs, written):
    docs.run("parindex --help", lines=2)
    assert written[0].splitlines()[-2:] == ["…", "```"]


def test_commands_run_in_a_copy_without_the_store_of_the_original(docs, written, tmp_path, monkeypatch):
    workspace = tmp_path / "example"
    workspace.mkdir()
    (workspace / "parindex.yaml").write_text("schema: 1\n", encoding="utf-8")
    (workspace / "parindex.db").write_text("", encoding="utf-8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    docs.python("from pathlib import Path; print(sorted(p.name for p in Path().iterdir()), Path.cwd())", cwd="example")
    assert written[0].endswith("```text\n['parindex.yaml'] .\n```")


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_issue_code_is_listed_once_and_without_a_bare_placeholder(docs, written, locale):
    docs.codes(locale)
    text = "\n".join(written)
    assert [code for code in CODES if text.count(f"| `{code}` |") != 1] == []
    assert set(re.findall(r"\{\w+\}", text)) <= {"{year}", "{n}"}  # which people type, as they stand, in parindex.yaml


def test_a_table_cannot_be_broken_by_what_stands_in_it(docs):
    assert docs._table(["A"], [["x | y\n<b>"]]) == "| A |\n| --- |\n| x \\| y &lt;b> |"


def test_the_limits_are_listed_with_their_reasons(docs, written):
    docs.limits()
    assert written[0].count("\n") > 3
    assert "| Limit | Value | Why |" in written[0]


def test_output_cannot_be_taken_for_the_marks_of_cog(docs, written):
    docs._out("[[FILE[@YEAR]]] and [[[end]]]")
    assert written == ["[[FILE[@YEAR]] ] and [[ [end]] ]"]


def test_digests_and_days_that_depend_on_the_clock_are_made_up_and_stay_different(docs):
    first, second = "a" * 64, "b" * 64
    text = docs._without_digests(f"{first} {second} {first} {first[:16]}… 26 November 2026, ngày 26 tháng 11 năm 2026")
    one, two, again, short, *days = text.split(maxsplit=4)
    assert one == again != two
    assert len(short) == 17
    assert days == ["15 January 2026, ngày 15 tháng 01 năm 2026"]
    assert first not in text
