"""Slips of the hand in YAML are told as what they are, at the place where they stand."""

from pathlib import Path

import pytest

from parindex.language import speech
from parindex.model.units import Registry
from parindex.sources.definitions.yaml.yaml_file import parse_yaml, read_definition

HEAD = "schema: 1\nblocks:\n  communes: {title: Khối xã, criteria: example}\nunits:\n"


def told(tmp_path, text):
    (tmp_path / "units.yaml").write_text(text, "utf-8")
    found = read_definition(tmp_path / "units.yaml", Registry)
    return found[0], [(one.code, one.place.cell) for one in found[2]]


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("  - {id: an, name: Xã An block: communes}", "Y066", "5:26"),
        ('  - {id: an, name: "Xã An" block: communes}', "Y066", "5:28"),
        ("  - {id: an\n     name: Xã An, block: communes}", "Y066", "6:6"),
        ("  - {id: an， name: Xã An, block: communes}", "Y067", "5:12"),
        ("  - {id：an, name: Xã An, block: communes}", "Y067", "5:8"),
        ("  - id：an\n    name: Xã An\n    block: communes", "Y067", "5:7"),
        ("  – id: an\n    name: Xã An\n    block: communes", "Y067", "5:3"),
        ("  – {id: an, name: Xã An, block: communes}", "Y067", "5:3"),
        ("  - {id: an, name: “An, khu 3”, block: communes}", "Y067", "5:20"),
        ("  - {id:an, name: Xã An, block: communes}", "Y068", "5:9"),
        ("  - id: an\n    name:Xã An\n    block: communes", "Y068", "6:10"),
        ("\u00a0\u00a0- {id: an, name: Xã An, block: communes}", "Y065", "5:1"),
        ("  - id: an\n\u3000 name: Xã An\n    block: communes", "Y065", "6:1"),
        ("  - id: an\n\tname: Xã An", "Y015", "6:1"),
        ("  - {id: an, name: An (khu #3), block: communes}\n  - {id: b, name: Xã B, block: communes}", "Y069", "5:28"),
        ("  - {id: an, name: Xã An, block: communes\n  - {id: b, name: Xã B, block: communes}", "Y017", "5:5"),
    ],
)
def test_what_stops_the_reading_is_named_once_at_its_place(tmp_path, line, code, place):
    found, issues = told(tmp_path, HEAD + line + "\n")
    assert found is None
    assert issues == [(code, place)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("name: Phường An Mỹ (khu #3)", "Y165"),
        ("name: Phường An Mỹ #3", "Y165"),
        ("name: Quyết định số # 12", "Y165"),
        ("name: Phường An Mỹ (khu # ba)", "Y165"),
        ("name: “Phường An Mỹ”", "Y166"),
        ("name: ‘Phường An Mỹ’", "Y166"),
        ("name: „Phường An Mỹ“", "Y166"),
    ],
)
def test_what_is_valid_but_not_what_was_typed_is_a_warning(tmp_path, typed, code):
    found, issues = told(tmp_path, HEAD + f"  - id: an\n    {typed}\n    block: communes\n")
    assert found is not None
    assert issues == [(code, "6:11")]


@pytest.mark.parametrize(
    "typed",
    [
        "name: Phường An Mỹ # tên mới",
        "name: Phường An Mỹ  ## tên mới",
        'name: "Phường An Mỹ #3"',
        'name: "“Phường An Mỹ”"',
        "name: Đề án “Một cửa”",
        "name: “Một cửa” ở “An Mỹ”",
        "name: An#3",
    ],
)
def test_comments_and_marks_inside_a_text_are_as_they_should_be(tmp_path, typed):
    assert told(tmp_path, HEAD + f"  - id: an\n    {typed}\n    block: communes #xã\n")[1] == []


def test_dashes_in_a_text_over_several_lines_are_no_slip(tmp_path):
    text = "schema: 1\nblocks: {}\ntitle: |\n  Gồm\n  – một\nunits: []\n"
    assert [code for code, _ in told(tmp_path, text)[1]] == ["Y119", "Y119", "Y102"]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_lost_part_is_shown(locale):
    _, (issue,) = parse_yaml(b"name: An (khu #3)\n", Path("units.yaml"))
    assert "#3)" in speech(locale).message(issue)
