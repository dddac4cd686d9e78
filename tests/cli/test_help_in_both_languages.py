"""`--help` of every command speaks the language of the run."""

import re

import pytest
import typer

from parindex.cli.app import app
from parindex.cli.help_language import help_texts
from parindex.cli.late_group import COMMANDS

BELOW = (("history", "import"), ("history", "show"), ("history", "check"))
BELOW += (("criteria", "show"), ("criteria", "diff"), ("criteria", "lint"), ("units", "lineage"), ("units", "import"))
CALLS = ((), *((name,) for name in COMMANDS), *BELOW)
ENGLISH = re.compile(
    r"(?<!-)\b(Usage|Options|Commands|Arguments|OPTIONS|ARGS|default|required|the|and|of|Show|Default)\b"
)
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


@pytest.fixture(scope="module")
def english():
    group = typer.main.get_command(app)
    for name in COMMANDS:
        group.get_command(None, name)
    return {text.partition("\n")[0] for text in help_texts(group)}


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_vietnamese_help_has_no_english_text(run, tmp_path, call, english):
    text = run(*call, "--help", cwd=tmp_path, locale="vi").out
    flat = " ".join(text.split())
    assert text.startswith("Cách dùng: ")
    assert [said for said in english if said in flat] == []
    assert ENGLISH.findall(text) == []


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_english_help_has_no_vietnamese_text(run, tmp_path, call):
    run(*call, "--help", cwd=tmp_path, locale="vi")
    text = run(*call, "--help", cwd=tmp_path, locale="en").out
    assert text.startswith("Usage: ")
    assert VIETNAMESE.findall(text) == []


def test_the_language_can_be_asked_for_beside_help(run, tmp_path):
    assert run("--locale", "vi", "--help", cwd=tmp_path, locale="").out.startswith("Cách dùng")
