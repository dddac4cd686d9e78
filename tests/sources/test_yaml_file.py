import os
import time
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from tests.systems import PIPES

import yaml
from parindex.errors import ParindexError
from parindex.model.definition import Frozen
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import MAX_VALUES
from parindex.sources.definitions.yaml.yaml_file import MAX_BYTES, parse_yaml, read_definition, read_yaml

HERE = Path("some.yaml")

PIECES = st.sampled_from(
    (
        *("a", "b", "1", "é", "~", "null", ": ", "- ", "? ", "{", "}", "[", "]", ",", "\n", "  ", "\t", '"', "'", "#"),
        *("&a ", "*a", "!!int ", "<<", "| ", "> ", "---\n", "...", "%YAML 1.1\n"),
        *("\ufeff", "\x00", "\u2028", "\x85", "\U0001f600"),
    )
)


QUOTED = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]), max_size=9)


def codes(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [issue.code for issue in parse_yaml(raw, HERE)[1]]


def parsed(text: str) -> Document:
    document, issues = parse_yaml(text.encode(), HERE)
    assert issues == []
    assert document
    return document


def test_scalars_stay_the_text_that_was_typed():
    document = parsed("a: 1.10\nb: no\nc: 1:30\nd: 2025-06-30\ne: 0x1F\nf: 1_000\ng: on\nh: .inf\n")
    assert document.data == {
        "a": "1.10",
        "b": "no",
        "c": "1:30",
        "d": "2025-06-30",
        "e": "0x1F",
        "f": "1_000",
        "g": "on",
        "h": ".inf",
    }


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_a_plain_null_is_none_and_a_quoted_one_is_text(typed):
    document = parsed(f'plain: {typed}\nquoted: "{typed}"\nlist: [{typed or "~"}]\n')
    assert document.data == {"plain": None, "quoted": typed, "list": [None]}


def test_every_key_and_item_has_its_line_and_column():
    document = parsed("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\nộ: 4\n")
    assert document.positions == {
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", 0): (3, 5),
        ("b", 1): (4, 5),
        ("b", 1, "c"): (4, 6),
        ("b", 1, "d"): (5, 6),
        ("ộ",): (6, 1),
    }


def test_what_was_not_typed_has_the_place_of_what_is_around_it():
    document = parsed("a:\n  - b: 1\n")
    assert document.place(("a", 0, "missing", "deeper")).cell == "2:5"
    assert document.place(("missing",)).cell == "1:1"
    assert document.line(("a", 0, "b")) == 2


def test_all_duplicate_keys_of_a_file_are_told():
    document, issues = parse_yaml(b"a: 1\na: 2\nb: {c: 1, c: 2}\n", HERE)
    assert document is None
    told = [(issue.place.cell, issue.values["key"], issue.values["first"]) for issue in issues]
    assert told == [("2:1", "a", 1), ("3:11", "c", 3)]


def test_a_byte_order_mark_is_told_and_passed_over():
    document, issues = parse_yaml(b"\xef\xbb\xbfa: 1\n", HERE)
    assert document
    assert document.data == {"a": "1"}
    assert [issue.severity for issue in issues] == ["hint"]


def test_windows_line_ends_keep_lines_and_texts():
    document = parsed("a: 1\r\nb: |\r\n  x\r\n  y\r\n")
    assert document.data == {"a": "1", "b": "x\ny\n"}
    assert document.line(("b",)) == 2


def test_a_byte_that_is_no_utf_8_is_told_at_its_line_and_column():
    _, issues = parse_yaml("a: 1\nộ: ".encode() + b"\xe9\n", HERE)
    assert [(issue.code, issue.place.cell, issue.values["byte"]) for issue in issues] == [("Y003", "2:4", "0xE9")]


@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_give_data_or_issues_and_never_an_exception(raw):
    document, issues = parse_yaml(raw, HERE)
    assert (document is None) == any(issue.severity == "error" for issue in issues)
    for issue in issues:
        line, column = map(int, issue.place.cell.split(":"))
        assert line >= 1
        assert column >= 1


@given(st.dictionaries(QUOTED.filter(bool), QUOTED | st.lists(QUOTED)))
def test_what_a_writer_of_yaml_quotes_is_read_back_as_it_was(data):
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, default_style='"', allow_unicode=False)
    document, issues = parse_yaml(text.encode(), HERE)
    if data:
        assert issues == []
        assert document
        assert document.data == data


BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a, *a, *a, *a, *a, *a]\n" for n in range(9)),
    "brackets": "a: " + "[" * 100_000,
    "closed brackets": "a: " + "[" * 100_000 + "]" * 100_000,
    "braces": "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "one long key": "k" * 1_000_000 + ": 1\n",
    "one long quoted key": '"' + "k" * 1_000_000 + '": 1\n',
    "one long value": "a: [" + "v" * 1_000_000 + "\n",
    "no keys": "a: [" + "," * 1_000_000 + "]\n",
    "many anchors": "a: [" + "&x y, " * 100_000 + "]\n",
    "many lines": "a:\n" + "\n" * 1_000_000 + "  -",
    "open quotes": 'a: "' * 100_000,
    "comments": "#" * 1_000_000,
    "spaces": " " * 1_000_000 + "\t",
    "many directives": "%TAG ! tag:x\n" * 10_000 + "--- a\n",
    "duplicates": "a: 1\n" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_soon_and_is_told(name):
    begin = time.process_time()
    document, issues = parse_yaml(BOMBS[name].encode(), HERE)
    assert time.process_time() - begin < 2
    assert document is None or name in {"many lines", "one long value"}
    assert issues or document


def test_too_many_values_are_told():
    begin = time.process_time()
    assert codes("a: [" + "x," * (MAX_VALUES + 10) + "]\n") == ["Y019"]
    assert time.process_time() - begin < 4


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert [issue.code for issue in read_yaml(path)[1]] == ["Y002"]


@PIPES
def test_an_endless_file_or_a_folder_is_not_read(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path("/dev/zero")):
        assert [issue.code for issue in read_yaml(path)[1]] == ["Y001"]


@pytest.mark.parametrize("name", ["missing.yaml", "file.yaml/below.yaml", "nul\0.yaml", "n" * 5000])
def test_a_file_that_cannot_be_opened_stops_the_program_with_words(tmp_path, name):
    (tmp_path / "file.yaml").write_text("a: 1")
    with pytest.raises(ParindexError) as caught:
        read_yaml(tmp_path / name)
    assert caught.value.exit_code == 4
    assert str(caught.value.values["path"]).endswith(name)


def test_what_pydantic_may_say_in_the_future_is_told_in_general_words(tmp_path):
    class Even(Frozen):
        number: Annotated[int, Field(multiple_of=2)]

    path = tmp_path / "odd.yaml"
    path.write_text("number: 3\n")
    _, _, issues = read_definition(path, Even)
    assert [(issue.code, issue.values["key"], issue.values["value"]) for issue in issues] == [("Y199", "number", "3")]
