"""Laws of the house: how many modules a folder holds, and that a public class has a name of its own."""

import ast
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "parindex"
MOST_MODULES = 15
CROWDED: set[str] = set()
"""Folders that are still to be dissolved: this set only shrinks."""
SHARED = set((Path(__file__).parent / "shared_class_names.txt").read_text("utf-8").split())
"""Names that several public classes still bear: this list only shrinks."""


def modules():
    return [path for path in SOURCE.rglob("*.py") if path.name != "__init__.py"]


def test_no_folder_holds_more_modules_than_a_reader_keeps_in_mind():
    counted = defaultdict(int)
    for path in modules():
        counted[path.parent.relative_to(SOURCE).as_posix()] += 1
    assert {folder for folder, count in counted.items() if count > MOST_MODULES} == CROWDED


def test_every_folder_says_what_it_is_about():
    assert [
        str(path) for path in SOURCE.rglob("__init__.py") if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ] == []


def test_no_further_public_class_shares_its_name_with_another():
    places = defaultdict(list)
    for path in modules():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path)
    assert {name for name, paths in places.items() if len(paths) > 1} == SHARED
