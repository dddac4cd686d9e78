"""Every message of the forms, their command and their issues has a Vietnamese text with the same gaps."""

import ast
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from parindex.language import speech
from parindex.model.codes.forms import CODES

ROOT = Path(__file__).parents[3] / "src" / "parindex"
SOURCES = [
    *(ROOT / "reporting" / "forms").glob("*.py"),
    ROOT / "workflow" / "template.py",
    ROOT / "cli" / "commands" / "template.py",
]
FOLDER = files("parindex.language") / "locale" / "vi" / "LC_MESSAGES"


def messages():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in {"say", "plural", "ParindexError"} and isinstance(node.args[0], ast.Constant):
                    yield node.args[0].value
    for code in CODES:
        yield from (code.message, code.remedy)


@pytest.fixture(scope="module")
def catalogue():
    with (FOLDER / "forms.po").open("rb") as file:
        return {key(message): message for message in read_po(file) if message.id}


def key(message):
    return message.id if isinstance(message.id, str) else message.id[0]


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_message_is_said_in_vietnamese(message):
    english = speech("vi")._catalogue.gettext(message)
    assert english != message


def test_no_translation_lost_its_gaps_and_none_is_left_over(catalogue):
    for text, message in catalogue.items():
        vietnamese = message.string if isinstance(message.string, str) else message.string[0]
        assert gaps(text) == gaps(vietnamese)
    assert set(catalogue) - set(messages()) == set()


def test_the_compiled_catalogue_is_up_to_date(catalogue):
    with (FOLDER / "forms.mo").open("rb") as file:
        compiled = {key(message): message.string for message in read_mo(file) if message.id}
    assert {text: first(message.string) for text, message in catalogue.items()} == {
        text: first(string) for text, string in compiled.items()
    }


def first(string):
    return string if isinstance(string, str) else string[0]


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}
