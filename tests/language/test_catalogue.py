"""Every message of the reports has a Vietnamese translation with the same gaps to fill."""

import ast
import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tools.catalogues import _messages

ROOT = Path(__file__).parents[2] / "src" / "parindex"
PAGES = [
    *(ROOT / "reporting").glob("*.py"),
    *(
        path
        for folder in ("documents", "excel", "formats", "report", "word")
        for path in (ROOT / "reporting" / folder).glob("*.py")
    ),
]
SOURCES = [*PAGES, ROOT / "language" / "rule_words.py", ROOT / "language" / "policy_words.py"]
SAID = re.compile(r'say\("((?:[^"\\]|\\.)*)"')
OF_THE_LIBRARY = "Show this message and exit."
FOLDER = files("parindex.language") / "locale" / "vi" / "LC_MESSAGES"


def python_messages(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tables = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            tables[target.id] = texts(*node.value.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "say":
                first = node.args[0]
                table = first.value.id if isinstance(first, ast.Subscript) else None
                yield from tables[table] if table else texts(first)
            elif name in {"plural", "Format"}:
                yield from texts(node.args[0] if name == "plural" else node.args[2])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message":
            yield from texts(node.value)


def texts(*found):
    for node in found:
        if isinstance(node, ast.IfExp):
            yield from texts(node.body, node.orelse)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def messages():
    found = {message for path in SOURCES for message in python_messages(path)}
    templates = (path.read_text(encoding="utf-8") for path in (ROOT / "reporting" / "templates").glob("*.j2"))
    return found | {message for text in templates for message in SAID.findall(text)}


@pytest.fixture(scope="module")
def catalogue():
    with (FOLDER / "parindex.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def test_every_message_is_translated(catalogue):
    sandbox = {"a template prints numbers and does not compute them: {operator}"}
    known = {key for one in catalogue for key in ([one.id] if isinstance(one.id, str) else one.id)}
    assert sorted(message for message in messages() - sandbox if message not in known) == []


def test_no_translation_is_empty_or_lost_its_gaps(catalogue):
    for message in catalogue:
        english = message.id[-1] if isinstance(message.id, tuple) else message.id
        vietnamese = message.string[0] if isinstance(message.string, tuple) else message.string
        assert vietnamese
        assert gaps(vietnamese) == gaps(english)


@pytest.fixture(scope="module")
def said():
    """Every message that anybody may read, wherever it is said."""
    return {message for _, message in _messages()}


def test_whatever_is_said_has_a_translation(catalogue, said):
    assert sorted(said - {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue}) == []


def test_no_translation_is_left_over(catalogue, said):
    written = {
        node.value
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    written |= said | {OF_THE_LIBRARY}
    help_texts = re.sub(r"\s+", " ", " ".join(written))
    templates = "".join(path.read_text("utf-8") for path in ROOT.rglob("*.j2"))
    keys = [message.id if isinstance(message.id, str) else message.id[0] for message in catalogue]
    left = [key for key in keys if key not in written and key not in templates]
    assert [key for key in left if re.sub(r"\s+", " ", key) not in help_texts] == []


def test_the_compiled_catalogue_is_up_to_date(catalogue):
    with (FOLDER / "parindex.mo").open("rb") as file:
        compiled = read_mo(file)
    assert translations(compiled) == translations(catalogue)


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def translations(found):
    """By the singular: a compiled catalogue lists plurals, a written one pairs them."""
    pairs = ((message.id, message.string) for message in found if message.id)
    return {key if isinstance(key, str) else key[0]: text if isinstance(text, str) else text[0] for key, text in pairs}
