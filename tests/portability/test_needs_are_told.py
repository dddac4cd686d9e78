"""What only POSIX has is used behind a question in the program, and behind a reason to skip in the tests."""

import ast
import re

import pytest
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "parindex"
ABSENT = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
"""Modules that Windows lacks."""
LACKING = {"fork", "geteuid", "getuid", "killpg", "mkfifo", "seteuid", "setsid", "sysconf", "symlink_to", "SIGKILL"}
"""What Windows lacks, or lets few people do."""
ASKED = re.compile(
    r"sys\.platform|os\.name|hasattr\(|skipif|importorskip|pytest\.skip|LINKS|PIPES|DEVICES|RIGHTS|POSIX"
)
ZONES = {"zoneinfo", "dateutil", "pytz"}


def trees(folder):
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text("utf-8")
        yield path.relative_to(ROOT).as_posix(), text, ast.parse(text)


def imported(node):
    if isinstance(node, ast.Import):
        return {one.name.partition(".")[0] for one in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) and not node.level else set()


@pytest.mark.parametrize("folder", [SOURCE, ROOT / "tests"], ids=["program", "tests"])
def test_no_module_needs_at_its_top_what_windows_lacks(folder):
    assert [name for name, _, tree in trees(folder) if ABSENT & set().union(*map(imported, tree.body))] == []


def test_the_program_asks_before_it_uses_what_windows_lacks():
    found = []
    for name, text, tree in trees(SOURCE):
        nodes = list(ast.walk(tree))
        needs = any(ABSENT & imported(node) for node in nodes)
        needs |= any(isinstance(node, ast.Attribute) and node.attr in LACKING - {"sysconf"} for node in nodes)
        found += [name] if needs and not ASKED.search(text) else []
    assert found == []


def test_the_program_needs_no_database_of_time_zones():
    assert [name for name, _, tree in trees(SOURCE) if any(ZONES & imported(node) for node in ast.walk(tree))] == []


def test_a_test_that_needs_links_pipes_or_signals_says_so():
    """In the test itself or for its whole module; files that hold no tests serve some that do."""
    found = []
    for name, text, tree in trees(ROOT / "tests"):
        whole = re.search(r"^pytestmark", text, re.MULTILINE)
        tests = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")]
        for test in [] if whole else tests:
            needs = any(isinstance(node, ast.Attribute) and node.attr in LACKING for node in ast.walk(test))
            said = " ".join(ast.unparse(one) for one in test.decorator_list) + ast.unparse(test)
            found += [f"{name}: {test.name}"] if needs and not re.search(f"{ASKED.pattern}|SHELL", said) else []
    assert found == []


def test_text_is_never_opened_in_the_encoding_of_the_country():
    """`read_text` and `write_text` always name an encoding; `open` does where it is not for bytes."""
    found = []
    for name, _, tree in trees(SOURCE):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or any(one.arg == "encoding" for one in node.keywords):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            wrong = (called == "write_text" and len(node.args) < 2) or (
                called == "read_text" and isinstance(node.func, ast.Attribute) and not node.args
            )
            wrong |= isinstance(node.func, ast.Name) and called == "open" and not any("b" in one for one in texts)
            found += [f"{name}:{node.lineno}"] if wrong else []
    assert found == []
