"""A table is told once: titles of columns stand in `reporting/tables`, harmlessness is the writer's.

The lists beside this file name the modules that still do it by hand. They may only shrink.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import parindex

HERE = Path(__file__).parent
SOURCE = Path(parindex.__file__).parent
TABLES = SOURCE / "reporting" / "tables"
WRITERS = SOURCE / "reporting" / "writers"


def modules() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if not path.is_relative_to(TABLES) and not path.is_relative_to(WRITERS):
            yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def literal(call: ast.Call, place: int) -> str:
    argument = call.args[place] if len(call.args) > place else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def titles() -> set[str]:
    """The titles of all columns: the second argument of `Column`, and `short` and `long`."""
    found = set()
    for path in TABLES.rglob("*.py"):
        for name, call in calls(ast.parse(path.read_text("utf-8"))):
            if name == "Column":
                said = [*call.args[1:2], *(word.value for word in call.keywords if word.arg in {"short", "long"})]
                found |= {literal(one, 0) for one in said if isinstance(one, ast.Call)}
    return found - {""}


def by_hand() -> set[str]:
    known = titles()
    return {
        module
        for module, tree in modules()
        if any(name in {"say", "Column"} and {literal(call, 0), literal(call, 1)} & known for name, call in calls(tree))
    }


def made_harmless() -> set[str]:
    return {module for module, tree in modules() if any(name == "one_line" for name, _ in calls(tree))}


@pytest.mark.parametrize(
    ("found", "listed"), [(by_hand, "titles_by_hand.txt"), (made_harmless, "harmless_by_hand.txt")]
)
def test_only_the_listed_modules_still_tell_by_hand(found, listed):
    """A module that is new here belongs into `reporting/tables`; one that is gone leaves the list."""
    assert sorted(found()) == (HERE / listed).read_text("utf-8").splitlines()


def test_titles_are_found():
    assert {"Rank", "Unit", "Pts", "From mean"} <= titles()
